import { kinds } from '../adapters/index.ts';
import { isWantedBySome } from './channel/settings.ts';
import type { Config } from './config.ts';
import type { Log } from './kernel/log.ts';

/** How many workers a server has: as many as the environment says, but one where a channel wants it so. */
export function workersFor({ workers, environment }: Config, log: Log): number {
  const lone = kinds.find((kind) => kind.inOneProcess && isWantedBySome(kind, environment));
  if (!lone || workers === 1) return workers;
  log.info('a channel is sent on by one process alone: there is one worker', { channel: lone.name });
  return 1;
}
