import pg from 'pg';
import { minute, systemClock } from '../../kernel/clock.ts';
import { Fault, isFault } from '../../kernel/errors.ts';
import { inTime } from '../../kernel/pace/in-time.ts';
import { Joined } from '../../kernel/pace/joined.ts';
import type { Log } from '../../kernel/log.ts';
import { DatabaseClient, type Connection } from './connection/client.ts';
import { down, isDown, onDatabase } from './down.ts';
import { makeDataPlace, type DataPlace } from '../embedded/own-place.ts';
import { openEmbedded, type EmbeddedServer } from '../embedded/server.ts';
import { Hosts, hostsOf } from './connection/hosts.ts';
import { mustBeInStep } from './connection/in-step.ts';
import { openKeyring } from './key-file.ts';
import { migrate, mustFit } from './migrate.ts';
import { blindOf, unwrap, wrap, type Blind, type Keyring } from './seal.ts';
import { randomSlice } from '../../kernel/ids.ts';
import { Pace } from './pace.ts';
import { mustHaveRoom, Room } from './room.ts';
import { Session, type Role } from './session.ts';

/** A statement that is planned once for each connection, under its name. */
interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Runs one statement on any connection; `values` stand for `$1`, `$2` … of a text. */
type Query = <R extends pg.QueryResultRow>(
  statement: string | NamedStatement,
  values?: readonly unknown[],
) => Promise<pg.QueryResult<R>>;

/** The open database with the keys of the installation. */
export interface Database {
  /** Throws Fault databaseDown when the database is away: then nobody knows whether the statement was carried out. */
  readonly query: Query;
  readonly connection: Connection;
  readonly keyring: Keyring;
  readonly blind: Blind;
  /** A key of the installation for another purpose, 32 bytes, the same on every node: for signing tokens. */
  secret(purpose: string): Buffer;
  /** The database's clock minus this machine's, in milliseconds: all nodes live in the database's time. */
  readonly skew: () => number;
  /** Whether it found room for what was written. */
  readonly room: Room;
  /** How often it was slow. */
  readonly pace: Pace;
  /** Connections that statements share, and how many statements wait for one. */
  readonly connections: () => { readonly busy: number; readonly idle: number; readonly asked: number };
  /** Resolves when the database answers, within 1.5 s, has room to write and waits for no standby; throws Fault databaseDown or diskFull. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabasePlace extends DataPlace {
  readonly databaseUrl?: string;
  /** So many connections at most, beside those that listen and hold the lock. */
  readonly databaseConnections: number;
  readonly key?: string;
  readonly previousKey?: string;
}

const bytes = 32;
const patienceOfPing = 1500;
const patience = { connectionTimeoutMillis: 10_000, statement_timeout: 20_000, keepAlive: true } as const;

pg.types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text));

async function installationKey(client: pg.Client, ring: Keyring): Promise<Buffer> {
  await client.query('insert into keys (name, wrapped) values ($1, $2) on conflict (name) do nothing', [
    'index',
    wrap(ring, 'index', Buffer.from(randomSlice(bytes))),
  ]);
  const { rows } = await client.query<{ wrapped: Buffer }>(`select wrapped from keys where name = 'index'`);
  const [row] = rows;
  if (!row) throw new Fault('wrongKey', 'The table "keys" has no row "index". Restore the last backup.');
  return unwrap(ring, 'index', row.wrapped);
}

/** Brings it to this version, or sees to it that it is of it; answers the key of the installation. */
async function brought(client: pg.Client, role: Role, keyring: Keyring): Promise<Buffer> {
  await (role === 'command' ? mustFit(client) : migrate(client));
  return installationKey(client, keyring);
}

/**
 * Opens and locks the database; a server and its workers bring it up to date, a command takes it as it is. Throws Faults that say what is wrong and how it is mended; a server's `log`
 * is told what passes by itself, but holds up whatever is written until then.
 */
