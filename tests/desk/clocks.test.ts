import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isOpen } from '../../src/association/hours.ts';
import type { InboxItem } from '../../src/contract/desk.ts';
import { Office } from '../../src/desk/office.ts';
import { day, handClock, hour, minute } from '../../src/kernel/clock.ts';
import { expiredLeases } from '../../src/records/desk/conversation-list.ts';
import { waitingForPerson } from '../../src/records/desk/queue.ts';
import { makeLink, putStaff, takeLink, type Staff } from '../../src/records/desk/staff.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';
import { until } from '../support/wait.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let nora: Staff;
let sara: Staff;
let count = 0;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  const { database } = place.ground;
  const put = async (name: string): Promise<Staff> => {
    const email = `${name}@rahat.example`;
    const { id } = await putStaff(database, { association: 'rahat', email, role: 'researcher' }, clock.now());
    const link = await makeLink(database, id, clock.now() + minute);
    return (await takeLink(database, { value: link, name, password: 'made up' }, clock.now()))!;
  };
  [nora, sara] = [await put('nora'), await put('sara')];
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

/** The next Sunday morning on which people work till the afternoon: each test begins there. */
function begin(): void {
  count += 1;
  const { hours } = place.ground.houses.get('rahat')!.association.pack;
  let at = aWorkingMorning;
  while (at <= clock.now() || !isOpen(hours, at) || !isOpen(hours, at + 3 * hour)) at += 7 * day;
  clock.set(at);
}
const line = (name: 'handover.released' | 'handover.late' | 'handover.veryLate'): string =>
  place.ground.houses.get('rahat')!.wording.line('ar', name, { by: '' }).slice(0, 14);
const desk = () => deskOf(office.desk);
const said = async (conversation: string): Promise<readonly string[]> =>
  (await place.conversations.lines(conversation, 0)).lines.map((one) =>
    one.from === 'member' ? `member: ${one.text ?? ''}` : `${one.from}: ${one.message.text}`,
  );
const writes = (conversation: string, text: string) =>
  place.conversations.receive(conversation, {
    external: `${text} ${clock.now()}`,
    content: { kind: 'text', text },
  });
/** Time passes: whatever claims ran out end, and timers that came due are heard. */
async function pass(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  for (const one of await expiredLeases(place.ground.database, clock.now(), 100))
    await office.desk.release(one);
}
async function itemOf(conversation: string): Promise<InboxItem> {
  const [item] = await office.desk.reading.these(nora, [conversation]);
  return item!;
}
async function answered(): Promise<string> {
  const conversation = await sayTo(place, 'rahat', 'موظف');
  await desk().claim(nora, conversation);
  clock.advance(2 * minute);
  await desk().reply(nora, conversation, { id: `reply-${count}`, text: 'أرسل لنا صورة الهوية من فضلك' });
  return conversation;
}

describe('a member who was answered and is silent', () => {
  test.each([
    ['an hour', 61 * minute, 'claimed'],
    ['a night', 14 * hour, 'claimed'],
    ['three days', 3 * day, 'bot'],
    ['a month', 30 * day, 'bot'],
    ['a year', 365 * day, 'bot'],
  ] as const)('hears nothing after %s, and nobody waits', async (_, silence, state) => {
    begin();
    const conversation = await answered();
    const before = await said(conversation);
    await pass(silence);
    expect(await said(conversation)).toEqual(before);
    expect(await itemOf(conversation)).toMatchObject({ state, late: false, unanswered: false });
    const waiting = await waitingForPerson(place.ground.database);
    expect(waiting.filter((one) => one.conversation === conversation && state === 'bot')).toEqual([]);
  });

  test('is answered by the bot once they write after the conversation went back', async () => {
    begin();
    const conversation = await answered();
    await pass(2 * day);
    const before = (await said(conversation)).length;
    await writes(conversation, 'القائمة');
    const later = (await said(conversation)).slice(before);
    expect(later[0]).toBe('member: القائمة');
    expect(later.length).toBeGreaterThan(1);
    expect(later.join('\n')).not.toContain(line('handover.released'));
  });

  test('is reminded of nothing in the night in which it went back', async () => {
    begin();
    const conversation = await sayTo(place, 'rahat', 'دعم', 'محمد سعد العتيبي', 'موظف');
    await desk().claim(nora, conversation);
    await desk().reply(nora, conversation, { id: `reply-${count}`, text: 'تفضل' });
    const before = await said(conversation);
    await pass(25 * hour);
    await pass(3 * hour);
    expect(await said(conversation)).toEqual(before);
  });

  test('stays unapologised to after the conversation passed to a colleague', async () => {
    begin();
    const conversation = await answered();
    await desk().transfer(nora, conversation, sara);
    const before = await said(conversation);
    await pass(hour);
    expect(await said(conversation)).toEqual(before);
    expect(await itemOf(conversation)).toMatchObject({ state: 'claimed' });
  });
});

