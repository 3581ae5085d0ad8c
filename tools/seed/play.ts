import { day } from '../../src/kernel/clock.ts';
import { chanceOf, type Chance } from './chance.ts';
import { someTimePast } from './days.ts';
import { Member } from './member.ts';
import { stories } from './stories/index.ts';
import type { Story } from './stories/story.ts';
import type { World } from './world.ts';

/** What goes on at a moment, in milliseconds since the epoch. */
interface Due {
  readonly at: number;
  readonly goesOn: AsyncGenerator<number, void>;
}

function storyFor(chance: Chance): Story {
  const sum = stories.reduce((all, { share }) => all + share, 0);
  let left = chance('story', sum);
  const found = stories.find(({ share }) => (left -= share) < 0);
  if (!found) throw new Error('there is no story to tell');
  return found;
}

async function* lifeOf(world: World, n: number): AsyncGenerator<number, void> {
  const chance = chanceOf(world.seed, n);
  const story = storyFor(chance);
  yield* story.tell(await Member.arrive(world, chance, n), n);
}

/** Lets so many members live through `days` days until `now`: whatever happens, happens in the order of time. */
export async function play(
  world: World,
  count: number,
  { days, now }: { days: number; now: number },
): Promise<void> {
  const due: Due[] = Array.from({ length: count }, (_, n) => ({
    at: someTimePast(
      now - days * day + Math.floor(((n + 1) / count) * days * day) - day / 2,
      now,
      chanceOf(world.seed, n),
    ),
    goesOn: lifeOf(world, n),
  })).sort((one, other) => one.at - other.at);
  for (let next = due.shift(); next && next.at <= now; next = due.shift()) {
    world.clock.set(Math.max(world.clock.now(), next.at));
    const { value, done } = await next.goesOn.next();
    await world.settled();
    if (done === true) continue;
    const place = due.findIndex(({ at }) => at > value);
    due.splice(place === -1 ? due.length : place, 0, { at: value, goesOn: next.goesOn });
  }
}
