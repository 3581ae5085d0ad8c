import { lifeOf } from '../../../cases/life.ts';
import { moved } from '../../../cases/machine.ts';
import { providedAt } from '../../../cases/over.ts';
import { lifeOfCase, standingOf } from '../../../cases/standing.ts';
import { dayAt } from '../../../fields/calendar.ts';
import { day } from '../../../kernel/clock.ts';
import { isFault, nameOfError } from '../../../kernel/errors.ts';
import { owedOf } from '../../../records/requests/owed.ts';
import { takeToClose } from '../../../records/requests/afterwards/to-close.ts';
import type { Desk } from '../../desk.ts';

const taking = { pause: day, most: 50 };

/**
 * Ends cases whose service was provided so many days ago as the pack says, and of which nobody has said a word since: those that their member still owes something
 * stay. Nobody is told: what there was to tell was told with the service.
 */
export async function closeOver(desk: Desk): Promise<void> {
  const { database, clock, houses, log } = desk.ground;
  const now = clock.now();
  for (const [association, { association: house }] of houses) {
    const provided = providedAt(lifeOf(house, undefined));
    const after = house.pack.procedure.closeAfter * day;
    const found = await takeToClose(database, { association, provided, now, after, ...taking });
    if (found.length === 0) continue;
    const owed = await owedOf(database, found);
    for (const { reference, service, status: from, conversation, ...stored } of found) {
      const standing = standingOf({ service, status: from, ...stored }, owed.has(reference));
      const life = lifeOfCase(house, { service, status: from, ...stored });
      if (!moved(life, standing, { type: 'close', on: dayAt(now) })) continue;
      await desk
        .tell(conversation, () => ({
          external: `closed ${reference}`,
          kind: 'note',
          said: [],
          outcomes: [{ type: 'closeCase', reference, from }],
          about: [service],
        }))
        .catch((error: unknown) => {
          if (!isFault(error, 'conflict'))
            log.warn('a case could not be ended yet', { error: nameOfError(error) });
        });
    }
    desk.announce(association, 'requests');
  }
}
