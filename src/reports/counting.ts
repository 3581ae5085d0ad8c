import type { Clock } from '../kernel/clock.ts';
import { second } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { Rounds } from '../kernel/pace/rounds.ts';
import type { Database } from '../records/base/database.ts';
import { countRatings } from '../records/keeping/count-ratings.ts';

interface Ground {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** Counts new ratings as long as it runs; what is answered stops it. Several nodes may do so at once. */
export function startCounting({ database, clock, log }: Ground): () => Promise<void> {
  const rounds = new Rounds({
    round: () => countRatings(database, clock.now()),
    first: second,
    pause: 20 * second,
    failed: (error) => log.warn('ratings could not be counted', { error: nameOfError(error) }),
  });
  return () => rounds.stop();
}
