import { second } from '../../../src/kernel/clock.ts';
import { pick } from '../chance.ts';
import type { Member } from '../member.ts';
import { remarks } from '../sentences.ts';

const scores = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5];

/** The member rates the service where that is asked: three in ten do not, and one in three of the others adds a remark. */
export async function* rating(member: Member): AsyncGenerator<number, void> {
  const { chance, world } = member;
  yield world.clock.now() + 40 * second;
  if (chance('rates', 10) < 3) {
    await member.tap('skip');
    return;
  }
  if (!(await member.tap(`score-${pick(chance, 'score', scores)}`))) return;
  yield world.clock.now() + 20 * second;
  if (chance('remarks', 3) > 0) await member.tap('skip');
  else await member.say(pick(chance, 'remark', remarks));
}
