import type { Association } from '../association/schema.ts';
import type { Channels } from '../conversation/arrival/channels.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { Coordination } from '../coordination/port.ts';
import type { Office } from '../desk/office.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Wording } from '../wording/wording.ts';
import type { Layout } from './layout.ts';

/** All that the routes need. */
export interface Doors {
  /** Which addresses there are. */
  readonly layout: Layout;
  readonly associations: ReadonlyMap<
    string,
    { readonly association: Association; readonly wording: Wording }
  >;
  readonly conversations: Conversations;
  /** Channels that we call. */
  readonly channels: Channels;
  readonly coordination: Coordination;
  /** A key of this installation for one purpose. */
  readonly secret: (purpose: string) => Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl?: string;
  readonly ready: () => Promise<void>;
  readonly office: Office;
}
