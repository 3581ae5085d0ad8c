import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Fault } from '../../kernel/errors.ts';
import { stopwatch } from '../../kernel/clock.ts';
import { findBinaries } from './binaries.ts';
import { makeCluster, passwordOf, role, type Cluster } from './cluster.ts';
import { launch, type Launched } from './launch.ts';
import { findOsUser, mustReach, run } from './os-user.ts';
import { makeFolder } from './own-place.ts';
import { isAlive, readPostmaster, type Postmaster } from './postmaster.ts';

/** A PostgreSQL of our own on a folder: attached to when it runs already, started otherwise. */
export interface EmbeddedServer {
  readonly connection: pg.ClientConfig;
  /** Starts it again where it was, if it died. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

const patienceMs = 45_000;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const connectionTo = ({ port, socket }: Postmaster, password: string): pg.ClientConfig => ({
  host: socket === '' ? '127.0.0.1' : socket,
  port,
  user: role,
  password,
  database: 'postgres',
});

const wrong = (message: string, cause?: unknown): Fault => new Fault('wrongEnvironment', message, { cause });

const damaged = ({ folder, log }: Cluster, word: string, cause?: unknown): Fault => {
  if (/no space left|disk quota/i.test(word))
    return new Fault('diskFull', `There is no room for the database in ${folder}: ${word}.`, { cause });
  return wrong(
    `The database in ${folder} cannot be opened: ${word} (${log} says more). Put the folder back as it was, or restore the last backup into an empty DATA_DIR.`,
    cause,
  );
};

/** What a server answers whose files are not what they were: broken, unreadable, missing; or the database in it is. */
const isDamage = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && /^(?:XX|58|3D000)/.test(error.code ?? '');

/** Throws Faults for what no waiting mends. */
async function answers(cluster: Cluster, connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === '28P01')
      throw wrong(
        'The password of the embedded database is not the one in DATA_DIR/postgres.password. Put the former file back.',
      );
    if (isDamage(error)) throw damaged(cluster, error.message, error);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What a server says that finds the place still taken, by one that is ending. */
const isTaken = (word: string): boolean => /already exists|in use/i.test(word);
const endingsAtMost = 2;
const pauseAfterEnding = 300;

/** Removes the folder of a socket, where it is one of ours. */
async function dropSocket(socket: string): Promise<void> {
  if (socket.includes('silah-pg-')) await rm(socket, { recursive: true, force: true });
}

/** The starts of a server on a folder, one after another. */
class Starts {
  /** Whether one of them was ours. */
  any = false;
  private launched: Launched | undefined;
  private endings = 0;
  private again = 0;
  private readonly since = stopwatch();

  /** `may`: whether it is for this process to start one. */
  constructor(
    private readonly cluster: Cluster,
    private readonly before: pg.ClientConfig | undefined,
    private readonly may: boolean,
  ) {}

  /** For as long as nobody runs on the folder. Throws a Fault with the last word of a server that cannot, now and again. */
  async goOn(left: Postmaster | undefined): Promise<void> {
    if (!this.may || this.launched?.isOver === false) return;
    if (this.launched) await this.ended(this.launched);
    if (this.since() < this.again) return;
    if (left) await rm(join(this.cluster.folder, 'postmaster.pid'), { force: true });
    this.launched = await launch(this.cluster, this.before);
    this.any = true;
  }

  private async ended({ socket, lastWord }: Launched): Promise<void> {
    const word = lastWord();
    this.launched = undefined;
    this.again = this.since() + pauseAfterEnding;
    if (socket !== undefined) await dropSocket(socket);
    if (!isTaken(word)) this.endings += 1;
    if (this.endings === endingsAtMost) throw damaged(this.cluster, word);
  }
}

/** `immediate` leaves nothing to be written: for what cannot be opened. */
async function stop({ folder, user, binaries }: Cluster, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  const running = await readPostmaster(folder);
  await run(binaries.pgCtl, ['stop', '-D', folder, '-m', mode, '-w', '-t', '30'], user);
  if (running) await dropSocket(running.socket);
}

/** Attaches to the server of the folder or starts it, and waits until it answers; a crashed one recovers first. */
async function attachOrStart(cluster: Cluster, password: string, starts: Starts): Promise<pg.ClientConfig> {
  const waited = stopwatch();
  try {
    while (waited() < patienceMs) {
      const running = await readPostmaster(cluster.folder);
      if (!running || !isAlive(running.pid)) await starts.goOn(running);
      else {
        const connection = connectionTo(running, password);
        if (await answers(cluster, connection)) return connection;
      }
      await pause(25);
    }
  } catch (error) {
    if (starts.any) await stop(cluster, 'immediate');
    throw error;
  }
  throw new Fault(
    'databaseDown',
    `The embedded database on ${cluster.folder} does not answer. What it says of itself stands in ${cluster.log}.`,
  );
}

/**
 * Opens the database of DATA_DIR; `starts` is false where another process sees to it that it runs. Throws Faults that say which folder or account is in the
 * way.
 */
export async function openEmbedded(dataDir: string, starts = true): Promise<EmbeddedServer> {
  const user = await findOsUser();
  await makeFolder(dataDir);
  await mustReach(dataDir, user, 'The data folder');
  const binaries = await findBinaries(user);
  const cluster: Cluster = {
    folder: join(dataDir, 'postgres'),
    log: join(dataDir, 'postgres.log'),
    passwordFile: join(dataDir, 'postgres.password'),
    user,
    binaries,
  };
  await makeCluster(cluster);
  const password = await passwordOf(cluster);
  const connection = await attachOrStart(cluster, password, new Starts(cluster, undefined, starts));
  return {
    connection,
    async revive() {
      await attachOrStart(cluster, password, new Starts(cluster, connection, starts));
    },
    stop: () => stop(cluster),
  };
}
