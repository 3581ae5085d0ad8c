import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { waitsForAnswer } from '../../src/conversation/turn/owing.ts';
import { Office } from '../../src/desk/office.ts';
import { claim } from '../../src/desk/verbs/hands/claim.ts';
import { reply } from '../../src/desk/verbs/words/reply.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import type { House } from '../../src/voice/house.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';

const association = 'rahat';
let place: Place;
let office: Office;
let house: House;
let researcher: Staff;

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  house = place.ground.houses.get(association)!;
  const { database } = place.ground;
  researcher = await putStaff(database, { association, email: 'r@rahat.example', role: 'researcher' }, 0);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const waits = (event: MemberEvent): boolean => waitsForAnswer(event, place.ground.engine, house);

describe('a message to the person who has the conversation', () => {
  const closing = [
    ...['شكرا', 'شكرًا لكم', 'مشكورين', 'الله يعطيكم العافية', 'يعطيك العافية', 'جزاكم الله خير', 'تسلم'],
    ...['تمام', 'ان شاء الله', 'طيب', 'اوكي', 'مع السلامة', 'ok thanks', 'thank you', 'ما قصرتوا'],
    ...['👍', '❤️', '🙏🌹', '…', '/start'],
  ];
  test.each(closing)('«%s» waits for no answer', (text) => {
    expect(waits({ kind: 'text', text })).toBe(false);
  });

  const asking = [
    ...['متى؟', '؟', 'شكرا بس متى الموعد', 'تمام بس رقمي غلط', 'لا', '1', 'ارسلت الورقة', 'السلام عليكم'],
    ...['ok when?', 'مشكور، وين مكتبكم', 'والله ما فهمت عليك', '٠٥٠١٢٣٤٥٦٧'],
  ];
  test.each(asking)('«%s» waits for one', (text) => {
    expect(waits({ kind: 'text', text })).toBe(true);
  });

  test.each([
    ['sticker', false],
    ['edited', false],
    ['voice', true],
    ['attachment', true],
  ])('of what we cannot read, «%s»: %s', (what, expected) => {
    expect(waits({ kind: 'unsupported', what })).toBe(expected);
  });
});

test('whoever was answered and says thanks is owed nothing; with the next question they are', async () => {
  const { database } = place.ground;
  const publicId = await sayTo(place, association, 'ابغى اكلم موظف');
  await office.desk.perform(claim, { staff: researcher, conversation: publicId, input: undefined });
  await office.desk.perform(reply, {
    staff: researcher,
    conversation: publicId,
    input: { id: randomUUID(), text: 'تم تحديث بياناتك.' },
  });
  const owedAfter = async (text: string): Promise<boolean> => {
    await place.conversations.receive(publicId, { external: randomUUID(), content: { kind: 'text', text } });
    const { rows } = await database.query<{ owed: boolean }>(
      'select owed_at is not null as owed from conversations where public_id = $1',
      [publicId],
    );
    return rows[0]!.owed;
  };
  expect(await owedAfter('شكرا')).toBe(false);
  expect(await owedAfter('👍')).toBe(false);
  expect(await owedAfter('ان شاء الله')).toBe(false);
  expect(await owedAfter('طيب متى موعد الزيارة؟')).toBe(true);
  expect(await owedAfter('شكرا')).toBe(true);
});
