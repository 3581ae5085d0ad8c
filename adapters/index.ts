import type { Channel } from '../src/channel/port.ts';
import { webchat } from './webchat/index.ts';

/** Every channel there is. */
export const channels: readonly Channel[] = [webchat];
export { webchat };
