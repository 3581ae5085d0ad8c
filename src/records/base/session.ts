import type pg from 'pg';
import { stopwatch } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/errors.ts';
import type { EmbeddedServer } from '../embedded/server.ts';
import { DatabaseClient, type Connection } from './connection/client.ts';

/**
 * A server keeps others from the same DATA_DIR; one of its workers lives on the database that it holds; a command only looks in, beside a server or alone.
 */
export type Role = 'server' | 'worker' | 'command';

const serverLock = 7_400_102;
const usersLock = 7_400_103;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Which database a session is on; `embedded` where it is one of our own, in `dataDir`. */
export interface SessionPlace {
  readonly connection: Connection;
  readonly embedded: EmbeddedServer | undefined;
  readonly role: Role;
  readonly dataDir: string;
}

/**
 * The one connection that lives as long as the process. On an embedded database it holds the locks by which processes know of one
 * another, brings the database back when it died, and stops it when nobody else uses it.
 */
export class Session {
  private client: pg.Client | undefined;
  private closing = false;

  constructor(private readonly place: SessionPlace) {}

  async open(): Promise<pg.Client> {
    const client = new DatabaseClient({ ...this.place.connection, statement_timeout: 0 });
    client.on('error', () => undefined);
    this.client = client;
    await client.connect();
    if (this.place.embedded) await this.holdPlace(client);
    client.on('end', () => void this.reopen());
    return client;
  }

  private async reopen(): Promise<void> {
    for (;;) {
      await pause(300);
      if (this.closing) return;
      try {
        await this.place.embedded?.revive();
        await this.open();
        return;
      } catch {
        await this.client?.end().catch(() => undefined);
      }
    }
  }

  private async holdPlace(client: pg.Client): Promise<void> {
    await client.query('select pg_advisory_lock_shared($1)', [usersLock]);
    if (this.place.role !== 'server') return;
    const waited = stopwatch();
    while (waited() < 5000) {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
        serverLock,
      ]);
      if (rows[0]?.held) return;
      await pause(200);
    }
    throw new Fault(
      'alreadyRunning',
      `Another Silah server is running on ${this.place.dataDir}. Stop it first, give this one another DATA_DIR, or let both use one DATABASE_URL.`,
    );
  }

  async close(): Promise<void> {
    this.closing = true;
    if (this.place.embedded && this.place.role !== 'worker' && (await this.isLast()))
      await this.place.embedded.stop();
    await this.client?.end().catch(() => undefined);
  }

  private async isLast(): Promise<boolean> {
    try {
      await this.client?.query('select pg_advisory_unlock_all()');
      const found = await this.client?.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
        usersLock,
      ]);
      return found?.rows[0]?.last ?? false;
    } catch {
      return false;
    }
  }
}
