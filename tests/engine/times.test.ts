import { beforeAll, expect, test } from '@jest/globals';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import type { Reached } from '../../src/conversation/rehearsal/walk.ts';
import { walked } from '../support/walked.ts';
import type { Engine } from '../../src/engine/advance.ts';
import { dayAt, daysAfter, momentOf, showGregorian } from '../../src/fields/calendar.ts';
import { day, handClock, hour } from '../../src/kernel/clock.ts';
import type { House } from '../../src/voice/house.ts';
import { associations, aWorkingMorning, countingSeed, openAll } from '../support/house.ts';
import { pairing } from '../support/whole.ts';

let engine: Engine;
let houses: ReadonlyMap<string, House>;
beforeAll(async () => {
  ({ engine, houses } = await openAll());
});

const later = { hour, night: 14 * hour, days: 3 * day, month: 30 * day, year: 365 * day };
/** What is heard or typed after the silence, each from where the conversation stood. */
const ways: readonly (readonly string[])[] = [
  ['due', 'due', 'due', 'due', 'موظف'],
  ['موظف', 'due', 'موظف'],
  ['متابعة طلب', '1'],
  ['السلام عليكم', 'القائمة'],
];

/** What is done after which silence. */
const silences = Object.entries(later).flatMap(([how, silence]) =>
  ways.map((way) => ({ how, silence, way })),
);
const pairs = pairing();

/** Every day of three years by the words in which it is said. */
const days = new Map<string, string>();
for (let n = -500; n < 900; n += 1) {
  const one = daysAfter(dayAt(aWorkingMorning), n);
  days.set(showGregorian(one, 'ar'), one);
}
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
const ofPast = /كان موعد|أُرسل في|أُرسل اليوم/;

/** A time as it is said: 9 صباحًا, 12:30 ظهرًا, 5:30 مساءً. */
const time = /(\d+)(?::(\d+))? (صباحًا|ظهرًا|عصرًا|مساءً)/;
const named = new RegExp(`موعد|قبل ${time.source}`);
const minutesOf = ([, hour, minutes = '0', part]: readonly string[]): number =>
  ((Number(hour) % 12) + (part === 'صباحًا' ? 0 : 12)) * 60 + Number(minutes);

/** The sentences that name a time which has passed when they are said, though they do not speak of the past. */
function stale(text: string, now: number): readonly string[] {
  return plain(text)
    .split(/\n/)
    .filter((sentence) => {
      if (ofPast.test(sentence)) return false;
      const today = new RegExp(`اليوم قبل ${time.source}`).exec(sentence);
      if (today) return momentOf(dayAt(now), minutesOf(today)) <= now;
      if (!named.test(sentence)) return false;
      const said = [...sentence.matchAll(/(?<!\d)\d+ \S+ \d{4}م/g)].flatMap(
        ([words]) => days.get(words) ?? [],
      );
      return said.some((one) => one < dayAt(now));
    });
}

/** The same conversation after a silence. */
function after({ rehearsal }: Reached, silence: number): Rehearsal {
  const { house, dialogue, world } = rehearsal;
  const clock = handClock(rehearsal.clock.now() + silence);
  const twin = new Rehearsal({ engine, house, clock, seed: countingSeed() });
  twin.dialogue = dialogue;
  twin.world.sent.push(...world.sent);
  twin.world.submissions.push(...world.submissions);
  return twin;
}

test.each(associations)(
  'in every waiting state of %s, after an hour, a night, days, a month and a year: whatever time is named is still to come',
  (id) => {
    const faults: string[] = [];
    let times = 0;
    for (const [reached, { how, silence, way }] of pairs(walked(engine, houses.get(id)!), silences)) {
      const twin = after(reached, silence);
      for (const word of way) {
        const said = twin.play(word === 'due' ? { kind: 'due' } : { kind: 'text', text: word });
        const text = said.map((message) => message.text).join('\n');
        if (named.test(plain(text))) times += 1;
        for (const sentence of stale(text, twin.clock.now()))
          faults.push(`${reached.state.flow}/${reached.state.step} after ${how}, ${word}: ${sentence}`);
      }
    }
    expect([...new Set(faults)].slice(0, 20)).toEqual([]);
    expect(times).toBeGreaterThan(30);
  },
);
