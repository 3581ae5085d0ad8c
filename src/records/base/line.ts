import type pg from 'pg';
import { DatabaseClient, type Connection } from './connection/client.ts';
import { Fault } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';

const channel = 'silah_news';
const again = 1000;
/** A connection that answers nothing hears nothing: it is looked at so often, and given so long. */
const lookEvery = 10_000;
const answersWithin = 3000;

/** Hears what any other node on a database tells all of them, and tells them, over one connection that comes back by itself. */
export interface Line {
  readonly isOpen: boolean;
  /** Whether another node listens, as far as is known. */
  readonly isHeard: boolean;
  /** Throws when the database is away: what was to be told is lost then. */
  tell(texts: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** What the connections of all nodes are called, so that each sees whether there are others. */
const name = 'silah-line';
const others = `select exists (select 1 from pg_stat_activity where application_name = '${name}' and pid <> pg_backend_pid() and datname = current_database()) as others`;
/** A newcomer says so: from then on it is told. */
const here = '';

/** Waits for so long, or until it is over. */
const pause = (milliseconds: number, over: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      over.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    over.addEventListener('abort', end);
    if (over.aborted) end();
  });

class DatabaseLine implements Line {
  isHeard = true;
  private open: pg.Client | undefined;
  private own: number | undefined;
  /** Whether another node was heard since it was last looked whether there is one. */
  private called = false;
  private readonly rounds: Rounds;

  constructor(
    private readonly connection: Connection,
    private readonly heard: (text: string) => void,
  ) {
    this.rounds = new Rounds({
      round: (stopping) => this.term(stopping),
      pause: again,
      failed: () => undefined,
    });
  }

  get isOpen(): boolean {
    return this.open !== undefined;
  }

  async tell(texts: readonly string[]): Promise<void> {
    if (!this.open) throw new Fault('databaseDown', 'The line to the other nodes is not open.');
    await this.open.query('select pg_notify($1, told) from unnest($2::text[]) as told', [channel, texts]);
  }

  close(): Promise<void> {
    return this.rounds.stop();
  }

  /** As long as one connection lasts. */
  private async term(stopping: AbortSignal): Promise<void> {
    const mine = { application_name: name, statement_timeout: 0, query_timeout: answersWithin };
    const client = new DatabaseClient({ ...this.connection, ...mine });
    const over = new AbortController();
    const end = (): void => over.abort();
    client.on('error', end);
    client.on('end', end);
    client.on('notification', (news) => this.hear(news));
    stopping.addEventListener('abort', end);
    try {
      await client.connect();
      await this.attend(client, over.signal);
    } finally {
      this.open = undefined;
      stopping.removeEventListener('abort', end);
      await client.end().catch(() => undefined);
    }
  }

  private async attend(client: pg.Client, over: AbortSignal): Promise<void> {
    await client.query(`listen ${channel}`);
    this.own = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    await client.query('select pg_notify($1, $2)', [channel, here]);
    this.open = client;
    while (!over.aborted) {
      // A newcomer may be heard after the database has looked and before its answer is read here.
      this.called = false;
      const there = (await client.query<{ others: boolean }>(others)).rows[0]?.others ?? true;
      this.isHeard = there || this.called;
      await pause(lookEvery, over);
    }
  }

  private hear({ processId, payload = here }: pg.Notification): void {
    if (processId === this.own) return;
    this.called = true;
    this.isHeard = true;
    if (payload !== here) this.heard(payload);
  }
}

/** Opens a line on a database; `heard` is called with each text of another node. */
export const openLine = (connection: Connection, heard: (text: string) => void): Line =>
  new DatabaseLine(connection, heard);
