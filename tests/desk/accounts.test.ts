import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { hashPassword, setUp, signIn } from '../../src/desk/people/sign-in.ts';
import { handClock, minute } from '../../src/kernel/clock.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { livingSessions } from '../../src/records/desk/sessions.ts';
import { putStaff, staffByEmail, staffById, type Staff } from '../../src/records/desk/staff.ts';
import { endTerm } from '../../src/records/desk/terms.ts';
import { sentBeforeChecks } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { storedRequest } from '../support/requests.ts';
import { openPlace, type Place } from '../support/place.ts';
import { outcomeOf, run } from '../support/races.ts';
import { deskOf } from '../support/verbs.ts';

/** How often each race is run; `RACES=500` runs as many as were promised. */
const races = Number(process.env['RACES'] ?? 15);
// A check of a password takes a core for some hundredths of a second, and a race has several.
jest.setTimeout(300_000 + races * 5000);
const association = 'rahat';
const password = 'correct horse battery staple';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let hashed: string;
let admin: Staff;
let many = 0;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  hashed = await hashPassword(password);
  admin = await put('admin');
});

afterAll(async () => {
  await office.close();
  await place.remove();
});

/** Somebody new who can sign in. */
const put = (role: string): Promise<Staff> =>
  putStaff(
    place.ground.database,
    { association, email: `${role}-${(many += 1)}@rahat.example`, role, password: hashed },
    clock.now(),
  );

const now = async ({ id }: Staff): Promise<Staff> =>
  (await staffById(place.ground.database, association, id))!;

const enter = (email: string): ReturnType<typeof signIn> =>
  signIn(place.ground, { email, password }, { address: '192.0.2.1' });

let external = 0;
const hear = (conversation: string, text: string): Promise<unknown> =>
  place.conversations.receive(conversation, {
    external: `e${(external += 1)}`,
    lang: 'ar',
    content: { kind: 'text', text },
  });

/** A conversation that waits for a person. */
async function waiting(): Promise<string> {
  const { publicId } = await place.conversations.begin(association, 'webchat');
  await place.conversations.greet(publicId, 'ar');
  await place.conversations.receive(publicId, {
    external: 'agree',
    lang: 'ar',
    content: { kind: 'tap', prompt: 'q1', choice: 'agree', text: 'أوافق' },
  });
  await hear(publicId, 'موظف');
  return publicId;
}

const ownerOf = async (conversation: string): Promise<string> =>
  (await findConversation(place.ground.database, conversation))!.owner;

const said = async (conversation: string): Promise<string[]> =>
  (await place.conversations.lines(conversation, 0)).lines.flatMap((line) =>
    line.from === 'member' ? [] : [line.message.text],
  );

test('a new password ends the one before, its sessions and its streams at once; the link sets the next', async () => {
  const someone = await put('researcher');
  const session = await enter(someone.email);
  const ended = new Promise<void>((end) => office.liveSessions.join(session.id, end));
  const { setUpUrl } = await office.people.reset(admin, someone.id, '');
  expect(await outcomeOf(enter(someone.email))).toBe('notAllowed');
  expect(await livingSessions(place.ground.database, [session.id], clock.now())).toEqual(new Set());
  await ended;
  const token = new URL(setUpUrl, 'http://x').searchParams.get('token')!;
  await setUp(place.ground, { token, name: 'سارة', password }, { address: '192.0.2.1' });
  expect(await outcomeOf(enter(someone.email))).toBe('done');
});

test('a known address is never changed by being added again', async () => {
  const someone = await put('researcher');
  await office.people.stop(admin, someone.id);
  for (const role of ['manager', 'researcher'] as const)
    expect(await outcomeOf(office.people.add(admin, { email: someone.email.toUpperCase(), role }, ''))).toBe(
      'addressKnown',
    );
  expect(await now(someone)).toMatchObject({ role: 'researcher', disabled: true, password: hashed });
  await office.people.startAgain(admin, someone.id);
  expect(await outcomeOf(enter(someone.email))).toBe('done');
});

