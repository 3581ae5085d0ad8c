import pg from 'pg';
import { stopwatch } from '../../src/kernel/clock.ts';

const lasts = 1000;

/** Commits of one row each, at `connections` connections of the same client, for a second. Answers rows a second. */
export async function insertsPerSecond(connection: pg.ClientConfig, connections: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
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
      while (took() < lasts) {
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
