import { join } from 'node:path';
import { answer, answerJson, note, runCommand, withRecords } from '../command-line.ts';
import { readConfig, type Config } from '../config.ts';
import { isAlive, readPostmaster } from '../records/embedded/postmaster.ts';

const usage = `Tells how to look into the database with psql.

  npm run database -- url [--json]
  psql "$(npm run --silent database -- url)"

The embedded database runs as long as a Silah server or command uses it: when none does, this command starts it and holds it open until
Ctrl+C. With --json: {url, host, port, user, password, database}. What members wrote is encrypted in it.`;

interface Way {
  readonly url: string;
  readonly [fact: string]: string | number;
}

/** psql and every driver on libpq's rules understand the folder of a socket as the host of an address. */
function wayTo({ host = '', port = 5432, user = '', password, database = '' }: Facts): Way {
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

await runCommand({
  usage,
  flags: ['--json'],
  words: { least: 1, most: 1 },
  async run({ words, has }) {
    if (words[0] !== 'url') {
      note(usage);
      return 2;
    }
    const wasRunning = await isRunning(readConfig());
    return withRecords(async ({ connection }, { databaseUrl }) => {
      const way = databaseUrl === undefined ? wayTo(connection) : { url: databaseUrl };
      if (has('--json')) answerJson(way);
      else answer(way.url);
      if (!wasRunning) await untilStopped();
      return 0;
    });
  },
});
