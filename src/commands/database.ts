import { join } from 'node:path';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { note } from '../command-line/terminal.ts';
import { readConfig, type Config } from '../config.ts';
import { openDatabase } from '../records/base/database.ts';
import { isAlive, readPostmaster } from '../records/embedded/postmaster.ts';

const Way = z.object({
  url: z.string(),
  host: z.string().optional(),
  port: z.number().optional(),
  user: z.string().optional(),
  password: z.string().optional(),
  database: z.string().optional(),
});

/** psql and every driver on libpq's rules understand the folder of a socket as the host of an address. */
function wayTo({ host = '', port = 5432, user = '', password, database = '' }: Facts): z.infer<typeof Way> {
  const secret = typeof password === 'string' ? password : '';
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(secret)}`;
  const socket = host.startsWith('/');
  const url = `postgres://${account}@${socket ? '' : `${host}:${port}`}/${database}${socket ? `?host=${encodeURIComponent(host)}&port=${port}` : ''}`;
  return { url, host, port, user, password: secret, database };
}

interface Facts {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly user?: string | undefined;
  readonly password?: unknown;
  readonly database?: string | undefined;
}

async function isRunning({ dataDir, databaseUrl }: Config): Promise<boolean> {
  if (databaseUrl !== undefined) return true;
  const running = await readPostmaster(join(dataDir, 'postgres'));
  return running !== undefined && isAlive(running.pid);
}

async function untilStopped(): Promise<void> {
  note('The database was not running: it is held open until Ctrl+C.');
  await new Promise<void>((done) => {
    const life = setInterval(() => undefined, 60_000);
    const stop = (): void => {
      clearInterval(life);
      done();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

/** The address, and, where no server held the database open, an end only when the user stops the command. */
async function* ways(): AsyncGenerator<z.infer<typeof Way>> {
  const config = readConfig();
  const wasRunning = await isRunning(config);
  const database = await openDatabase(config, 'command');
  try {
    yield config.databaseUrl === undefined ? wayTo(database.connection) : { url: config.databaseUrl };
    if (!wasRunning) await untilStopped();
  } finally {
    await database.close();
  }
}

export const databaseCommand = command({
  name: 'database',
  purpose: `Tells how to look into the database with psql: psql "$(npm run --silent database -- url)"`,
  details: `The embedded database runs as long as a Silah server or command uses it: when none does, this command starts it and holds it open until
Ctrl+C. What members wrote is encrypted in it. A database that was given with DATABASE_URL is told as its url alone.`,
  words: { usage: 'url', least: 1, most: 1, first: ['url'] },
  flags: {},
  shape: Way,
  run: ways,
  text: ({ url }) => url,
});
