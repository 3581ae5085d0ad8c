import { beforeAll, describe, expect, test } from '@jest/globals';
import type { House } from '../../src/voice/house.ts';
import { openAll } from '../support/house.ts';
import { whole } from '../support/whole.ts';
import { leftOut, outcomeOf, type LeftOut, type Outcome } from '../support/leave-out.ts';

/** Questions about other things: no association answers them. */
const unrelated = [
  'ما عاصمة اليابان؟',
  'كم عدد سكان مصر؟',
  'من فاز بكأس العالم؟',
  'كيف أطبخ الكبسة؟',
  'وش أفضل جوال هالسنة؟',
  'متى مباراة الهلال والنصر؟',
  'كم سعر الذهب اليوم؟',
  'كيف الجو في أبها؟',
  'من اخترع الكهرباء؟',
  'ما ارتفاع برج خليفة؟',
  'ليش السماء زرقاء؟',
  'كيف أتعلم البرمجة؟',
  'وين ألقى تذاكر طيران رخيصة؟',
  'كم سعرة في التمرة؟',
  'ما هو الثقب الأسود؟',
  'أفضل مطعم برجر بالرياض',
  'كيف أصلح كفر السيارة؟',
  'متى يفتح باب التقديم على جامعة الملك سعود؟',
  'كم راتب الطيار؟',
  'كيف أنحف بسرعة؟',
  'وش معنى حلم القطة؟',
  'كم يبعد القمر عن الأرض؟',
  'من هو مؤسس مايكروسوفت؟',
  'كيف أحول من ريال إلى دولار؟',
  'what is the capital of France?',
  'how do I bake bread?',
  'who won the match yesterday?',
  'tell me a joke',
];

describe('phrasings that were never seen', () => {
  let houses: readonly House[] = [];
  let all: { left: LeftOut; outcome: Outcome }[] = [];
  beforeAll(async () => {
    houses = [...(await openAll()).houses.values()];
    all = houses
      .flatMap((house) => leftOut(house.association, whole ? 1 : 2))
      .map((left) => ({ left, outcome: outcomeOf(left.knowledge.find(left.text), left.answer) }));
  });
  const share = (outcome: Outcome): number =>
    (100 * all.filter((one) => one.outcome === outcome).length) / all.length;

  test('are mostly answered or offered, and hardly ever answered wrongly', () => {
    const outcomes: Outcome[] = ['right', 'offered', 'notOffered', 'none', 'wrong'];
    const shares = Object.fromEntries(
      outcomes.map((outcome) => [outcome, Number(share(outcome).toFixed(1))]),
    );
    if (process.env['SHOW_RATES']) console.log(all.length, shares);
    const { right = 0, wrong = 0, offered = 0 } = shares;
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.97);
    expect(right).toBeGreaterThanOrEqual(60);
    expect(right + offered).toBeGreaterThanOrEqual(93);
  });

  test('a question about other things is never answered', () => {
    const answered = houses.flatMap((house) =>
      unrelated
        .filter((text) => house.knowledge.find(text).kind === 'sure')
        .map((text) => `${house.association.id}: ${text}`),
    );
    expect(answered).toEqual([]);
  });

  test('every phrasing of a pack, letter for letter, finds its answer', () => {
    for (const { association, knowledge } of houses)
      for (const answer of association.answers)
        for (const text of [...answer.phrasings.msa, ...answer.phrasings.saudi, ...answer.phrasings.en])
          expect(knowledge.find(text)).toEqual({ kind: 'sure', answer: answer.id });
  });
});