describe('a member who wrote last', () => {
  test('and was never answered waits again after ten minutes, with the promise that was made first', async () => {
    begin();
    const conversation = await sayTo(place, 'rahat', 'موظف');
    const { firstPromisedBy } = await itemOf(conversation);
    await desk().claim(nora, conversation);
    await pass(11 * minute);
    expect((await said(conversation)).join('\n')).toContain(line('handover.released'));
    const item = await itemOf(conversation);
    expect(item).toMatchObject({ state: 'waiting', firstPromisedBy });
    expect(item.promisedBy).toBeGreaterThan(clock.now());
  });

  test('and is not answered within an hour begins to wait anew: the first promise was kept', async () => {
    begin();
    const conversation = await answered();
    clock.advance(5 * minute);
    await writes(conversation, 'هذه الصورة');
    await pass(59 * minute);
    expect(await itemOf(conversation)).toMatchObject({ state: 'claimed', unanswered: true });
    await pass(2 * minute);
    const item = await itemOf(conversation);
    expect(item).toMatchObject({ state: 'waiting', reason: 'leaseExpired', late: false, since: clock.now() });
    expect(item.firstPromisedBy).toBeGreaterThan(clock.now());
  });

  test('has the clock begin with their first word that is not answered, not with the last', async () => {
    begin();
    const conversation = await answered();
    await writes(conversation, 'هذه الصورة');
    clock.advance(40 * minute);
    await writes(conversation, 'هل وصلت؟');
    await pass(21 * minute);
    expect(await itemOf(conversation)).toMatchObject({ state: 'waiting' });
  });

  test('at night is told within minutes that the answer comes in the morning, without an apology', async () => {
    begin();
    const conversation = await answered();
    clock.set(clock.now() + 12 * hour);
    await writes(conversation, 'هذه الصورة');
    const before = (await said(conversation)).length;
    await pass(11 * minute);
    const later = (await said(conversation)).slice(before).join('\n');
    expect(later).toContain('خارج أوقات العمل');
    expect(later).not.toContain(line('handover.released'));
    expect(await itemOf(conversation)).toMatchObject({ state: 'waiting' });
  });
});

describe('a promise that is broken', () => {
  test('stays the first one: late from then on, on top, counted, in the queue and in the figures', async () => {
    begin();
    const conversation = await sayTo(place, 'rahat', 'موظف');
    const { firstPromisedBy = 0 } = await itemOf(conversation);
    expect(firstPromisedBy).toBeGreaterThan(clock.now());
    const { counts: before } = await office.desk.reading.inbox(nora, 'waiting');
    for (let n = 1; n <= 3; n += 1) {
      const lines = (await said(conversation)).length;
      clock.set(((await itemOf(conversation)).promisedBy ?? 0) + minute);
      await until('it comes', async () => (await said(conversation)).length > lines);
      expect(await itemOf(conversation)).toMatchObject({ firstPromisedBy, late: true });
    }
    const fresh = await sayTo(place, 'rahat', 'موظف');
    const { items, counts } = await office.desk.reading.inbox(nora, 'waiting');
    const order = items.map((one) => one.conversation);
    expect(order.indexOf(conversation)).toBeLessThan(order.indexOf(fresh));
    expect(counts.late).toBe(before.late + 1);
    const queued = (await waitingForPerson(place.ground.database)).find(
      (one) => one.conversation === conversation,
    );
    expect(queued).toMatchObject({ firstPromisedBy });
    const { keptPromises: broken } = await office.figures(nora, {});
    await desk().claim(nora, conversation);
    expect(await itemOf(conversation)).toMatchObject({ state: 'claimed', late: true });
    await desk().reply(nora, conversation, { id: `reply-${count}`, text: 'نعتذر عن التأخر' });
    expect(await itemOf(conversation)).toMatchObject({ late: false });
    const { keptPromises } = await office.figures(nora, {});
    expect(keptPromises).toMatchObject({ broken: (broken as { broken: number }).broken });
    expect((keptPromises as { broken: number }).broken).toBeGreaterThan(0);
  });

  test('is never told as if it stood: whoever asks after three of them hears of a time to come', async () => {
    begin();
    const conversation = await sayTo(place, 'rahat', 'موظف');
    for (let n = 1; n <= 3; n += 1) {
      const lines = (await said(conversation)).length;
      clock.set(((await itemOf(conversation)).promisedBy ?? 0) + minute);
      await until('it comes', async () => (await said(conversation)).length > lines);
    }
    clock.advance(5 * day);
    const before = (await said(conversation)).length;
    await writes(conversation, 'موظف');
    expect((await said(conversation)).slice(before).join('\n')).toContain(line('handover.late'));
    expect((await itemOf(conversation)).promisedBy).toBeGreaterThan(clock.now());
  });
});

test('a button of the bot that is tapped after a claim does nothing, and the member is told who is there', async () => {
  begin();
  const conversation = await sayTo(place, 'rahat', 'موظف');
  const { lines } = await place.conversations.lines(conversation, 0);
  const asked = lines.findLast((one) => one.from === 'bot' && one.message.prompt);
  const prompt = (asked?.from === 'bot' && asked.message.prompt?.id) || '';
  await desk().claim(nora, conversation);
  const before = (await said(conversation)).length;
  const tap = { kind: 'tap', prompt, choice: 'leaveQueue', text: 'إلغاء الانتظار' } as const;
  await place.conversations.receive(conversation, { external: 'tap', content: tap });
  await place.conversations.receive(conversation, { external: 'tap', content: tap });
  const later = (await said(conversation)).slice(before);
  expect(later).toHaveLength(2);
  expect(later[1]).toMatch(/^staff: .*معك الآن/);
  expect(await itemOf(conversation)).toMatchObject({ state: 'claimed' });
});
