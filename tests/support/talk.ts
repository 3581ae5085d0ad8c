import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import type { OutgoingMessage } from '../../src/contract/index.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { aWorkingMorning, countingSeed, openAll } from './house.ts';

/** A conversation under way, with a clock that is moved by hand. */
export async function talk(id = 'awdat-sudair', start = aWorkingMorning) {
  const { engine, houses } = await openAll();
  const clock = handClock(start);
  const rehearsal = new Rehearsal({ engine, house: houses.get(id)!, clock, seed: countingSeed() });
  const all: OutgoingMessage[] = [...rehearsal.play({ kind: 'start', lang: 'ar' })];
  const put = (said: readonly OutgoingMessage[]): readonly OutgoingMessage[] => {
    all.push(...said);
    return said;
  };
  return {
    clock,
    rehearsal,
    say: (...texts: string[]) =>
      texts.map((text) => put(rehearsal.play({ kind: 'text', text }))).at(-1) ?? [],
    tap: (prompt: string, choice: string) => put(rehearsal.play({ kind: 'tap', prompt, choice })),
    due: () => put(rehearsal.play({ kind: 'due' })),
    wakeAt: () => rehearsal.last?.wakeAt,
    prompt: () => all.findLast((message) => message.prompt)!.prompt!,
  };
}
