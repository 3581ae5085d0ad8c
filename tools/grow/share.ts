import pg from 'pg';
import { readConfig } from '../../src/config.ts';
import { day } from '../../src/kernel/clock.ts';
import { randomSeed } from '../../src/kernel/ids.ts';
import { openDatabase } from '../../src/records/base/database.ts';
import { openObjects } from '../../src/records/files/open.ts';
import { FileStore } from '../../src/records/turns/files.ts';
import { referenceFrom } from '../../src/voice/reference.ts';
import { chanceOf, pick } from '../seed/chance.ts';
import { copyOf, type Copy } from './copy.ts';
import { rowsOf, type Pattern } from './pattern.ts';
import { numbersFor, writeCopies } from './write.ts';

/** What one worker makes: every `of`th copy, beginning with the `first`. */
export interface Share {
  readonly patterns: readonly Pattern[];
  readonly seed: number;
  readonly first: number;
  readonly of: number;
  readonly count: number;
  /** How many weeks before its pattern a copy may lie. */
  readonly weeks: number;
  /** Where the data lies, where that is not as the environment says. */
  readonly dataDir?: string;
}

const together = 40;
const week = 7 * day;
/** So many conversations of ten end with a request. */
const withRequest = 3;

/** Patterns as copies are drawn from them: with and without a request, and which of those have come to their end. */
class Drawn {
  private readonly asking: readonly Pattern[];
  private readonly others: readonly Pattern[];

  constructor(patterns: readonly Pattern[]) {
    this.asking = patterns.filter(({ requests }) => requests.length > 0);
    this.others = patterns.filter(({ requests }) => requests.length === 0);
  }

  /** Something that is still under way was under way in the last weeks only. */
  of(chance: ReturnType<typeof chanceOf>, weeks: number): Pattern {
    const some = chance('request', 10) < withRequest ? this.asking : this.others;
    const any = some.length > 0 ? some : [...this.asking, ...this.others];
    const ended = any.filter(({ isOpen }) => !isOpen);
    return pick(chance, 'pattern', weeks > 0 && ended.length > 0 ? ended : any);
  }
}

/** References that no request has, and no other worker gives. */
class References {
  private readonly given: Set<string>;

  private constructor(
    private readonly share: Share,
    given: readonly string[],
  ) {
    this.given = new Set(given);
  }

  static async of(client: pg.Client, share: Share): Promise<References> {
    const { rows } = await client.query<{ reference: string }>('select reference from requests');
    return new References(
      share,
      rows.map(({ reference }) => reference),
    );
  }

  next(): string {
    for (;;) {
      const reference = referenceFrom(randomSeed());
      // The check digit apart, so that each worker has every nth.
      const isOurs = Math.floor(Number(reference) / 10) % this.share.of === this.share.first;
      if (!isOurs || this.given.has(reference)) continue;
      this.given.add(reference);
      return reference;
    }
  }
}

/** Makes the copies of one share, encrypted and sealed as the product does. */
export async function makeShare(share: Share): Promise<void> {
  const config = share.dataDir === undefined ? readConfig() : readConfig({ DATA_DIR: share.dataDir });
  const database = await openDatabase(config, 'command');
  const client = new pg.Client({ ...database.connection, statement_timeout: 0 });
  await client.connect();
  const place = { database, files: new FileStore(openObjects(config)) };
  const drawn = new Drawn(share.patterns);
  try {
    const references = await References.of(client, share);
    for (let n = share.first; n < share.count; n += together * share.of) {
      const members: number[] = [];
      for (let i = n; i < Math.min(n + together * share.of, share.count); i += share.of) members.push(i);
      const ids = await numbersFor(client, 'conversations', members.length);
      const copies: Copy[] = [];
      for (const [i, id] of ids.entries()) {
        // Those that were played have numbers of their own.
        const member = share.patterns.length + (members[i] ?? 0);
        const chance = chanceOf(share.seed, member);
        const weeks = chance('weeks', share.weeks);
        const pattern = drawn.of(chance, weeks);
        const outbox = await numbersFor(client, 'outbox', rowsOf(pattern.rows, 'outbox').length);
        copies.push(
          await copyOf(place, pattern, {
            id,
            member,
            seed: share.seed,
            by: -weeks * week,
            references: pattern.requests.map(() => references.next()),
            outbox,
          }),
        );
      }
      await writeCopies(client, copies);
    }
  } finally {
    await client.end();
    await database.close();
  }
}
