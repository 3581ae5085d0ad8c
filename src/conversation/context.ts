import type { SendFaultCode } from '../channel/faults.ts';
import type { Engine } from '../engine/advance.ts';
import type { House } from '../voice/house.ts';
import type { Beside } from '../coordination/beside/beside.ts';
import type { Coordination } from '../coordination/port.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Push } from '../push/push.ts';
import type { Committer } from '../records/turns/commit.ts';
import type { Database } from '../records/base/database.ts';
import type { LiveHouses } from '../facts/live-houses.ts';
import type { FileStore } from '../records/turns/files.ts';
import type { Reach } from './reach.ts';

/** What became of an attempt to sign in at the desk. */
export type SignInOutcome = 'done' | 'wrong' | 'stopped' | 'limited' | 'busy';

/** Counts of what happens, for whoever watches over the server. */
export interface Gauges {
  turn(
    association: string,
    outcome: 'decided' | 'duplicate' | 'dead' | 'kept' | 'again',
    milliseconds: number,
  ): void;
  /** What the files of an association take, in bytes. */
  files(association: string, used: number): void;
  signIn(outcome: SignInOutcome): void;
  /** A call was refused at the door with this pattern of addresses, as 401, 403 or 429. */
  refused(door: string, status: number): void;
  /** A provider was given a parcel; `fault` says why it was not taken. */
  sent(what: {
    readonly association: string;
    readonly channel: string;
    readonly fault: SendFaultCode | undefined;
  }): void;
  /** Somebody follows what is new; what is answered says that they do no more. */
  connected(of: 'chat' | 'desk'): () => void;
}

/** Counts nothing. */
export const uncounted: Gauges = {
  turn: () => undefined,
  files: () => undefined,
  signIn: () => undefined,
  refused: () => undefined,
  sent: () => undefined,
  connected: () => () => undefined,
};

/** The services that every conversation uses, opened once in the life of a process. */
export interface Ground {
  readonly database: Database;
  readonly committer: Committer;
  readonly files: FileStore;
  /** Channels whose clients fetch their lines by watermark: nothing is sent to them, so nothing can be sent twice. */
  readonly pulled: ReadonlySet<string>;
  /** Whom the channels that we call can reach right now. */
  readonly reach: Reach;
  /** The associations as they are now: to be looked at anew in every turn. */
  readonly houses: ReadonlyMap<string, House>;
  /** What keeps `houses` as their desks have changed them. */
  readonly live: LiveHouses;
  readonly engine: Engine;
  readonly coordination: Coordination;
  /** The other workers of this machine: a conversation has its turns at one of them while all are well. */
  readonly beside: Beside;
  readonly clock: Clock;
  readonly log: Log;
  readonly gauges: Gauges;
  /** Reaches browsers that are closed. */
  readonly push: Push;
  /** So many bytes the files of one association may take. */
  readonly filesBudget: number;
}

export const topicOf = (publicId: string): string => `conversation ${publicId}`;
/** Where the desks of an association hear that something changed. */
export const deskTopic = (association: string): string => `desk ${association}`;
