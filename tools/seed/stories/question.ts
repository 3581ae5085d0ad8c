import { second } from '../../../src/kernel/clock.ts';
import { pick } from '../chance.ts';
import { atTheDesk } from './at-the-desk.ts';
import { rating } from './rating.ts';
import type { Story } from './story.ts';

/** Somebody asks what the association has an approved answer to; one in five wants to know more from a person. */
export const question: Story = {
  share: 3,
  async *tell(member) {
    const { chance, world } = member;
    yield world.clock.now() + 25 * second;
    await member.tap('agree');
    yield world.clock.now() + 10 * second;
    await member.tap('ask');
    yield world.clock.now() + 30 * second;
    const answer = pick(chance, 'question', world.house.association.answers);
    const phrasings = [...answer.phrasings.saudi, ...answer.phrasings.msa];
    await member.say(phrasings.length > 0 ? pick(chance, 'phrasing', phrasings) : answer.title.ar);
    yield world.clock.now() + 45 * second;
    if (chance('enough', 5) > 0) {
      if (await member.tap('answered')) yield* rating(member);
    } else if (await member.tap('unanswered')) yield* atTheDesk(member);
  },
};
