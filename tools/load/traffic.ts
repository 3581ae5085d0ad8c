import { systemClock } from '../../src/kernel/clock.ts';
import { takes } from '../../tests/support/pace.ts';
import type { Visitor } from './visitor.ts';

const clock = systemClock();

/** Milliseconds between two messages. */
export const pace = 100;
/** What a member types who wants a person. */
export const forPerson = 'موظف';
export const isWaiting = ({ said }: Visitor): boolean => said.includes(forPerson);

/** A message on its way. Times are those of performance.now(). */
export interface Watched {
  readonly who: Visitor;
  readonly sent: number;
  readonly acknowledged: number;
}

/** Members write, one every tenth of a second: whoever waits for a person asks something, the others ask for a person. */
export async function traffic(list: readonly Visitor[], round: string): Promise<Watched[]> {
  const under: Promise<Watched>[] = [];
  for (const [n, who] of list.entries()) {
    const text = isWaiting(who) ? `عندي سؤال ${round} رقم ${n}` : forPerson;
    under.push(who.say(text).then((when) => ({ who, ...when })));
    await takes(pace);
  }
  return Promise.all(under);
}

/** One after the other, from those who do not wait yet and those who do. */
export function chosen(all: readonly Visitor[], count: number): Visitor[] {
  const wait = all.filter(isWaiting);
  const rest = all.filter((one) => !isWaiting(one));
  return Array.from({ length: count }, (_, n) => (n % 2 === 0 ? rest : wait)[n >> 1]).filter(
    (one) => one !== undefined,
  );
}

/** Waits until something holds, at most so many milliseconds. Answers whether it does. */
export async function eventually(holds: () => boolean, patience: number): Promise<boolean> {
  const until = clock.now() + patience;
  while (!holds() && clock.now() < until) await takes(20);
  return holds();
}
