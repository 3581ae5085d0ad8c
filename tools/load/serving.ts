import { readConfig } from '../../src/config.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { freePort } from '../../tests/support/children.ts';
import { removeFolder, temporaryFolder } from '../../tests/support/folders.ts';
import { openPlace } from '../../tests/support/place.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import { installedRedis, OwnRedis } from '../../tests/support/redis.ts';
import { startServer, type ServerProcess } from '../../tests/support/server.ts';

/** What is loaded: where members write and where people at the desk listen, and what is taken away under traffic. */
export interface Serving {
  readonly members: string;
  readonly desks: string;
  /** Takes it away, and brings it back where it is a server. */
  readonly interrupt: () => Promise<void>;
  /** Whether every stream ends by that. */
  readonly breaks: boolean;
  readonly close: () => Promise<void>;
}

/** Members come from many addresses, each named by the proxy that this process is. */
const proxied = { TRUSTED_PROXIES: '127.0.0.1' };

/** One server, which is killed and started again. `before`: what is put into its records first. */
export async function oneServer(before: (ground: Ground) => Promise<void>): Promise<Serving> {
  const dataDir = await temporaryFolder();
  const env = { DATA_DIR: dataDir, PORT: String(await freePort()), ...proxied };
  const place = await openPlace({ DATA_DIR: dataDir });
  try {
    await before(place.ground);
  } finally {
    await place.close();
  }
  let server: ServerProcess = await startServer(env);
  return {
    members: server.url,
    desks: server.url,
    breaks: true,
    async interrupt() {
      await server.kill();
      server = await startServer(env);
    },
    async close() {
      await server.kill('database');
      await removeFolder(dataDir);
    },
  };
}

/** Two servers on one database with a Redis between them, which is killed and does not come back: members write at one, people at the desk listen at the other. */
export async function twoServers(before: (ground: Ground) => Promise<void>): Promise<Serving> {
  const program = await installedRedis();
  if (program === undefined) throw new Error('There is no redis-server on this machine.');
  const postgres = await startPostgres();
  const redis = await OwnRedis.start(program);
  const folders = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  const [one = '', two = '', files = ''] = folders;
  const shared = {
    DATABASE_URL: postgres.url,
    FILES_DIR: files,
    SILAH_KEY: 'a key that both servers of a load share',
    REDIS_URL: redis.url,
    ...proxied,
  };
  const ground = await openGround(readConfig({ DATA_DIR: one, ...shared }), { role: 'command', log: silent });
  try {
    await before(ground);
  } finally {
    await ground.close();
  }
  const servers = [
    await startServer({ DATA_DIR: one, ...shared }),
    await startServer({ DATA_DIR: two, ...shared }),
  ];
  return {
    members: servers[0]?.url ?? '',
    desks: servers[1]?.url ?? '',
    breaks: false,
    interrupt: () => redis.kill(),
    async close() {
      await Promise.all(servers.map((server) => server.stop()));
      await redis.stop();
      await postgres.stop();
      for (const folder of folders) await removeFolder(folder);
    },
  };
}
