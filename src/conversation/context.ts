import type { Engine } from '../engine/advance.ts';
import type { House } from '../voice/house.ts';
import type { Coordination } from '../coordination/port.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Committer } from '../records/turns/commit.ts';
import type { Database } from '../records/base/database.ts';
import type { FileStore } from '../records/turns/files.ts';

/** Counts of what happens, for whoever watches over the server. */
export interface Gauges {
  turn(
    association: string,
    outcome: 'decided' | 'duplicate' | 'dead' | 'kept' | 'again',
    milliseconds: number,
  ): void;
}

/** All that conversations live on. */
export interface Ground {
  readonly database: Database;
  readonly committer: Committer;
  readonly files: FileStore;
  /** Channels whose clients fetch their lines by watermark: nothing is sent to them, so nothing can be sent twice. */
  readonly pulled: ReadonlySet<string>;
  readonly houses: ReadonlyMap<string, House>;
  readonly engine: Engine;
  readonly coordination: Coordination;
  readonly clock: Clock;
  readonly log: Log;
  readonly gauges: Gauges;
}

export const topicOf = (publicId: string): string => `conversation ${publicId}`;
/** Where the desks of an association hear that something changed. */
export const deskTopic = (association: string): string => `desk ${association}`;
