import type { Context } from 'hono';
import type { Lang } from '../../contract/lang.ts';

/** Whose call it is, once the channel knows. */
export interface SpokenTo {
  readonly association: string;
  readonly lang: Lang;
}

const calls = new WeakMap<Context, SpokenTo>();

/** From here on a failure of this call is told in the words of the association. */
export const speakTo = (context: Context, member: SpokenTo): void => void calls.set(context, member);

export const spokenTo = (context: Context): SpokenTo | undefined => calls.get(context);
