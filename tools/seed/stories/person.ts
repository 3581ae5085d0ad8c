import { second } from '../../../src/kernel/clock.ts';
import { pick } from '../chance.ts';
import type { Member } from '../member.ts';
import { askingForPerson, towardsPerson, unheardQuestions } from '../sentences.ts';
import { atTheDesk } from './at-the-desk.ts';
import type { Story } from './story.ts';

/** Asks for a person: at once, or after a question that no approved answer knows. */
async function* askForPerson(member: Member): AsyncGenerator<number, void> {
  const { chance, world } = member;
  if (chance('way to a person', 3) > 0) {
    await member.say(pick(chance, 'asking', askingForPerson));
    return;
  }
  await member.tap('ask');
  yield world.clock.now() + 20 * second;
  await member.say(pick(chance, 'unheard', unheardQuestions));
  yield world.clock.now() + 15 * second;
  if (!(await member.tap('yes'))) await member.say(pick(chance, 'asking', askingForPerson));
}

/** Somebody asks for a person, who answers and closes. */
export const person: Story = {
  share: 3,
  async *tell(member) {
    const { chance, world } = member;
    yield world.clock.now() + 25 * second;
    await member.tap('agree');
    yield world.clock.now() + 15 * second;
    yield* askForPerson(member);
    yield world.clock.now() + 30 * second;
    await member.say(pick(chance, 'matter', towardsPerson));
    yield* atTheDesk(member);
  },
};
