import { beforeAll, expect, test } from '@jest/globals';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import type { Engine } from '../../src/engine/advance.ts';
import type { Result } from '../../src/engine/reply.ts';
import { handClock } from '../../src/kernel/clock.ts';
import type { House } from '../../src/voice/house.ts';
import { associations, aWorkingMorning, countingSeed, openAll } from '../support/house.ts';
import { talk } from '../support/talk.ts';

let engine: Engine;
let houses: ReadonlyMap<string, House>;
beforeAll(async () => {
  ({ engine, houses } = await openAll());
});

/** What members of an association may ask first: phrasings of its answers, with a word changed, and other things. */
function firstMessages(house: House): string[] {
  const asked = house.association.answers.flatMap(({ phrasings }) => [
    ...phrasings.saudi.slice(0, 2),
    ...phrasings.msa.slice(0, 1).map((text) => text.split(' ').slice(1).join(' ')),
  ]);
  const others = ['ابي دعم', 'وش صار على طلبي', 'محتاج مساعدة', 'تقديم طلب', 'هل تعطون قروضا للسيارات؟'];
  return [...asked.filter((text) => text.split(' ').length > 2).slice(0, 20), ...others];
}

/** What a turn did, without the ids of its questions. */
const deeds = (results: readonly Result[]): unknown[] =>
  results.flatMap((one): unknown[] => {
    if (one.type === 'asked') return [[one.asked.flow, one.asked.step, one.asked.choices]];
    return one.type === 'answer' ? [one.candidate] : one.type === 'handOver' ? [one.type] : [];
  });

function rehearse(house: House): Rehearsal {
  const rehearsal = new Rehearsal({ engine, house, clock: handClock(aWorkingMorning), seed: countingSeed() });
  rehearsal.play({ kind: 'start', lang: 'ar' });
  return rehearsal;
}

test.each(associations)('what is said first to %s is answered after the consent as at the menu', (id) => {
  const house = houses.get(id)!;
  const lost: string[] = [];
  for (const text of firstMessages(house)) {
    const early = rehearse(house);
    early.play({ kind: 'text', text });
    early.play({ kind: 'text', text: 'أوافق' });
    const late = rehearse(house);
    late.play({ kind: 'text', text: 'أوافق' });
    late.play({ kind: 'text', text });
    const [one, other] = [early, late].map(({ last }) => JSON.stringify(deeds(last?.results ?? [])));
    if (one !== other) lost.push(`${text}: ${one} ${other}`);
  }
  expect(lost).toEqual([]);
});

test('nothing of the words is kept, and nothing at all once it is answered', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('ابغى دعم انا سعد وجوالي 0501234567 وعندي 5 عيال');
  expect(JSON.stringify(rehearsal.dialogue)).not.toMatch(/سعد|0501234567|501234567/);
  say('أوافق');
  expect(rehearsal.dialogue.facts.early).toBeUndefined();
});

test('whoever does not agree is answered, and no request begins', async () => {
  const { say, prompt } = await talk('rahat');
  say('كم ياخذ الطلب وقت؟', 'ابي دعم');
  expect(
    say('لا أوافق')
      .map(({ text }) => text)
      .join(' '),
  ).toMatch(/أسبوعين/);
  expect(prompt().flow).not.toBe('request');
});

test('«أوافق» agrees whatever is open above the notice', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('موظف', 'أوافق');
  expect(rehearsal.dialogue.facts).toMatchObject({ consent: 'given' });
});
