import type { HelpLine } from '../association/help-lines.ts';
import type { Association } from '../association/schema.ts';
import type { Gauges } from '../conversation/context.ts';
import type { Channels } from '../conversation/arrival/channels.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { Coordination } from '../coordination/port.ts';
import type { Office } from '../desk/office.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Wording } from '../wording/wording.ts';
import type { Callers } from './callers.ts';
import type { Layout } from './layout.ts';
import type { Shelf } from './pages/shelf.ts';

/** All that the routes need. */
export interface Doors {
  /** Which addresses there are. */
  readonly layout: Layout;
  readonly associations: ReadonlyMap<
    string,
    { readonly association: Association; readonly wording: Wording; readonly lines: readonly HelpLine[] }
  >;
  readonly conversations: Conversations;
  /** Channels that we call. */
  readonly channels: Channels;
  readonly coordination: Coordination;
  /** A key of this installation for one purpose. */
  readonly secret: (purpose: string) => Uint8Array;
  readonly gauges: Gauges;
  /** Who calls, also from behind a proxy that is named. */
  readonly callers: Callers;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl?: string;
  readonly ready: () => Promise<void>;
  /** What pages of other builds load. */
  readonly shelf: Shelf;
  readonly office: Office;
}
