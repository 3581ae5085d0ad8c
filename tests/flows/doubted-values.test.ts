import { expect, test } from '@jest/globals';
import { talk } from '../support/talk.ts';

/** At the question for the income, with a number that something beside it may change. */
async function doubted() {
  const open = await talk('rahat');
  open.say('أوافق', 'دعم', 'محمد سعد العتيبي', '1', '1000000008', '15/9/1410', '0501234567', 'الرياض', '7');
  const shown = open.say('فوق 3000');
  expect(shown[0]?.text).toMatch(/الدخل الشهري: .*3000.*هل هذا صحيح؟/u);
  return open;
}
const incomeOf = ({ rehearsal }: Awaited<ReturnType<typeof doubted>>): unknown => {
  const form = rehearsal.last?.dialogue.stack.find(({ context }) => 'answers' in context);
  const { answers } = form!.context as { readonly answers: object };
  return 'income' in answers ? answers.income : undefined;
};

test.each([
  ['نعم', 3000],
  ['👍', 3000],
  ['نعم صحيح', 3000],
  ['لا', undefined],
  ['لا 3500', 3500],
  ['لا، الصحيح 3500 ريال', 3500],
  ['3500', 3500],
  ['مو 3000، 3500', undefined],
  ['وش يعني', undefined],
])('a number that is shown first, answered with «%s», is %s', async (answer, income) => {
  const open = await doubted();
  open.say(answer);
  expect(incomeOf(open)).toBe(income);
});
