import type { ChannelKind } from '../src/channel/port.ts';
import { telegram } from './telegram/index.ts';
import { webchat } from './webchat/index.ts';

/** Every kind of channel that we call. */
export const kinds: readonly ChannelKind[] = [telegram];
export { webchat };
