import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { OutgoingMessage } from '../../src/contract/index.ts';
import { packSchemas } from '../../src/association/json-schema.ts';
import { schemaFolder } from '../../src/association/load.ts';
import { isWorkingDay, replyDay } from '../../src/association/hours.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { eventOfSample, sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import { walk } from '../../src/conversation/rehearsal/walk.ts';
import { fieldOf, serviceOf, type House } from '../../src/voice/house.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
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
        : { choice: prompt?.kind === 'review' ? 'confirm' : 'sign' };
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
      expect(reply.day >= daysAfter(dayAt(now), pack.procedure.reply.days)).toBe(true);
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
  const said = [...(await fullConversation('mord')), ...walk(engine, house).map(({ last }) => last)]
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
