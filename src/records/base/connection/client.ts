import pg from 'pg';
import { Fault } from '../../../kernel/errors.ts';
import type { Hosts } from './hosts.ts';

/** How a database is reached: as one address, or as one of several hosts. */
export interface Connection extends pg.ClientConfig {
  readonly hosts?: Hosts;
}

/**
 * A connection to the database. Of several hosts it takes the one that is asked now, and only if that takes what is written; otherwise it fails as where the database is away, and
 * whoever tries again asks the next one.
 */
export class DatabaseClient extends pg.Client {
  private readonly hosts: Hosts | undefined;
  private readonly url: string;

  // A pool hands over its password where no spread sees it.
  constructor(connection: Connection = {}) {
    const url = connection.hosts?.now ?? '';
    super(connection.hosts ? { ...connection, connectionString: url } : connection);
    this.hosts = connection.hosts;
    this.url = url;
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: ((error: Error) => void) | ((error: null, client: pg.Client) => void)): void;
  override connect(callback?: (error: never, client: never) => void): Promise<pg.Client> | void {
    const connected = this.hosts ? this.toWriter(this.hosts) : super.connect();
    if (!callback) return connected;
    const call = callback as (error: unknown, client?: pg.Client) => void;
    connected.then(
      (client) => call(null, client),
      (error: unknown) => call(error),
    );
  }

  private async toWriter(hosts: Hosts): Promise<pg.Client> {
    try {
      const client = await super.connect();
      const { rows } = await this.query<{ transaction_read_only: string }>('show transaction_read_only');
      if (rows[0]?.transaction_read_only !== 'on') return client;
    } catch (error) {
      hosts.leave(this.url);
      throw error;
    }
    hosts.leave(this.url);
    await this.end();
    throw new Fault(
      'databaseDown',
      'The database takes nothing that is written: it is a standby, or read only. Name the primary in DATABASE_URL, or all hosts, parted by commas.',
    );
  }
}
