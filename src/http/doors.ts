import type { Association } from '../association/schema.ts';
import type { ChannelKind, PulledChannel } from '../channel/port.ts';
import type { Channels } from '../conversation/arrival/channels.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { Office } from '../desk/office.ts';
import type { Coordination } from '../coordination/port.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Wording } from '../wording/wording.ts';
import type { Tokens } from './tokens.ts';

/** All that the routes need. */
export interface Doors {
  readonly associations: ReadonlyMap<
    string,
    { readonly association: Association; readonly wording: Wording }
  >;
  readonly conversations: Conversations;
  readonly webchat: PulledChannel;
  /** Channels that we call, and the kinds of them that there are. */
  readonly channels: Channels;
  readonly channelKinds: readonly ChannelKind[];
  readonly coordination: Coordination;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl?: string;
  readonly ready: () => Promise<void>;
  /** Folder of the built widget. */
  readonly webFolder: string;
  readonly office: Office;
  /** Folder of the built desk, and its lines in both languages. */
  readonly deskFolder: string;
  readonly deskLines: Readonly<Record<'ar' | 'en', Readonly<Record<string, string>>>>;
}
