import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Office } from '../../src/desk/office.ts';
import { shareOut } from '../../src/desk/sharing/share-out.ts';
import { assign } from '../../src/desk/verbs/hands/assign.ts';
import { day, handClock, minute } from '../../src/kernel/clock.ts';
import { makeSession } from '../../src/records/desk/sessions.ts';
import { noteHere } from '../../src/records/desk/sharing.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { aWorkingMorning } from '../support/house.ts';
import { sayTo, sendRequest, type Place } from '../support/place.ts';
import { openStaffed, type Staffed } from '../support/staffed.ts';
import { deskOf } from '../support/verbs.ts';

const clock = handClock(aWorkingMorning);
let here: Staffed;
let place: Place;
let office: Office;
let admin: Staff;

beforeAll(async () => {
  here = await openStaffed('mord', (ground) => ({ ...ground, clock }));
  ({ place, office } = here);
  admin = await hired('admin', 'admin');
});
afterAll(() => here.remove());

const hired = (name: string, role = 'researcher', association = 'mord'): Promise<Staff> =>
  putStaff(
    place.ground.database,
    { association, email: `${name}@${association}.example`, role, password: 'set' },
    clock.now(),
  );

/** A page of the desk is open at these people. */
async function arrive(...people: readonly Staff[]): Promise<void> {
  const { database } = place.ground;
  for (const one of people) {
    const session = await makeSession(database, one, clock.now() + day);
    await noteHere(database, [session!.id], clock.now());
  }
}

async function ruled(rule: string, most: number): Promise<void> {
  const known = (await office.facts.all(admin, 'ar')).items.find(({ kind }) => kind === 'sharing');
  await office.facts.change(admin, 'sharing', { follows: known?.last ?? 0, value: { rule, most } });
}

const ownerOf = async (conversation: string): Promise<number | undefined> =>
  (await office.desk.reading.conversation(here.staff, conversation)).owner?.id;
const waits = (): Promise<string> => sayTo(place, 'mord', 'موظف');

test('who waits is given to whoever at the desk has least, once, and to nobody who is away, gone or has enough', async () => {
  const [sara, huda, away, gone] = [
    await hired('sara'),
    await hired('huda'),
    await hired('away'),
    await hired('gone'),
  ];
  const first = await waits();
  await arrive(gone);
  clock.advance(2 * minute);
  await arrive(sara, huda, away);
  await office.own.setAway(away, true);
  await shareOut(office.desk);
  expect(await ownerOf(first)).toBeUndefined();
  await ruled('leastBusy', 2);
  const all = [first, await waits(), await waits()];
  await Promise.all([shareOut(office.desk), shareOut(office.desk)]);
  await shareOut(office.desk);
  const owners = await Promise.all(all.map(ownerOf));
  expect(owners.filter((id) => id === sara.id || id === huda.id)).toHaveLength(3);
  expect(new Set(owners).size).toBe(2);
  const more = [await waits(), await waits()];
  await shareOut(office.desk);
  await shareOut(office.desk);
  expect((await Promise.all(more.map(ownerOf))).filter((id) => id === undefined)).toHaveLength(1);
  const { rows } = await place.ground.database.query('select 1 from assignments where by_staff is null');
  expect(rows).toHaveLength(4);
  const { lines } = await place.conversations.lines(first, 0);
  expect(JSON.stringify(lines.at(-1))).toMatch(/sara|huda/u);
});

test('by whom they were answered the last time a member is answered again; whoever lets it run out is not given it twice', async () => {
  const [known, other] = [await hired('known'), await hired('other')];
  await ruled('none', 8);
  const conversation = await waits();
  await deskOf(office.desk).claim(known, conversation);
  await deskOf(office.desk).reply(known, conversation, { id: 'reply-1', text: 'حياك الله' });
  await deskOf(office.desk).giveBack(known, conversation, 'closed');
  await place.conversations.receive(conversation, {
    external: 'again',
    content: { kind: 'text', text: 'موظف' },
  });
  await place.ground.database.query('delete from staff_here');
  await arrive(other, known);
  await ruled('samePerson', 8);
  const runsOut = async (): Promise<void> => {
    clock.advance(11 * minute);
    await office.desk.release(conversation);
    await arrive(other, known);
    await shareOut(office.desk);
  };
  await shareOut(office.desk);
  expect(await ownerOf(conversation)).toBe(known.id);
  await runsOut();
  expect(await ownerOf(conversation)).toBe(other.id);
  await runsOut();
  expect(await ownerOf(conversation)).toBeUndefined();
});

test('of two colleagues who give a conversation away one does, to whom it is told by whom; only who serves may', async () => {
  const [giver, taker] = [await hired('giver'), await hired('taker')];
  await ruled('none', 8);
  const conversation = await waits();
  const give = (staff: Staff, to: Staff) =>
    office.desk.perform(assign, { staff, conversation, input: { to: to.id } });
  await expect(give(admin, taker)).rejects.toMatchObject({ code: 'notFound' });
  await expect(give(giver, admin)).rejects.toMatchObject({ code: 'wrongRequest' });
  const tries = await Promise.allSettled([give(giver, taker), give(here.staff, giver)]);
  const done = tries.filter((one) => one.status === 'fulfilled' && one.value.done);
  expect(done).toHaveLength(1);
  expect([taker.id, giver.id]).toContain(await ownerOf(conversation));
});