export async function openDatabase(place: DatabasePlace, role: Role, log?: Log): Promise<Database> {
  await makeDataPlace(place);
  const keyring = await openKeyring(place);
  const embedded =
    place.databaseUrl === undefined ? await openEmbedded(place.dataDir, role !== 'worker') : undefined;
  const given = embedded?.connection ?? { hosts: new Hosts(hostsOf(place.databaseUrl ?? '')) };
  const connection: Connection = { ...given, ...patience, application_name: `silah ${role}` };
  const session = new Session({ connection, embedded, role, dataDir: place.dataDir });
  try {
    const client = await opened(session, connection, embedded);
    if (role === 'server' && log) await warnOfStandby(client, log);
    const index = await brought(client, role, keyring);
    const max = place.databaseConnections;
    const pool = new pg.Pool({ ...connection, Client: DatabaseClient, max, idleTimeoutMillis: 30_000 });
    pool.on('error', () => undefined);
    const [room, pace] = [new Room(), new Pace()];
    const query = queryOf(pool, room, pace);
    const skew = await follow(query);
    return {
      query,
      connection,
      keyring,
      blind: blindOf(index),
      secret: (purpose) => blindOf(index).hash(`key of ${purpose}`),
      skew: skew.now,
      room,
      pace,
      connections: connectionsOf(pool),
      ping: pingOf(query, room, embedded && place.dataDir),
      async close() {
        skew.stop();
        await pool.end();
        await session.close();
      },
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

/**
 * Another process may just be stopping the embedded database that we found running: then it is started again. Of several hosts each is asked.
 */
async function opened(
  session: Session,
  { hosts }: Connection,
  embedded: EmbeddedServer | undefined,
): Promise<pg.Client> {
  for (let left = hosts ? hosts.size - 1 : 5; ; left -= 1) {
    try {
      return await onDatabase(() => session.open());
    } catch (error) {
      if (left === 0 || !isDown(error)) throw error;
      await embedded?.revive();
    }
  }
}

/** The first thing that is written waits for the standby too. */
async function warnOfStandby(client: pg.Client, log: Log): Promise<void> {
  try {
    await mustBeInStep((text) => client.query(text));
  } catch (error) {
    if (!isFault(error, 'databaseDown')) throw error;
    log.warn(error.message);
  }
}

/** `folder` is where the database lies, if that is on this machine. However many ask while it hangs, two wait for it. */
function pingOf(query: Query, room: Room, folder: string | undefined): () => Promise<void> {
  const answers = new Joined<unknown>();
  return async () => {
    await inTime(
      patienceOfPing,
      answers.run('ping', () => mustBeInStep((text) => query(text))),
      down,
    );
    if (folder !== undefined) await mustHaveRoom(folder);
    room.must();
  };
}

const connectionsOf =
  (pool: pg.Pool): Database['connections'] =>
  () => ({ busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, asked: pool.waitingCount });

const queryOf =
  (pool: pg.Pool, room: Room, pace: Pace): Query =>
  <R extends pg.QueryResultRow>(statement: string | NamedStatement, values?: readonly unknown[]) =>
    onDatabase(
      () =>
        pace.of(() =>
          typeof statement === 'string'
            ? pool.query<R>(statement, values && [...values])
            : pool.query<R>({ ...statement, values: [...statement.values] }),
        ),
      room,
    );

/** Follows the database's clock. */
async function follow(query: Query): Promise<{ now: () => number; stop: () => void }> {
  let skew = 0;
  const clock = systemClock();
  const measure = async (): Promise<void> => {
    const before = clock.now();
    const { rows } = await query<{ now: number }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
    );
    const [row] = rows;
    if (row) skew = Math.round(row.now - (before + clock.now()) / 2);
  };
  await onDatabase(measure);
  const timer = setInterval(() => void measure().catch(() => undefined), minute);
  timer.unref();
  return { now: () => skew, stop: () => clearInterval(timer) };
}
