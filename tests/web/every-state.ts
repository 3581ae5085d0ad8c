import { answerTo } from '../http/member.ts';
import type { Visitor } from './browser.ts';

const wishes = { ar: 'أبغى أكلم موظف', en: 'I want to talk to a person' } as const;

/** What is done in each state, once: it is told by the kind of what is asked, or by what happened. */
export type InState = (state: string) => Promise<void>;

/** Takes a member from the greeting through every kind of question to the receipt, and on to a person, a fault and a line that breaks off. */
export async function inEveryState(visitor: Visitor, lang: 'ar' | 'en', look: InState): Promise<void> {
  const { page } = visitor;
  const seen = new Set<string>();
  const at = async (state: string): Promise<void> => {
    if (!seen.has(state)) await look(state);
    seen.add(state);
  };
  await at('greeting');
  for (let turns = 0; turns < 60 && visitor.kind !== 'sign'; turns += 1) {
    await at(visitor.kind ?? '');
    await visitor.give(answerTo(visitor.question!, 2, turns));
  }
  await at('sign');
  await visitor.give({ choice: 'sign' });
  await page.locator('.reference').waitFor();
  await at('receipt');
  await visitor.give({ text: wishes[lang] });
  await at('person');
  const refuse = { status: 400, json: { error: { code: 'wrongRequest', message: '?' } } };
  await page.route('**/activities', (route) => route.fulfill(refuse));
  await visitor.type('السلام عليكم');
  await page.locator('[data-passage="failed"]').waitFor();
  await at('fault');
  await page.context().setOffline(true);
  await page.locator('#status').waitFor();
  await at('offline');
}
