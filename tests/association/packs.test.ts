import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { OutgoingMessage } from '../../src/contract/index.ts';
import { packSchemas } from '../../src/association/json-schema.ts';
import { schemaFolder } from '../../src/association/load.ts';
import {
  endOfDay,
  holidaysEnd,
  holidaysKnownUntil,
  isBeyondHolidays,
  isWorkingDay,
  replyDay,
} from '../../src/association/hours.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { eventOfSample, sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import { walked } from '../support/walked.ts';
import { messageOf } from '../../src/outcomes/index.ts';
import { fieldOf, serviceOf, type House } from '../../src/voice/house.ts';
import { isYearlyHoliday } from '../../src/association/holidays.ts';
import { dayAt, daysAfter, hijriOf } from '../../src/fields/calendar.ts';
import { day, handClock } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { associations, aWorkingMorning, countingSeed, openAll } from '../support/house.ts';

/** Everything that is said while one request after another is filled in, asked about and sent; with the receipts. */
async function fullConversation(id: string, lang: 'ar' | 'en' = 'ar'): Promise<readonly OutgoingMessage[]> {
  const { engine, houses } = await openAll();
  const house = houses.get(id)!;
  const all: OutgoingMessage[] = [];
  for (const service of house.association.services) {
    const rehearsal = new Rehearsal({
      engine,
      house,
      clock: handClock(aWorkingMorning),
      seed: countingSeed(),
      lang,
    });
    const put = (said: readonly OutgoingMessage[]): void => void all.push(...said);
    put(rehearsal.play({ kind: 'start', lang }));
    for (const text of ['موافق', 'مساعدة', service.title.ar]) put(rehearsal.play({ kind: 'text', text }));
    for (let i = 0; i < 40 && rehearsal.world.sent.length === 0; i += 1) {
      const prompt = all.findLast((message) => message.prompt)?.prompt;
      const field = fieldOf(serviceOf(house, service.id), prompt?.field ?? '');
      if (field) put(rehearsal.play({ kind: 'text', text: 'هلا' }));
      const input = field
        ? sampleInput(field, i)
        : prompt?.kind === 'sign'
          ? { text: lang === 'ar' ? 'أقرّ' : 'sign' }
          : { choice: 'confirm' };
      put(rehearsal.play(eventOfSample(input, prompt?.id ?? '')));
    }
    expect({ service: service.id, sent: rehearsal.world.sent.length }).toEqual({
      service: service.id,
      sent: 1,
    });
    for (const text of ['3', 'تخطي', 'وين وصل طلبي', '1', 'القائمة', 'موظف', 'رجوع', 'إلغاء'])
      put(rehearsal.play({ kind: 'text', text }));
  }
  return all;
}

const everyLine = (house: House): string[] => {
  const { answers, clauses, services, pack } = house.association;
  return [
    pack.greeting.ar,
    pack.attestation.ar,
    pack.privacy.notice.ar,
    ...answers.map(({ answer }) => answer.ar),
    ...clauses.map(({ text }) => text.ar),
    ...services.flatMap(({ fields }) => fields.map(({ ask }) => ask.ar)),
  ];
};

describe.each(associations)('the pack of %s', (id) => {
  test('has at least four services, twenty-five answers and three phrasings of each', async () => {
    const { association } = (await openAll()).houses.get(id)!;
    expect(association.services.length).toBeGreaterThanOrEqual(4);
    expect(association.answers.length).toBeGreaterThanOrEqual(25);
    for (const { phrasings } of association.answers)
      expect(phrasings.msa.length + phrasings.saudi.length).toBeGreaterThanOrEqual(3);
  });

  test('leads through every service to a receipt, in Arabic and in English', async () => {
    for (const lang of ['ar', 'en'] as const)
      expect((await fullConversation(id, lang)).filter(({ receipt }) => receipt)).toHaveLength(
        (await openAll()).houses.get(id)!.association.services.length,
      );
  });

  test('promises a day that is not before its period and on which people work, or none', async () => {
    const { pack } = (await openAll()).houses.get(id)!.association;
    for (let n = 0; n < 700; n += 1) {
      const now = aWorkingMorning + n * day + (n % 24) * 3_600_000;
      const reply = replyDay(pack, now);
      expect(reply.day >= daysAfter(dayAt(now), pack.procedure.reply.by)).toBe(true);
      expect(isWorkingDay(pack.hours, reply.day)).toBe(true);
    }
    const promised = (await fullConversation(id)).flatMap(({ receipt }) =>
      receipt ? [receipt.promisedOn] : [],
    );
    for (const day of promised) expect(day === undefined).toBe(pack.procedure.reply.kind === 'internal');
  });

  test('repeats no hint that the product gives itself', async () => {
    const { services } = (await openAll()).houses.get(id)!.association;
    for (const { fields } of services)
      for (const { ask } of fields) expect(`${ask.ar} ${ask.en ?? ''}`).not.toMatch(/تخط|skip/);
  });
});

