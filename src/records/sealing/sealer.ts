import { second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import type { Database } from '../base/database.ts';
import type { FileStore } from '../turns/files.ts';
import { beginChains } from './beginning.ts';
import { sealMadeUnderBefore } from './made-under-before.ts';
import { headAfter, noHead, type Link } from './link.ts';
import { endOfList, macOfEnd, type ChainEnd } from './macs.ts';

interface Waiting extends Link {
  readonly id: number;
}

interface StoredEnd extends ChainEnd {
  readonly mac: Buffer;
}

const most = 1000;
/** How long what is to be sealed gathers, so that one call makes links of many. */
const gatherMs = 200;

/** The ends of all chains as they are stored. */
async function endsOf(database: Database): Promise<ReadonlyMap<string, StoredEnd>> {
  const { rows } = await database.query<StoredEnd>('select association, seq, head, mac from chain_heads');
  return new Map(rows.map((end) => [end.association, end]));
}

/** Throws when an end was changed or the list removed by hand: to seal on would make it look right. */
function mustHold(database: Database, end: StoredEnd | undefined): void {
  if (end && !macOfEnd(database, end).equals(end.mac))
    throw new Error(`the end of the chain "${end.association}" was changed: npm run verify-records`);
}

/** A chain, and where all of them end. */
interface Place {
  readonly association: string;
  readonly ends: ReadonlyMap<string, StoredEnd>;
}

/** Makes links of what waits for one association; false when another node was faster. */
async function append(
  database: Database,
  { association, ends }: Place,
  waiting: readonly Waiting[],
): Promise<boolean> {
  const stored = ends.get(association);
  mustHold(database, stored);
  if (!stored) mustHold(database, ends.get(''));
  const chains = [...ends.keys()].filter((name) => name !== '');
  const { seq, head } = stored ?? { seq: 0, head: noHead };
  const heads: Buffer[] = [];
  for (const link of waiting) heads.push(headAfter(heads.at(-1) ?? head, link));
  const last = { association, seq: seq + heads.length, head: heads.at(-1) ?? head };
  const list = endOfList([...chains, association]);
  const { rows } = await database.query<{ done: boolean }>(
    'select append_links($1, $2, $3, $4, $5, $6, $7, $8) as done',
    [
      association,
      seq,
      waiting.map(({ id }) => id),
      heads,
      macOfEnd(database, last),
      chains.length,
      list.head,
      macOfEnd(database, list),
    ],
  );
  return rows[0]?.done ?? false;
}

/** Seals all that waits for one association. */
async function sealOne(database: Database, association: string): Promise<void> {
  for (;;) {
    // Before what waits: of another node that is faster, either the end has moved, or what it took is not among the rows.
    const ends = await endsOf(database);
    if (!ends.has('')) throw new Error('the list of chains is missing: npm run verify-records');
    const { rows } = await database.query<Waiting>(
      `select id, kind, ref, hash from chain_waiting where association = $1 order by id limit ${most}`,
      [association],
    );
    if (rows.length === 0) return;
    const done = await append(database, { association, ends }, rows);
    if (done && rows.length < most) return;
  }
}

/** Seals all that waits, of each association by itself: what is wrong with one chain holds up no other. */
async function sealWaiting(database: Database): Promise<void> {
  const { rows } = await database.query<{ association: string }>(
    'select distinct association from chain_waiting order by 1',
  );
  const ends = await Promise.allSettled(rows.map(({ association }) => sealOne(database, association)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Seals what was decided, soon after it was: one call of the database for many links, and no turn waits for it. */
export class Sealer {
  private readonly rounds: Rounds;
  private begun: true | undefined;
  private gathering: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    log: Log,
  ) {
    this.rounds = new Rounds({
      round: () => this.sealAll(),
      pause: 10 * second,
      failed: (error) => log.error('what was decided could not be sealed', { error: nameOfError(error) }),
    });
  }

  /** Something was decided. */
  hint(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.rounds.hint();
    }, gatherMs).unref();
  }

  /** Seals all that waits now. Throws Fault databaseDown. */
  async sealAll(): Promise<void> {
    this.begun ??= await this.begin();
    await sealWaiting(this.database);
  }

  /** What is there from before is sealed, once in the life of this process. */
  private async begin(): Promise<true> {
    await beginChains(this.database, this.files);
    return sealMadeUnderBefore(this.database);
  }

  /** Seals what is left, where the database is there. */
  async stop(): Promise<void> {
    clearTimeout(this.gathering);
    await this.rounds.stop();
    await this.sealAll().catch(() => undefined);
  }
}
