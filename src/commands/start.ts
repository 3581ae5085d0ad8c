import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { readConfig, type Config } from '../config.ts';
import { keepLinks, lineOf, type FirstLinks } from '../desk/people/first-links.ts';
import { nameOfError } from '../kernel/errors.ts';
import { openLog, type Log } from '../kernel/log.ts';
import type { Running } from '../runtime.ts';
import { workersFor } from '../workers-for.ts';
import { beginWork, isWorker, onStopWord } from '../workers/worker.ts';

const Ready = z.object({
  url: z.string(),
  /** Shown on a terminal alone: what is no terminal is kept somewhere, as a log perhaps. */
  setUpLinks: z.array(z.object({ association: z.string(), email: z.string(), url: z.string() })).readonly(),
  /** The file that holds first links instead. */
  linksFile: z.string().optional(),
  /** Admins whose first link an earlier start handed out. */
  waiting: z.array(z.string()).readonly(),
});
type Ready = z.infer<typeof Ready>;

/** First links go to a terminal, or into a file that only this user reads; each of them once. */
async function handOut({ dataDir }: Config, { made, out }: FirstLinks): Promise<Omit<Ready, 'url'>> {
  const shown = process.stdout.isTTY ? made : [];
  const linksFile = await keepLinks(dataDir, { made: process.stdout.isTTY ? [] : made, out });
  return {
    setUpLinks: shown,
    waiting: out.map(({ email }) => email),
    ...(linksFile !== undefined && { linksFile }),
  };
}

const addressOf = ({ publicUrl, host }: Config, port: number): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Stops the server at the first signal, and the process at once at the second; a worker stops when its primary says so, too. */
function stopOnSignal(server: Running, log: Log): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    if (!isWorker()) log.info('stopping');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stopped uncleanly', { error: nameOfError(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  if (!isWorker()) process.on('SIGINT', stop);
  else {
    onStopWord(stop);
    // A terminal tells all processes at once; the primary sees to its workers.
    process.on('SIGINT', () => undefined);
  }
}

/** What leads workers reads no more of the product than that. */
async function start(config: Config, log: Log): Promise<Running> {
  const leads = config.workers > 1 && !isWorker();
  return leads
    ? (await import('../leading.ts')).startLeading(config, log)
    : (await import('../runtime.ts')).startServer(config, log);
}

/** One of several workers: its primary hears what came of it, and whoever started the server hears it there. */
async function work(config: Config, log: Log): Promise<Ready> {
  const server = await beginWork(() => start(config, log));
  if (!server) process.exit(1);
  stopOnSignal(server, log);
  return { url: `${addressOf(config, server.port)}/`, setUpLinks: [], waiting: [] };
}

/** Whether only this machine reaches the address. */
const isLoopback = (host: string): boolean => /^(?:127\.|::1$|localhost$)/.test(host);

/** What an operator should know before members come. */
function warn({ publicUrl, host, trustedProxies, dataDir, standsInFor }: Config, log: Log): void {
  if (standsInFor !== undefined)
    log.info(
      'data lies in a folder that stands in for the usual one, which the account "postgres" cannot reach',
      { dataDir, standsInFor },
    );
  if (publicUrl !== undefined || (isLoopback(host) && trustedProxies.length === 0)) return;
  log.warn(
    'PUBLIC_URL is not set: links lead where each caller says that we are, and cookies are marked for TLS only where a named proxy says so',
  );
}

export const startCommand = command({
  name: 'start',
  purpose:
    'Starts the server, which runs until SIGTERM or SIGINT. Settings come from the environment: docs/running.md.',
  details: 'It answers when it is ready; what it logs afterwards are lines of JSON on standard error.',
  flags: {},
  shape: Ready,
  async run() {
    const read = readConfig();
    const log = openLog(read.logLevel);
    const config = { ...read, workers: workersFor(read, log) };
    process.on('unhandledRejection', (error) =>
      log.error('something was left unhandled', { error: nameOfError(error) }),
    );
    if (isWorker()) return work(config, log);
    warn(config, log);
    const server = await start(config, log);
    log.info('ready', {
      port: server.port,
      workers: config.workers,
      database: config.databaseUrl === undefined ? 'embedded' : 'given',
      redis: config.redis !== undefined,
    });
    stopOnSignal(server, log);
    return { url: `${addressOf(config, server.port)}/`, ...(await handOut(config, server.firstLinks)) };
  },
  text: ({ url, setUpLinks, linksFile, waiting }) =>
    [
      `Silah is ready: ${url}`,
      ...setUpLinks.map(lineOf),
      ...(linksFile === undefined
        ? []
        : [`First sign-in at the desk: the one-time links lie in ${linksFile}`]),
      ...waiting.map(
        (email) =>
          `${email} was given a link at an earlier start. Another one: npm run staff -- reset ${email}`,
      ),
    ].join('\n'),
});
