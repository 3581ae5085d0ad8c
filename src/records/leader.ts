import pg from 'pg';
import type { Database } from './database.ts';

const askAgain = 2000;

/**
 * Runs something on one node at a time: whoever holds the lock of that name on the database. `work` gets a signal that is aborted when the
 * lock may be lost, or at `stop`; when it ends by itself it is begun again after a pause.
 */
export function lead(
  database: Database,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const pause = (): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, askAgain);
      stopping.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done();
      });
    });

  const term = async (): Promise<void> => {
    const client = new pg.Client({ ...database.connection, statement_timeout: 0 });
    const over = new AbortController();
    const end = (): void => over.abort();
    client.on('error', end);
    client.on('end', end);
    stopping.signal.addEventListener('abort', end);
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock(7400104, hashtext($1)) as held',
        [name],
      );
      if (rows[0]?.held && !over.signal.aborted) await work(over.signal);
    } finally {
      stopping.signal.removeEventListener('abort', end);
      await client.end().catch(() => undefined);
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await term().catch(() => undefined);
      await pause();
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
