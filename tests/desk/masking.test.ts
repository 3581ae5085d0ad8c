import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { search } from '../../src/desk/requests/search.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

/** Identifiers as members write them, and the figures that give each away. */
const written = ['1100000007', '٢٠٠٠-٠٠٠-٠٠٦', '+966 55 123 4567', 'SA44 2000 0001 2345 6789 1234'];
const givesAway = /1100000|110000|200000|٢٠٠٠|551234|55 123|4420000|2000 0001|12345678/;
/** As it is sent, without its moments: their figures are nobody's number. */
const told = (shown: unknown): string => JSON.stringify(shown).replace(/\b1\d{12}\b/g, '');

let place: Place;
let office: Office;
const staff = new Map<string, Staff>();
let conversation = '';
let reference = '';

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  for (const role of ['researcher', 'committee', 'privacy', 'manager'])
    staff.set(
      role,
      await putStaff(
        place.ground.database,
        { association: 'rahat', email: `${role}@rahat.example`, role },
        0,
      ),
    );
  conversation = await sayTo(
    place,
    'rahat',
    `عندي سؤال، رقمي ${written[0]!}`,
    'موظف',
    `وهذه: ${written.join('، ')}`,
  );
  const house = place.ground.houses.get('rahat')!;
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  const whole = requestDialogue(place.ground.engine, { house, service: 'support', n: 1 });
  for (const message of whole)
    await place.conversations.receive(
      publicId,
      message.content.kind === 'text' && /إيجار|المكيف|التسجيل/.test(message.content.text)
        ? { ...message, content: { kind: 'text', text: `أحتاج المساعدة، ${written.join('، ')}` } }
        : message,
    );
  const { lines } = await place.conversations.lines(publicId, 0);
  reference = lines.flatMap((line) =>
    line.from === 'bot' && line.message.receipt ? [line.message.receipt.reference] : [],
  )[0]!;
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

test('identifiers that members, colleagues or files name are masked in thread, inbox, search and form', async () => {
  const researcher = staff.get('researcher')!;
  await deskOf(office.desk).claim(researcher, conversation);
  await deskOf(office.desk).note(researcher, conversation, {
    id: 'note-with-id',
    text: `هويته ${written[0]!}`,
  });
  await deskOf(office.desk).reply(researcher, conversation, {
    id: 'reply-with-id',
    text: `رقمك ${written[0]!}؟`,
  });
  const shown = await office.desk.reading.conversation(researcher, conversation);
  expect(told(shown)).not.toMatch(givesAway);
  expect(JSON.stringify(shown)).toContain('••••••0007');
  expect(told(await office.desk.reading.inbox(researcher, 'all'))).not.toMatch(givesAway);
  const looked = { desk: office.desk, requests: office.requests, staff: researcher, lang: 'ar' } as const;
  expect(told(await search(looked, reference))).not.toMatch(givesAway);
  // The member reads what was written as it was written.
  const { lines } = await place.conversations.lines(conversation, 0);
  expect(JSON.stringify(lines)).toContain(written[0]);
});

test('a request shows nobody the identifiers that stand in free words, not even the committee, until they are revealed', async () => {
  for (const role of ['researcher', 'committee']) {
    const somebody = staff.get(role)!;
    const shown = await office.requests.detail(somebody, reference);
    expect(shown.fields.find(({ name }) => name === 'reason')?.shown).not.toMatch(givesAway);
    expect(shown.masked).toBe(true);
    const full = await office.requests.revealed(somebody, reference);
    expect(full.fields.find(({ name }) => name === 'reason')?.shown).toContain(written[3]);
    expect(full.masked).toBeUndefined();
  }
  const items = await office.reveals.all(staff.get('privacy')!);
  expect(items.map(({ reference: of, by }) => [of, by])).toEqual([
    [reference, staff.get('committee')!.name],
    [reference, staff.get('researcher')!.name],
  ]);
});

test('one press shows a line; who pressed, of what and when is on the record and stands in the conversation', async () => {
  const researcher = staff.get('researcher')!;
  const before = await office.desk.reading.conversation(researcher, conversation);
  const line = before.lines.find(
    ({ from, masked, text }) => from === 'member' && masked && text.includes('وهذه'),
  )!;
  expect(await office.reveals.line(researcher, conversation, line.seq)).toBe(`وهذه: ${written.join('، ')}`);
  const { lines } = await office.desk.reading.conversation(researcher, conversation);
  expect(lines.at(-1)).toMatchObject({ from: 'note', system: 'revealed', name: researcher.name });
  expect(told(lines)).not.toMatch(givesAway);
  // On the record it has its own number, whatever number it has for whoever looks.
  const own = (await place.conversations.lines(conversation, 0)).lines.find(
    ({ from, ...said }) => from === 'member' && 'text' in said && said.text.includes('وهذه'),
  )!;
  expect((await office.reveals.all(staff.get('privacy')!))[0]).toMatchObject({
    by: researcher.name,
    conversation,
    line: own.seq,
  });
  const { lines: seen } = await place.conversations.lines(conversation, 0);
  expect(JSON.stringify(seen)).not.toContain('revealed');
  const plain = lines.find(({ masked, from }) => !masked && from === 'bot')!;
  await expect(office.reveals.line(researcher, conversation, plain.seq)).rejects.toMatchObject({
    code: 'notFound',
  });
  await expect(office.reveals.line(staff.get('manager')!, conversation, line.seq)).rejects.toMatchObject({
    code: 'notFound',
  });
});
