import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Ground } from './conversation/context.ts';
import { alone, type Beside } from './coordination/beside/beside.ts';
import { openBeside } from './coordination/beside/sockets.ts';
import { lineCoordination, type OpenLine } from './coordination/line.ts';
import { memoryCoordination } from './coordination/memory.ts';
import type { Coordination } from './coordination/port.ts';
import { countedTogether, toldTogether } from './coordination/together.ts';
import { productRoot } from './kernel/paths.ts';
import type { Database } from './records/base/database.ts';
import { openLine } from './records/base/line.ts';

/** The other workers of this machine; nobody where this process is none of several. */
async function openBesideOf({ worker }: Config): Promise<Beside> {
  if (!worker) return alone;
  const build = await readFile(join(productRoot(), 'dist/.stamp'), 'utf8').catch(() => '');
  return openBeside({ ...worker, build });
}

/** Coordination through Redis where one is named, through the database where several nodes may be on it, else of this node alone. */
async function openCoordination(
  { redis, databaseUrl }: Config,
  database: Database,
  { beside, ...by }: Pick<Ground, 'clock' | 'log' | 'beside'>,
): Promise<Coordination> {
  const line: OpenLine | undefined =
    databaseUrl === undefined ? undefined : (heard) => openLine(database.connection, heard);
  if (redis === undefined) {
    const own = line ? lineCoordination(line, by) : toldTogether(memoryCoordination(by.clock), beside);
    return countedTogether(own, beside);
  }
  const { redisCoordination } = await import('./coordination/redis.ts');
  return redisCoordination(redis, { ...by, secret: database.secret('limits'), ...(line && { line }) });
}

/** The others with whom this process works: the workers of this machine, and every node. */
export async function openOthers(
  config: Config,
  database: Database,
  by: Pick<Ground, 'clock' | 'log'>,
): Promise<Pick<Ground, 'beside' | 'coordination'>> {
  const beside = await openBesideOf(config);
  return { beside, coordination: await openCoordination(config, database, { ...by, beside }) };
}
