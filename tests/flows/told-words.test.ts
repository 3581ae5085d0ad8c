import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Reached } from '../../src/conversation/rehearsal/walk.ts';
import { walked } from '../support/walked.ts';
import type { Engine } from '../../src/engine/advance.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import type { House } from '../../src/voice/house.ts';
import { associations, openAll } from '../support/house.ts';
import { pairing } from '../support/whole.ts';

let engine: Engine;
let houses: ReadonlyMap<string, House>;
beforeAll(async () => {
  ({ engine, houses } = await openAll());
});

/** Files of lines that no member reads. */
const ofStaff: ReadonlySet<string> = new Set([
  'desk.yaml',
  'reports.yaml',
  'mail.yaml',
  'http.yaml',
  'home.yaml',
]);
const marks = {
  ar: /«([^«»{}]+)»|اكتب(?:ي)?: ([^.،«»{}\n]+)/g,
  en: /["“]([^"”{}]+)["”]|type: ([a-z ]+)/g,
} as const;

/** Whatever a sentence of the product tells members to type, in a language. */
function toldIn(lang: 'ar' | 'en'): readonly string[] {
  const folder = join(productRoot(), 'locales', lang);
  const lines = readdirSync(folder)
    .filter((file) => !ofStaff.has(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const found = lines.flatMap((text) =>
    [...text.matchAll(marks[lang])].map(([, one, other]) => (one ?? other ?? '').trim()),
  );
  return [...new Set(found)].filter((word) => word !== '');
}

test('the sentences tell to type what members know the product by', () => {
  expect(toldIn('ar')).toEqual(
    expect.arrayContaining(['موظف', 'القائمة', 'ربط', 'متابعة', 'متابعة طلب', 'أقرّ', 'تخطي']),
  );
  expect(toldIn('en')).toEqual(expect.arrayContaining(['person', 'menu', 'link', 'track', 'I sign', 'skip']));
});

const pairs = pairing();

describe.each(associations)('whatever we tell members of %s to type', (id) => {
  let reached: readonly Reached[];
  let house: House;
  beforeAll(() => {
    house = houses.get(id)!;
    reached = walked(engine, house);
  });

  test('is understood at every question, or answered with the question and the way on', () => {
    const titles = house.association.services.map(({ title }) => title.ar);
    const unclear = house.wording.line('ar', 'engine.unclear');
    const words = [...toldIn('ar'), ...toldIn('en'), ...titles];
    for (const [{ state, rehearsal }, word] of pairs(reached, words)) {
      const twin = rehearsal.fork(handClock(rehearsal.clock.now() + 60_000));
      const said = twin.play({ kind: 'text', text: word });
      const texts = said.map(({ text }) => text).join('\n');
      expect({
        word,
        at: [state.flow, state.step, state.field].join('/'),
        answered: said.length > 0,
        understood: !texts.includes(unclear),
        asks: twin.last?.asked !== undefined,
      }).toEqual({
        word,
        at: [state.flow, state.step, state.field].join('/'),
        answered: true,
        understood: true,
        asks: true,
      });
    }
  });

  test('may be typed one after the other for ever', () => {
    const [first] = reached.filter(({ state }) => state.flow === 'reception');
    const twin = first!.rehearsal.fork(handClock(first!.rehearsal.clock.now() + 60_000));
    for (let round = 0; round < 6; round += 1)
      for (const word of toldIn('ar')) {
        expect(twin.play({ kind: 'text', text: word }).length).toBeGreaterThan(0);
        expect(twin.dialogue.stack.length).toBeLessThanOrEqual(6);
      }
  });
});
