import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import type { Decided } from '../../conversation/turn/acts.ts';
import { lifeOf } from '../../cases/life.ts';
import { overWith } from '../../cases/over.ts';
import { day, hour, minute, second } from '../../kernel/clock.ts';
import { isFault, nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { takeUnrated, type Unrated } from '../../records/requests/unrated.ts';
import { afterRiyadhNight } from '../../voice/time.ts';
import type { Desk } from '../desk.ts';
import { titleOf } from './notices.ts';
import { isQuiet } from './quiet.ts';

const seldom = 20 * second;
const taking = { after: 15 * minute, within: 30 * day, pause: hour, most: 20 };

/** The question, where it may be put in; else it is tried again later. */
const asking = (
  { ground: { houses } }: Desk,
  { association, dialogue }: LoadedConversation,
  { reference, service, status, outcome }: Unrated,
): Decided<'later'> => ({
  act: {
    external: `rate service ${reference}`,
    kind: 'system',
    said: [],
    event: 'served',
    served: { service, outcome },
    notice: {
      kind: 'rating',
      values: { service: titleOf(houses.get(association), service, dialogue?.facts.lang ?? 'ar') },
    },
    outcomes: [{ type: 'rateService', reference, status }],
    about: [service],
  },
});

/**
 * Asks members how the service was: a quarter of an hour after it was provided (registered, where the policy delivers nothing), or refused, or they were told that its day has passed, whatever the answer,
 * once, in their own chat; never at night, in a form, under a person, or where it cannot arrive: then it is tried again, for thirty days.
 */
export async function askServiceRatings(desk: Desk): Promise<void> {
  const { database, clock, houses, log } = desk.ground;
  const now = clock.now();
  if (afterRiyadhNight(now) !== now) return;
  for (const [association, house] of houses) {
    const over = overWith(lifeOf(house.association, undefined));
    for (const unrated of await takeUnrated(database, { association, over, now, ...taking }))
      try {
        await desk.ask<'later'>(unrated.conversation, (conversation) =>
          isQuiet(desk, conversation) ? asking(desk, conversation, unrated) : { refused: 'later' },
        );
      } catch (error) {
        if (!isFault(error, 'conflict'))
          log.warn('a member could not be asked yet how the service was', { error: nameOfError(error) });
      }
  }
}

/** Asks as long as it runs; what is answered stops it. */
export function startServiceRatings(desk: Desk): () => Promise<void> {
  const rounds = new Rounds({
    round: () => askServiceRatings(desk),
    first: seldom,
    pause: seldom,
    failed: (error) =>
      desk.ground.log.warn('members to be asked how the service was could not be read', {
        error: nameOfError(error),
      }),
  });
  return () => rounds.stop();
}