test('najran-coffee names no period, and no channel, anywhere in its conversations', async () => {
  const house = (await openAll()).houses.get('najran-coffee')!;
  const said = [...(await fullConversation('najran-coffee')).map(({ text }) => text), ...everyLine(house)];
  for (const text of said)
    expect(text).not.toMatch(/أسبوع|اسبوع|14 يوم|أربعة عشر|خلال \d+|موعد الرد|بقنواتها/);
  expect(
    (await fullConversation('najran-coffee')).every(({ receipt }) => receipt?.promisedOn === undefined),
  ).toBe(true);
});

test('mord addresses a woman', async () => {
  const { engine, houses } = await openAll();
  const house = houses.get('mord')!;
  const said = [...(await fullConversation('mord')), ...walked(engine, house).map(({ last }) => last)]
    .map(({ text }) => text)
    .concat(everyLine(house));
  const masculine =
    'اكتب|اختر|أرفق|اضغط|راجع|احتفظ|تفضل|تأكد|خذ|أجب|اشرح|انسخ|اختصر|تستطيع|تريد|تحب|تقصد|تسكن|تعول|تحتاج|تكتب|حيّاك|تملك|توافق|اطلب|راسل|اسأل|زر|انتظر|أخبر|جهّز|احرص|اذكر';
  const spoken = new RegExp(`(?<![\\p{L}\\p{M}])و?ف?(?:${masculine})(?![\\p{L}\\p{M}])`, 'u');
  // "تحتاج الجمعية", "تستطيع الجمعية": the association, not the woman.
  const ofTheAssociation =
    /خدمتكِ تحتاج|(?:تحتاج|تستطيع|تريد|تحب|تسأل|توافق|زر)(?: إليه)? (?:الجمعية|اللجنة|لجنة|إليها)|هذا الزر|من زر|وجدت الجمعية/g;
  expect([...new Set(said.filter((text) => spoken.test(text.replace(ofTheAssociation, ''))))]).toEqual([]);
});

test('the JSON Schemas beside the packs are those of the code (npm run pack-schema)', () => {
  for (const [name, schema] of Object.entries(packSchemas())) {
    const written = JSON.parse(
      readFileSync(join(productRoot(), 'associations', schemaFolder, name), 'utf8'),
    ) as unknown;
    expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
  }
});

describe('holidays that are not announced yet', () => {
  const hoursOf = async (id: string) => (await openAll()).houses.get(id)!.association.pack.hours;
  const noon = (day: string): number => Date.parse(`${day}T12:00:00+03:00`);

  test.each(associations)(
    '%s promises no answer on a feast, whenever a request is sent within ten years',
    async (id) => {
      const { pack } = (await openAll()).houses.get(id)!.association;
      for (let at = aWorkingMorning; at < aWorkingMorning + 3650 * day; at += day) {
        const { day: promised } = replyDay(pack, at);
        const { month, day: date } = hijriOf(promised);
        expect({
          promised,
          feast: (month === 10 && date <= 3) || (month === 12 && date >= 10 && date <= 12),
        }).toEqual({
          promised,
          feast: false,
        });
        expect(promised > dayAt(at)).toBe(true);
        expect(endOfDay(pack.hours, promised)).toBeGreaterThan(at);
      }
    },
  );

  test('are told as such: a promise beyond those that are known says that the day may turn out to be one', async () => {
    const { houses } = await openAll();
    const receiptAt = (replyOn: string): string | undefined =>
      messageOf(
        { type: 'receipt', service: 'beneficiary', reference: '1234567', replyOn, told: true },
        { house: houses.get('mord')!, lang: 'ar', now: noon('2026-11-08'), answers: {} },
      )?.text;
    const hours = await hoursOf('mord');
    expect(isBeyondHolidays(hours, '2028-03-01')).toBe(true);
    expect(isBeyondHolidays(hours, '2027-03-01')).toBe(false);
    expect(receiptAt('2028-03-01')).toContain('إجازة');
    expect(receiptAt('2027-03-01')).not.toContain('إجازة');
  });

  test('the announced ones hold while there are any, and are close to what the calendar tells', async () => {
    const hours = await hoursOf('mord');
    const feast = hours.holidays.filter(
      ({ from }) => from.startsWith('2027-03') || from.startsWith('2027-05'),
    );
    for (const { from, to } of feast)
      for (let one = daysAfter(from, 1); one < to; one = daysAfter(one, 1))
        expect({ one, holiday: isYearlyHoliday(one) }).toEqual({ one, holiday: true });
    expect(isWorkingDay(hours, '2027-09-23')).toBe(false);
    expect(isWorkingDay(hours, '2028-09-24')).toBe(true);
  });

  test('are warned of sixty days before the known ones end, by their last day', async () => {
    const hours = await hoursOf('mord');
    const until = holidaysKnownUntil(hours)!;
    expect(until).toBe('2027-09-23');
    expect(holidaysEnd(hours, noon(daysAfter(until, -61)))).toBeUndefined();
    expect(holidaysEnd(hours, noon(daysAfter(until, -59)))).toBe(until);
    expect(holidaysEnd(hours, noon(daysAfter(until, 400)))).toBe(until);
  });
});
