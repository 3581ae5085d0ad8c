import type pg from 'pg';
import { DatabaseClient, type Connection } from '../base/connection/client.ts';
import { onDatabase, isDown } from '../base/down.ts';
import { byteaArray, int4Array, int8Array } from '../base/binary.ts';
import type { Database } from '../base/database.ts';
import type { Extra } from './extras.ts';
import { kinds, type Kind } from './entries.ts';

/** Everything that one turn writes. It is kept when the conversation is still at `version` and `epoch`, else not at all. */
export interface TurnRecord {
  readonly conversation: number;
  readonly version: number;
  readonly epoch: number;
  /** Keyed hash of the channel's own id of the message; null for a timer. */
  readonly external: Buffer | null;
  /** Whether the body holds the new state of the dialogue; else the old one stays. */
  readonly holdsState: boolean;
  /** When the conversation is to be woken; null leaves the timer as it is, -1 ends it. */
  readonly due: number | null;
  readonly heard: number | null;
  /** The line up to which identifiers are masked from now on; null leaves it. */
  readonly signed: number | null;
  readonly at: number;
  /** What goes into the transcript: lines `seq` to `last`, encrypted together. `kind` says who the first is from. */
  readonly seq: number;
  readonly last: number;
  readonly kind: Kind;
  readonly body: Buffer;
  readonly extras: readonly Extra[];
}

/**
 * What became of a turn. `moved` and `owned`: somebody else was faster in this conversation; `stale`: what an outcome hangs on is not as it
 * was (a request was decided meanwhile, a reference given already). Whatever is not committed or known, load and compute again.
 */
export type Verdict = (typeof verdicts)[number];
/** By the numbers that `commit_turns` answers. */
const verdicts = ['committed', 'duplicate', 'moved', 'owned', 'gone', 'stale'] as const;

export interface Committer {
  /** Resolves after the turn is on the disk. Throws Fault databaseDown when nobody knows whether it is. */
  commit(turn: TurnRecord): Promise<Verdict>;
  /** Turns that wait for a connection now. */
  readonly waiting: number;
  close(): Promise<void>;
}

interface Waiting {
  readonly turn: TurnRecord;
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (error: unknown) => void;
}

const mostTogether = 24;
const text = 'select commit_turns($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as verdicts';

function parameters(turns: readonly TurnRecord[]): unknown[] {
  const extras = turns.flatMap((turn, i) => turn.extras.map((extra) => ({ turn: i + 1, ...extra })));
  return [
    int8Array(turns.map((turn) => turn.conversation)),
    int4Array(turns.map((turn) => turn.version)),
    int4Array(turns.map((turn) => turn.epoch)),
    int4Array(turns.map((turn) => (turn.holdsState ? 1 : 0))),
    int8Array(turns.map((turn) => turn.due)),
    int8Array(turns.map((turn) => turn.heard)),
    int8Array(turns.map((turn) => turn.signed)),
    int4Array(turns.map((turn) => turn.seq)),
    int4Array(turns.map((turn) => turn.last)),
    int4Array(turns.map((turn) => kinds[turn.kind])),
    int8Array(turns.map((turn) => turn.at)),
    byteaArray(turns.map((turn) => turn.external)),
    byteaArray(turns.map((turn) => turn.body)),
    extras.length > 0 ? JSON.stringify(extras) : null,
  ];
}

/** One connection that commits; it is opened when it is needed and again when it broke. */
class Lane {
  private client: pg.Client | undefined;
  busy = false;

  constructor(private readonly connection: Connection) {}

  async run(turns: readonly TurnRecord[]): Promise<readonly number[]> {
    const client = await this.ready();
    const { rows } = await client.query<{ verdicts: number[] }>({
      name: 'commit-turns',
      text,
      values: parameters(turns),
    });
    return rows[0]?.verdicts ?? [];
  }

  private async ready(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = new DatabaseClient(this.connection);
    client.on('error', () => this.forget(client));
    client.on('end', () => this.forget(client));
    await client.connect();
    this.client = client;
    return client;
  }

  private forget(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
  }

  async close(): Promise<void> {
    await this.client?.end().catch(() => undefined);
  }
}

/** Commits turns in groups: while one group is on its way to the disk the next gathers, on two connections. */
class GroupCommitter implements Committer {
  private readonly lanes: readonly Lane[];
  private readonly queue: Waiting[] = [];
  private idle: (() => void) | undefined;

  /** `sealable` is called when a turn was committed that leaves something to be sealed. */
  constructor(
    private readonly database: Pick<Database, 'connection' | 'room' | 'pace'>,
    private readonly sealable: () => void,
  ) {
    this.lanes = [new Lane(database.connection), new Lane(database.connection)];
  }

  get waiting(): number {
    return this.queue.length;
  }

  commit(turn: TurnRecord): Promise<Verdict> {
    return new Promise((resolve, reject) => {
      this.queue.push({ turn, resolve, reject });
      const lane = this.lanes.find((one) => !one.busy);
      if (!lane) return;
      lane.busy = true;
      void this.work(lane);
    });
  }

  async close(): Promise<void> {
    if (this.lanes.some((lane) => lane.busy)) await new Promise<void>((done) => (this.idle = done));
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private async work(lane: Lane): Promise<void> {
    for (;;) {
      await gathered();
      const group = this.queue.splice(0, mostTogether);
      if (group.length === 0) break;
      await together(lane, group, this.database);
      if (group.some(({ turn }) => turn.extras.some((extra) => extra['mac'] !== undefined))) this.sealable();
    }
    lane.busy = false;
    if (this.lanes.every((one) => !one.busy)) this.idle?.();
  }
}

/** A turn that spoils its group is found by committing each alone. */
async function together(
  lane: Lane,
  group: readonly Waiting[],
  by: Pick<Database, 'room' | 'pace'>,
): Promise<void> {
  try {
    const turns = group.map(({ turn }) => turn);
    const found = await onDatabase(() => by.pace.of(() => lane.run(turns)), by.room);
    group.forEach((one, i) => settle(one, found[i]));
  } catch (error) {
    if (isDown(error) || group.length === 1) for (const { reject } of group) reject(error);
    else for (const one of group) await together(lane, [one], by);
  }
}

function settle({ resolve, reject }: Waiting, found: number | undefined): void {
  const verdict = verdicts[found ?? -1];
  if (verdict) resolve(verdict);
  else reject(new Error('the database gave no verdict'));
}

/** Of one conversation there may be one turn at a time. `sealable` hears when something was committed that is to be sealed. */
export const openCommitter = (database: Database, sealable: () => void = () => undefined): Committer =>
  new GroupCommitter(database, sealable);

/** Turns that the last group set free are computed before the next group leaves, so that groups are large. */
const gathered = (): Promise<void> => new Promise((done) => setImmediate(done));
