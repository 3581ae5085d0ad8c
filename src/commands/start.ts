import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { readConfig, type Config } from '../config.ts';
import { nameOfError } from '../kernel/errors.ts';
import { openLog, type Log } from '../kernel/log.ts';
import { startServer, type Running } from '../runtime.ts';

const Ready = z.object({
  url: z.string(),
  setUpLinks: z.array(z.object({ association: z.string(), email: z.string(), url: z.string() })).readonly(),
});

const addressOf = ({ publicUrl, host }: Config, port: number): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Stops the server at the first signal, and the process at once at the second. */
function stopOnSignal(server: Running, log: Log): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info('stopping');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stopped uncleanly', { error: nameOfError(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

export const startCommand = command({
  name: 'start',
  purpose:
    'Starts the server, which runs until SIGTERM or SIGINT. Settings come from the environment: docs/running.md.',
  details: 'It answers when it is ready; what it logs afterwards are lines of JSON on standard error.',
  flags: {},
  shape: Ready,
  async run() {
    const config = readConfig();
    const log = openLog(config.logLevel);
    process.on('unhandledRejection', (error) =>
      log.error('something was left unhandled', { error: nameOfError(error) }),
    );
    const server = await startServer(config, log);
    log.info('ready', {
      port: server.port,
      database: config.databaseUrl === undefined ? 'embedded' : 'given',
      redis: config.redisUrl !== undefined,
    });
    stopOnSignal(server, log);
    return { url: `${addressOf(config, server.port)}/`, setUpLinks: server.setUpLinks };
  },
  text: ({ url, setUpLinks }) =>
    [
      `Silah is ready: ${url}`,
      ...setUpLinks.map(
        ({ association, email, url: link }) =>
          `First sign-in at the desk of ${association} (${email}): ${link}`,
      ),
    ].join('\n'),
});
