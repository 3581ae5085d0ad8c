import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Joined } from '../../src/kernel/joined.ts';
import { Office } from '../../src/desk/office.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let one: Staff;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  one = await putStaff(
    place.ground.database,
    { association: 'rahat', email: 'one@rahat.example', role: 'researcher' },
    clock.now(),
  );
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

const previewOf = async (conversation: string): Promise<unknown> => {
  const [item] = await office.desk.reading.these(one, [conversation]);
  return item && { lastText: item.lastText, lastFrom: item.lastFrom, unanswered: item.unanswered };
};

async function promptOf(conversation: string): Promise<string> {
  const { lines } = await place.conversations.lines(conversation, 0);
  const asked = lines.findLast((line) => line.from === 'bot' && line.message.prompt);
  return (asked?.from === 'bot' && asked.message.prompt?.id) || '';
}

test('the inbox shows the last line that may be seen, after a note and after the end too; never a rating', async () => {
  const conversation = await sayTo(place, 'rahat', 'موظف');
  await deskOf(office.desk).claim(one, conversation);
  await deskOf(office.desk).reply(one, conversation, { id: 'reply-1-1', text: 'حياك الله' });
  await deskOf(office.desk).note(one, conversation, { id: 'note-1-1', text: 'للزملاء' });
  const replied = { lastText: 'حياك الله', lastFrom: 'staff', unanswered: false };
  expect(await previewOf(conversation)).toEqual(replied);
  await place.conversations.receive(conversation, {
    external: 'thanks',
    content: { kind: 'text', text: 'شكرًا لكم' },
  });
  expect(await previewOf(conversation)).toEqual({
    lastText: 'شكرًا لكم',
    lastFrom: 'member',
    unanswered: true,
  });
  await deskOf(office.desk).giveBack(one, conversation, 'closed');
  const closed = { lastText: 'شكرًا لكم', lastFrom: 'member', unanswered: false };
  expect(await previewOf(conversation)).toEqual(closed);
  clock.advance(2000);
  await place.conversations.receive(conversation, {
    external: 'score',
    content: { kind: 'tap', prompt: await promptOf(conversation), choice: 'score-2', text: 'ضعيف' },
  });
  expect(await previewOf(conversation)).toEqual(closed);
  await deskOf(office.desk).note(one, conversation, { id: 'note-1-2', text: 'انتهت' });
  await place.conversations.receive(conversation, {
    external: 'comment',
    content: { kind: 'text', text: 'تأخرتم كثيرًا' },
  });
  const { lastText } = (await previewOf(conversation)) as { lastText: string };
  expect(lastText).not.toMatch(/تأخرتم|ضعيف/);
  expect(lastText).not.toBe('');
  const { lines } = await office.desk.reading.conversation(one, conversation);
  expect(JSON.stringify(lines)).not.toMatch(/تأخرتم|ضعيف/);
});

test('who asks while a list is being read gets the one after it, and all who ask meanwhile get the same', async () => {
  const joined = new Joined<number>();
  let runs = 0;
  const ends: (() => void)[] = [];
  const work = (): Promise<number> => {
    const number = (runs += 1);
    return new Promise((done) => ends.push(() => done(number)));
  };
  const first = joined.run('list', work);
  const later = [joined.run('list', work), joined.run('list', work)];
  const other = joined.run('other list', work);
  ends[0]?.();
  expect(await first).toBe(1);
  await new Promise(setImmediate);
  for (const end of ends) end();
  expect(await Promise.all(later)).toEqual([3, 3]);
  expect(await other).toBe(2);
  expect(runs).toBe(3);
});

test('whoever says that they read a line which there is not has read nothing by it', async () => {
  const desk = deskOf(office.desk);
  const conversation = await sayTo(place, 'rahat', 'موظف');
  await desk.claim(one, conversation);
  const { lines } = await office.desk.reading.conversation(one, conversation);
  await place.conversations.receive(conversation, {
    external: 'later',
    content: { kind: 'text', text: 'لحظة، نسيت شيئًا' },
  });
  const close = (seen: number) => desk.giveBack(one, conversation, 'closed', seen);
  await expect(close(lines.length + 50)).rejects.toMatchObject({ code: 'wrongRequest' });
  for (const seen of [0, lines.length])
    expect(await close(seen)).toMatchObject({ done: false, refused: { code: 'memberWrote' } });
  expect(await close(lines.length + 1)).toMatchObject({ done: true });
});