test('whose right has ended adds and drops no shared text, and lets nobody in again', async () => {
  const [former, stopped] = [await put('admin'), await put('researcher')];
  const kept = await office.people.addReply(former, { title: 'تحية', text: 'أهلًا بك' });
  await office.people.stop(admin, stopped.id);
  await office.people.changeRole(admin, former.id, 'manager');
  const acts = [
    office.people.addReply(former, { title: 'رد', text: 'نص' }),
    office.people.changeReply(former, kept.id, { title: 'رد', text: 'نص', folder: 'ختام' }),
    office.people.dropReply(former, kept.id),
    office.people.startAgain(former, stopped.id),
  ];
  expect(await Promise.all(acts.map(outcomeOf))).toEqual(['conflict', 'notFound', 'notFound', 'conflict']);
  expect(await office.people.replies(admin)).toEqual([kept]);
  expect(await now(stopped)).toMatchObject({ disabled: true });
});

test('another role ends what the former one opened, and takes effect at the next sign-in', async () => {
  const someone = await put('researcher');
  const session = await enter(someone.email);
  const conversation = await waiting();
  await deskOf(office.desk).claim(someone, conversation);
  await office.people.changeRole(admin, someone.id, 'manager');
  expect(await livingSessions(place.ground.database, [session.id], clock.now())).toEqual(new Set());
  expect(await ownerOf(conversation)).toBe('bot');
  expect((await enter(someone.email)).staff.role).toBe('manager');
  expect(await outcomeOf(deskOf(office.desk).claim(someone, conversation))).toBe('conflict');
});

test('nobody changes an account of their own, and the last administrator stays', async () => {
  for (const change of [
    office.people.stop(admin, admin.id),
    office.people.changeRole(admin, admin.id, 'manager'),
    office.people.reset(admin, admin.id, ''),
  ])
    expect(await outcomeOf(change)).toBe('wrongRequest');
  for (const end of [{ kind: 'stopped' }, { kind: 'role', role: 'manager', serves: false }] as const)
    expect(await outcomeOf(endTerm(place.ground.database, admin, { end, now: clock.now() }))).toBe(
      'lastAdmin',
    );
  // An administrator who never set a password could not take over.
  const { colleague } = await office.people.add(admin, { email: 'invited@rahat.example', role: 'admin' }, '');
  const stop = { end: { kind: 'stopped' }, now: clock.now() } as const;
  expect(await outcomeOf(endTerm(place.ground.database, admin, stop))).toBe('lastAdmin');
  await office.people.stop(admin, colleague.id);
});

test('who is stopped leaves every conversation to the queue, and nobody who waits is told anything', async () => {
  const [someone, other] = [await put('researcher'), await put('researcher')];
  const [answered, owed] = [await waiting(), await waiting()];
  for (const one of [answered, owed]) {
    await deskOf(office.desk).claim(someone, one);
    await deskOf(office.desk).reply(someone, one, { id: `hello-${one}`, text: 'حياك الله' });
  }
  await hear(owed, 'عندي سؤال آخر');
  const before = await Promise.all([answered, owed].map(said));
  await office.people.stop(admin, someone.id);
  expect(await Promise.all([answered, owed].map(ownerOf))).toEqual(['bot', 'bot']);
  const listed = (await office.desk.reading.inbox(other, 'waiting')).items.map(
    ({ conversation }) => conversation,
  );
  expect(listed).toEqual(expect.arrayContaining([answered, owed]));
  expect(await Promise.all([answered, owed].map(said))).toEqual(before);
  clock.advance(2 * minute);
  expect(await outcomeOf(deskOf(office.desk).claim(other, owed))).toBe('done');
});

test('stop and claim: never a conversation of somebody who is stopped', async () => {
  const outcomes = new Set<string>();
  const faults = await run(races, async () => {
    const someone = await put('researcher');
    const conversation = await waiting();
    const [claimed] = await Promise.all([
      outcomeOf(deskOf(office.desk).claim(someone, conversation)),
      office.people.stop(admin, someone.id),
    ]);
    outcomes.add(claimed);
    return (await ownerOf(conversation)) === 'bot' ? undefined : `${claimed}, and it is still theirs`;
  });
  expect(faults).toEqual([]);
  for (const outcome of outcomes) expect(['done', 'refused', 'conflict']).toContain(outcome);
});

