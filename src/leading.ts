import type { Server } from 'node:http';
import type { Config } from './config.ts';
import { serveTogether } from './http/watching/metrics.ts';
import type { Log } from './kernel/log.ts';
import { openDatabase } from './records/base/database.ts';
import type { Running } from './runtime.ts';
import { Crew } from './workers/crew.ts';

/**
 * The server as several workers that share its port: this process holds the database and the port, replaces whoever ends, and at SIGUSR2 puts another
 * worker in the place of each.
 */
export async function startLeading(config: Config, log: Log): Promise<Running> {
  const database = await openDatabase(config, 'server');
  let crew: Crew | undefined;
  let counted: Server | undefined;
  const close = async (): Promise<void> => {
    counted?.close();
    await crew?.close();
    await database.close();
  };
  try {
    const began = await Crew.begin(config.workers, log);
    crew = began.crew;
    if (config.metricsPort !== undefined) counted = await serveTogether(config.host, config.metricsPort);
    process.on('SIGUSR2', () => void crew?.roll());
    return { ...began.begun, close };
  } catch (error) {
    await close();
    throw error;
  }
}
