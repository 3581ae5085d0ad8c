import { DatabaseClient } from './connection/client.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import type { Database } from './database.ts';

const askAgain = 2000;

/**
 * Runs something on one node at a time: whoever holds the lock of that name on the database. `work` gets a signal that is aborted when the
 * lock may be lost, or at `stop`; when it ends by itself it is begun again after a pause.
 */
export function onOneNode(
  database: Database,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
): Rounds {
  const term = async (stopping: AbortSignal): Promise<void> => {
    const client = new DatabaseClient({ ...database.connection, statement_timeout: 0 });
    const over = new AbortController();
    const end = (): void => over.abort();
    client.on('error', end);
    client.on('end', end);
    stopping.addEventListener('abort', end);
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock(7400104, hashtext($1)) as held',
        [name],
      );
      if (rows[0]?.held && !over.signal.aborted) await work(over.signal);
    } finally {
      stopping.removeEventListener('abort', end);
      await client.end().catch(() => undefined);
    }
  };
  return new Rounds({ round: term, pause: askAgain, failed: () => undefined });
}