test('stop and reply: the reply was before the stop, or it is refused and nobody reads it', async () => {
  const faults = await run(races, async (n) => {
    const someone = await put('researcher');
    const conversation = await waiting();
    await deskOf(office.desk).claim(someone, conversation);
    const [replied] = await Promise.all([
      outcomeOf(deskOf(office.desk).reply(someone, conversation, { id: `reply-${n}`, text: 'جواب السباق' })),
      office.people.stop(admin, someone.id),
    ]);
    const read = (await said(conversation)).filter((text) => text === 'جواب السباق').length;
    if (read !== (replied === 'done' ? 1 : 0)) return `${replied}, and it is read ${read} times`;
    return (await ownerOf(conversation)) === 'bot' ? undefined : `${replied}, and it is still theirs`;
  });
  expect(faults).toEqual([]);
});

test('transfer and stop of whom it goes to: never a conversation of somebody who is stopped', async () => {
  const faults = await run(races, async () => {
    const [from, to] = [await put('researcher'), await put('researcher')];
    const conversation = await waiting();
    await deskOf(office.desk).claim(from, conversation);
    const [moved] = await Promise.all([
      outcomeOf(deskOf(office.desk).transfer(from, conversation, to)),
      office.people.stop(admin, to.id),
    ]);
    const owner = await ownerOf(conversation);
    return owner === `staff:${to.id}` ? `${moved}, and it is of somebody stopped` : undefined;
  });
  expect(faults).toEqual([]);
});

test('another role and a decision: decided once by who still could, or not at all and nobody is told', async () => {
  const faults = await run(races, async (n) => {
    const someone = await put('committee');
    const { publicId, reference } = await sentBeforeChecks(place, association, n);
    const before = (await said(publicId)).length;
    const [decided] = await Promise.all([
      outcomeOf(office.moves.decide(someone, reference, { decision: 'accepted', reason: 'مستوفٍ' })),
      office.people.changeRole(admin, someone.id, 'manager'),
    ]);
    const status = (await storedRequest(place.ground.database, reference))!.status;
    const told = (await said(publicId)).length - before;
    const right =
      decided === 'done' ? status === 'accepted' && told === 1 : status === 'submitted' && told === 0;
    return right ? undefined : `${decided}, ${status}, told ${told} times`;
  });
  expect(faults).toEqual([]);
});

test('a new password and a sign-in with the one before: no session outlives it', async () => {
  const faults = await run(races, async () => {
    const someone = await put('researcher');
    const [entered] = await Promise.all([
      enter(someone.email).then(
        ({ id }) => id,
        () => undefined,
      ),
      office.people.reset(admin, someone.id, ''),
    ]);
    const living = await livingSessions(
      place.ground.database,
      entered === undefined ? [] : [entered],
      clock.now(),
    );
    return living.size === 0 ? undefined : 'the session lives on';
  });
  expect(faults).toEqual([]);
});

test('one address added twice at once is one account with one link', async () => {
  const faults = await run(races, async (n) => {
    const email = `twice-${n}@rahat.example`;
    const outcomes = await Promise.all([
      outcomeOf(office.people.add(admin, { email, role: 'researcher' }, '')),
      outcomeOf(office.people.add(admin, { email, role: 'manager' }, '')),
    ]);
    const { id } = (await staffByEmail(place.ground.database, email))!;
    const { rows } = await place.ground.database.query('select 1 from staff_links where staff_id = $1', [id]);
    return outcomes.sort().join() === 'addressKnown,done' && rows.length === 1
      ? undefined
      : `${outcomes.join()}, ${rows.length} links`;
  });
  expect(faults).toEqual([]);
});

test('of two administrators who demote one another at once one is left', async () => {
  const faults = await run(races, async () => {
    const [one, two] = [await put('admin'), await put('admin')];
    const outcomes = await Promise.all([
      outcomeOf(office.people.changeRole(one, two.id, 'manager')),
      outcomeOf(office.people.changeRole(two, one.id, 'manager')),
    ]);
    const left = (await Promise.all([one, two].map(now))).filter(({ role }) => role === 'admin');
    for (const { id } of left) await office.people.stop(admin, id);
    return left.length === 1 && outcomes.sort().join() === 'conflict,done' ? undefined : outcomes.join();
  });
  expect(faults).toEqual([]);
});
