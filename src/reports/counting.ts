import type { Clock } from '../kernel/clock.ts';
import { second } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import { randomSeed } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { Rounds } from '../kernel/pace/rounds.ts';
import type { Database } from '../records/base/database.ts';
import { countAsked } from '../records/keeping/counting/count-asked.ts';
import { countCalls } from '../records/keeping/counting/count-calls.ts';
import { countDays } from '../records/keeping/counting/count-days.ts';
import { countLeft, type StandingIn } from '../records/keeping/counting/count-left.ts';
import { countRatings } from '../records/keeping/counting/count-ratings.ts';
import { countSent } from '../records/keeping/cases/count-sent.ts';
import { separateRatings } from '../records/keeping/separate-ratings.ts';
import { tellComments } from '../records/keeping/counting/tell-comments.ts';

interface Ground {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly standingIn: StandingIn;
}

/** Counts new ratings, calls for a person, cases and days that are over, and tells comments, as long as it runs; what is answered stops it. Several nodes may do so at once. */
export function startCounting({ database, clock, log, standingIn }: Ground): () => Promise<void> {
  let isApart = false;
  const rounds = new Rounds({
    async round(signal) {
      if (!isApart) await separateRatings(database);
      isApart = true;
      const drawing = { seed: randomSeed, signal };
      await countRatings(database, clock.now(), drawing);
      await countAsked(database, clock.now(), drawing);
      await tellComments(database, clock.now(), drawing);
      await countCalls(database, clock.now(), signal);
      await countSent(database, signal);
      await countDays(database, clock.now(), signal);
      await countLeft(database, clock.now(), { standingIn, signal });
    },
    first: second,
    pause: 20 * second,
    failed: (error) => log.warn('ratings and days could not be counted', { error: nameOfError(error) }),
  });
  return () => rounds.stop();
}
