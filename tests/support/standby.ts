import { appendFile, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { findOsUser, run, type OsUser } from '../../src/records/embedded/os-user.ts';
import { startProgram, type Child } from './children.ts';
import { killPostgres, removeFolder, temporaryFolder } from './folders.ts';
import { installedPostgres } from './postgres.ts';
import { until } from './wait.ts';

const password = 'a-password-for-tests';

/** One of the two servers: its folder, and its process while it runs. */
interface Half {
  readonly folder: string;
  readonly data: string;
  child: Child | undefined;
}

/** A primary of the system's PostgreSQL with a standby that is in step (`synchronous_standby_names`): each in a folder of its own, on a socket. */
export class Pair {
  private constructor(
    private readonly bin: string,
    private readonly user: OsUser,
    private primary: Half,
    private standby: Half,
  ) {}

  /** Undefined where the system has no PostgreSQL. */
  static async start(): Promise<Pair | undefined> {
    const installed = await installedPostgres();
    if (!installed) return undefined;
    const user = await findOsUser();
    const pair = new Pair(installed.bin, user, await half(user), await half(user));
    await pair.begin();
    await pair.follow();
    return pair;
  }

  /** Both hosts in one address, the one that is the primary at the beginning first. */
  get url(): string {
    const hosts = [this.primary, this.standby].map(({ folder }) => folder).sort();
    return `postgres://silah:${password}@/postgres?host=${hosts.join(',')}&target_session_attrs=read-write`;
  }

  /** The primary is gone at once, as when its machine loses power. */
  async loseThePrimary(): Promise<void> {
    await killPostgres(this.primary.data);
    await this.primary.child?.ended;
  }

  /** The standby takes its place: it answers alone from now on. */
  async promote(): Promise<void> {
    const { code, out } = await run(
      join(this.bin, 'pg_ctl'),
      ['promote', '-w', '-D', this.standby.data],
      this.user,
    );
    if (code !== 0) throw new Error(`pg_ctl promote failed: ${out}`);
    [this.primary, this.standby] = [this.standby, this.primary];
  }

  /** The one that was lost comes back as the standby of the other. */
  async follow(): Promise<void> {
    await removeFolder(this.standby.data);
    const { code, out } = await run(
      join(this.bin, 'pg_basebackup'),
      ['-D', this.standby.data, '-d', urlOf(this.primary), '-R', '-c', 'fast'],
      this.user,
    );
    if (code !== 0) throw new Error(`pg_basebackup failed: ${out}`);
    // Whoever is promoted has no standby yet that it could wait for.
    await appendFile(join(this.standby.data, 'postgresql.auto.conf'), `\nsynchronous_standby_names = ''\n`);
    await this.run(this.standby);
    await on(this.primary, async (client) => {
      await client.query(`alter system set synchronous_standby_names = '*'`);
      await client.query('select pg_reload_conf()');
    });
    await this.inStep();
  }

  /** The standby is away, and the primary knows it: what is written there waits. */
  async loseTheStandby(): Promise<void> {
    await killPostgres(this.standby.data);
    await this.standby.child?.ended;
    await until('the primary knows that nobody follows', () =>
      on(this.primary, async (client) => {
        const { rowCount } = await client.query('select from pg_stat_replication');
        return rowCount === 0;
      }),
    );
  }

  /** Whether something that was written waits for the standby. */
  waits(): Promise<boolean> {
    return on(this.primary, async (client) => {
      const { rowCount } = await client.query(`select from pg_stat_activity where wait_event = 'SyncRep'`);
      return (rowCount ?? 0) > 0;
    });
  }

  /** The standby that was away is there again. */
  async bringTheStandbyBack(): Promise<void> {
    await this.run(this.standby);
    await this.inStep();
  }

  private async inStep(): Promise<void> {
    await until('the standby is in step', () =>
      on(this.primary, async (client) => {
        const { rowCount } = await client.query(`select from pg_stat_replication where sync_state = 'sync'`);
        return rowCount === 1;
      }),
    );
  }

  async stop(): Promise<void> {
    for (const { data, child, folder } of [this.standby, this.primary]) {
      await killPostgres(data);
      await child?.ended;
      await removeFolder(folder);
    }
  }

  private async begin(): Promise<void> {
    const secret = join(this.primary.folder, 'password');
    await writeFile(secret, password);
    if (this.user.uid !== undefined && this.user.gid !== undefined)
      await chown(secret, this.user.uid, this.user.gid);
    const { code, out } = await run(
      join(this.bin, 'initdb'),
      ['-D', this.primary.data, '-U', 'silah', `--pwfile=${secret}`, '-A', 'scram-sha-256', '-E', 'UTF8'],
      this.user,
    );
    if (code !== 0) throw new Error(`initdb failed: ${out}`);
    await this.run(this.primary);
  }

  private async run(one: Half): Promise<void> {
    const settings = ['listen_addresses=', `unix_socket_directories=${one.folder}`, 'max_connections=200'];
    const words = ['-D', one.data, ...settings.flatMap((setting) => ['-c', setting])];
    const child = startProgram({ program: join(this.bin, 'postgres'), words, ...this.user });
    one.child = child;
    await until('PostgreSQL answers', () => on(one, async () => true).catch(() => false), {
      found: () => child.log,
    });
  }
}

async function half(user: OsUser): Promise<Half> {
  const folder = await temporaryFolder();
  const data = join(folder, 'postgres');
  await mkdir(data, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [folder, data]) await chown(path, user.uid, user.gid);
  return { folder, data, child: undefined };
}

const urlOf = ({ folder }: Half): string => `postgres://silah:${password}@/postgres?host=${folder}`;

async function on<T>(one: Half, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(urlOf(one));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
