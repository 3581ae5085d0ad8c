import { readConfig } from '../config.ts';
import { isFault, nameOfError } from '../kernel/errors.ts';
import { openLog } from '../kernel/log.ts';
import { startServer } from '../runtime.ts';

async function main(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel);
  process.on('unhandledRejection', (error) =>
    log.error('something was left unhandled', { error: nameOfError(error) }),
  );
  const server = await startServer(config, log);
  const url =
    config.publicUrl ??
    `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${server.port}`;
  console.log(`Silah is ready: ${url}/`);
  for (const { association, email, url: link } of server.setUpLinks)
    console.log(`First sign-in at the desk of ${association} (${email}): ${link}`);
  log.info('ready', {
    port: server.port,
    database: config.databaseUrl === undefined ? 'embedded' : 'given',
    redis: config.redisUrl !== undefined,
  });
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

await main().catch((error: unknown) => {
  console.error(isFault(error) ? error.message : error);
  process.exit(1);
});
