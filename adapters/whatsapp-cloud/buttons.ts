import { tapData } from '../../src/channel/tap.ts';

/** WhatsApp's limits for what a button and a row of a list carry, in characters. */
const most = { buttons: 256, list: 200 } as const;

/** What the button or row of a choice carries. */
export const idOf = (
  as: 'buttons' | 'list',
  tap: { readonly prompt: string; readonly choice: string; readonly place: number },
): string => tapData(tap, (id) => id.length <= most[as]);