test('a label is put on and taken off, a list is narrowed by it, and whoever does not answer members neither sees nor seeks it', async () => {
  const { database } = place.ground;
  const manager = await hired('manager', 'manager');
  const { items } = await office.labels.add(here.staff, { name: ' يحتاج  متابعة ', colour: 'blue' });
  expect(items.map(({ name }) => name)).toEqual(['يحتاج متابعة']);
  const label = items[0]!.id;
  await expect(office.labels.add(here.staff, { name: 'يحتاج متابعة', colour: 'red' })).rejects.toMatchObject({
    code: 'wrongRequest',
  });
  const [one, other] = [await waits(), await waits()];
  await office.labels.put(here.staff, one, { label, on: true });
  await office.labels.put(here.staff, one, { label, on: true });
  const sought = async (staff: Staff, which: 'waiting' | 'all'): Promise<readonly string[]> =>
    (await office.desk.reading.inbox(staff, which, { label: String(label) })).items.map(
      ({ conversation }) => conversation,
    );
  expect(await sought(here.staff, 'all')).toEqual([one]);
  expect(await sought(here.staff, 'waiting')).toEqual([one]);
  expect(await sought(manager, 'all')).toEqual([]);
  const [row] = await office.desk.reading.these(here.staff, [one]);
  expect(row?.labels).toEqual([label]);
  expect((await office.desk.reading.these(here.staff, [other]))[0]?.labels).toBeUndefined();
  await office.labels.put(here.staff, one, { label, on: false });
  expect(await sought(here.staff, 'all')).toEqual([]);
  await office.labels.put(here.staff, one, { label, on: true });
  await office.labels.drop(here.staff, label);
  expect((await database.query('select 1 from conversation_labels')).rows).toEqual([]);
  await expect(office.labels.put(here.staff, one, { label, on: true })).rejects.toMatchObject({
    code: 'notFound',
  });
});

test('conversations with a request of one identity are proposed, put together by one press, and parted again; nobody else sees them', async () => {
  const rahat = await hired('rahat', 'researcher', 'rahat');
  const [one, other, stranger] = [
    await sendRequest(place, 'rahat', 31),
    await sendRequest(place, 'rahat', 31),
    await sendRequest(place, 'rahat', 32),
  ];
  await deskOf(office.desk).note(rahat, other.publicId, { id: 'note-1-person', text: 'زارتنا أمس' });
  const seen = async () => {
    const person = await office.persons.person(rahat, one.publicId, 'ar');
    const names = (list: typeof person.likely): readonly string[] =>
      list.map(({ conversation }) => conversation);
    return { ...person, theirs: names(person.conversations), proposed: names(person.likely) };
  };
  expect(await seen()).toMatchObject({ theirs: [one.publicId], proposed: [other.publicId], notes: [] });
  const say = (same: boolean): Promise<void> =>
    office.persons.say(rahat, one.publicId, { other: other.publicId, same });
  const tries = await Promise.allSettled([say(true), say(false)]);
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await office.persons.takeBack(rahat, other.publicId, one.publicId);
  await say(true);
  const together = await seen();
  expect(together).toMatchObject({ theirs: [one.publicId, other.publicId], proposed: [] });
  expect(together.requests.map(({ reference }) => reference).toSorted()).toEqual(
    [one.reference, other.reference].toSorted(),
  );
  expect(together.notes).toMatchObject([{ conversation: other.publicId, text: 'زارتنا أمس' }]);
  expect(together.consents).toHaveLength(2);
  expect(together.joined).toMatchObject([{ by: rahat.name }]);
  await office.persons.takeBack(rahat, one.publicId, other.publicId);
  await say(false);
  expect(await seen()).toMatchObject({ theirs: [one.publicId], proposed: [] });
  await expect(office.persons.person(here.staff, one.publicId, 'ar')).rejects.toMatchObject({
    code: 'notFound',
  });
  await expect(
    office.persons.say(here.staff, stranger.publicId, { other: one.publicId, same: true }),
  ).rejects.toMatchObject({ code: 'notFound' });
});

test('a canned reply keeps its folder and what it brings; a label of another association it does not get', async () => {
  const elsewhere = await hired('elsewhere', 'admin', 'rahat');
  const [theirs] = (await office.labels.add(elsewhere, { name: 'عندهم', colour: 'red' })).items;
  const [ours] = (await office.labels.add(admin, { name: 'عندنا', colour: 'red' })).items;
  const reply = { title: 'شكر', text: 'شكرًا لكم', folder: 'ختام', afterwards: 'close' } as const;
  expect(await office.people.addReply(admin, { ...reply, label: theirs!.id })).toEqual({
    ...reply,
    id: expect.any(Number),
  });
  const kept = await office.people.addReply(admin, { ...reply, label: ours!.id });
  expect(kept.label).toBe(ours!.id);
  await office.labels.drop(admin, ours!.id);
  expect((await office.people.replies(admin)).find(({ id }) => id === kept.id)).toEqual({
    ...reply,
    id: kept.id,
  });
});
