import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../src/config.ts';
import { Conversations } from '../src/conversation/conversations.ts';
import { stopwatch } from '../src/kernel/clock.ts';
import { silent } from '../src/kernel/log.ts';
import { openGround } from '../src/runtime.ts';
import { dialogueOf, requestDialogue } from '../src/conversation/rehearsal/sample-dialogue.ts';

const flight = 64;
const rounds = 5;
const conversationsPerRound = 1280;
/** A server runs for months: what is measured is code that the engine's compiler has finished with. */
const conversationsToWarm = 3200;
const insertMs = 1000;
const wanted = { ratio: 0.5, p99: 50 };

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;

/** Works off a list with so many at a time. */
async function together<T>(
  list: readonly T[],
  width: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < list.length) {
      const one = list[next];
      next += 1;
      if (one !== undefined) await work(one);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** Commits of one row each, at 64 connections, for a second; measured before and after each round of turns. */
async function insertsPerSecond(connection: pg.ClientConfig): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: flight }, async () => {
      const client = new pg.Client(connection);
      await client.connect();
      return client;
    }),
  );
  await clients[0]?.query(
    'create table if not exists bench_rows (id bigint generated always as identity primary key, body bytea not null)',
  );
  const body = Buffer.alloc(260, 7);
  const took = stopwatch();
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (took() < insertMs) {
        await client.query({
          name: 'insert',
          text: 'insert into bench_rows (body) values ($1)',
          values: [body],
        });
        done += 1;
      }
    }),
  );
  const rate = (done / took()) * 1000;
  await Promise.all(clients.map((client) => client.end()));
  return rate;
}

const sizeQuery = `select (pg_total_relation_size('entries') + pg_total_relation_size('conversations') + pg_total_relation_size('requests'))::float8 as size`;

async function main(): Promise<void> {
  const json = process.argv.includes('--json');
  const dataDir = await mkdtemp(join(tmpdir(), 'silah-bench-'));
  await chmod(dataDir, 0o755);
  const config = readConfig({ DATA_DIR: dataDir });
  const fromNothing = stopwatch();
  await (await openGround(config, 'server', silent)).close();
  const firstStart = fromNothing();
  const again = stopwatch();
  const ground = await openGround(config, 'server', silent);
  const start = again();
  const conversations = new Conversations(ground);
  try {
    const { house, service } = dialogueOf(ground.engine, ground.houses.values(), 12);
    const turns = requestDialogue(ground.engine, { house, service }).length;
    const script = Array.from({ length: 16 }, (_, n) =>
      requestDialogue(ground.engine, { house, service, n }),
    );
    const open = (count: number): Promise<string[]> =>
      Promise.all(
        Array.from(
          { length: count },
          async () => (await conversations.begin(house.association.id, 'webchat')).publicId,
        ),
      );
    const talk = async (publicId: string, n: number, times: number[], pause = 0): Promise<void> => {
      for (const message of script[n % script.length] ?? []) {
        const took = stopwatch();
        await conversations.receive(publicId, message);
        times.push(took());
        if (pause > 0) await new Promise((done) => setTimeout(done, pause));
      }
    };
    const warm = await open(conversationsToWarm);
    await together(warm, flight, (publicId) => talk(publicId, 0, []));
    const rates: number[] = [];
    const inserts: number[] = [];
    const p99s: number[] = [];
    const cpus: number[] = [];
    const busy: number[] = [];
    const sizes: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const insertsBefore = await insertsPerSecond(ground.database.connection);
      const ids = await open(conversationsPerRound);
      const before = (await ground.database.query<{ size: number }>(sizeQuery)).rows[0]?.size ?? 0;
      const took = stopwatch();
      const cpuBefore = process.cpuUsage();
      let n = 0;
      await together(ids, flight, (publicId) => talk(publicId, (n += 1), []));
      const seconds = took() / 1000;
      const { user, system } = process.cpuUsage(cpuBefore);
      cpus.push((user + system) / (ids.length * turns));
      busy.push((user + system) / 1e6 / seconds);
      rates.push((ids.length * turns) / seconds);
      inserts.push((insertsBefore + (await insertsPerSecond(ground.database.connection))) / 2);
      sizes.push(
        (((await ground.database.query<{ size: number }>(sizeQuery)).rows[0]?.size ?? 0) - before) /
          (ids.length * turns),
      );
      const calm: number[] = [];
      const half = median(rates) / 2;
      const some = (await open(conversationsPerRound / 4)).map((publicId, i) => ({ publicId, i }));
      await together(some, flight, ({ publicId, i }) =>
        talk(publicId, i, calm, (flight / half) * 1000 * 0.9),
      );
      p99s.push(quantile(calm, 0.99));
    }
    const ratio = median(rates.map((rate, i) => rate / (inserts[i] ?? 1)));
    const result = {
      dialogue: { association: house.association.id, service, turns },
      inFlight: flight,
      rounds,
      turnsPerSecond: Math.round(median(rates)),
      insertsPerSecond: Math.round(median(inserts)),
      ratio: Number(ratio.toFixed(3)),
      cpuMicrosecondsPerTurn: Math.round(median(cpus)),
      cpusBusy: Number(median(busy).toFixed(2)),
      p99AtHalfLoadMs: Number(median(p99s).toFixed(1)),
      bytesPerTurn: Math.round(median(sizes)),
      firstStartMs: Math.round(firstStart),
      startMs: Math.round(start),
      limits: wanted,
      met: ratio >= wanted.ratio && median(p99s) <= wanted.p99,
    };
    console.log(json ? JSON.stringify(result) : result);
    process.exitCode = result.met ? 0 : 1;
  } finally {
    await conversations.close();
    await ground.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await main();
