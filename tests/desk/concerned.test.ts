import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { readersOf } from '../../src/association/readers.ts';
import { Role } from '../../src/contract/desk.ts';
import { Office } from '../../src/desk/office.ts';
import { mayDo } from '../../src/desk/people/roles.ts';
import { readRecord } from '../../src/records/requests/requests.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { putStaff, staffOf, type Staff } from '../../src/records/desk/staff.ts';
import { deskOf } from '../support/verbs.ts';
import { sentBeforeChecks } from '../support/cases.ts';
import { associations } from '../support/house.ts';
import { openPlace, sendRequest, type Place, type Sent } from '../support/place.ts';
import { isThere, waysIn } from '../support/ways.ts';

let place: Place;
let office: Office;
let n = 0;

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const hired = (association: string, role: string): Promise<Staff> => {
  n += 1;
  return putStaff(
    place.ground.database,
    { association, email: `person-${n}@${association}.example`, role, password: 'x' },
    0,
  );
};

const ways = (staff: Staff, sent: Sent): ReturnType<typeof waysIn> => waysIn(office, staff, sent);

test('in every association, for every role, whoever a case concerns neither reads nor decides it, and nobody else loses anything', async () => {
  const mismatches: string[] = [];
  for (const association of associations) {
    const { services } = place.ground.houses.get(association)!.association;
    const sent = await sendRequest(place, association, 7);
    const marker = await hired(association, 'researcher');
    for (const role of Role.options.filter((one) =>
      readersOf(services[0]!).some((reader) => reader === one),
    )) {
      const [concerned, colleague] = [await hired(association, role), await hired(association, role)];
      const before = await ways(concerned, sent);
      await office.concerns.note(marker, sent.reference, { whom: concerned.id, reason: 'قريب صاحب الطلب' });
      const after = await ways(concerned, sent);
      for (const [way, there] of Object.entries(after))
        if (there) mismatches.push(`${association} ${role}: ${way}`);
      const others = await ways(colleague, sent);
      if (JSON.stringify(others) !== JSON.stringify(before))
        mismatches.push(`${association} ${role}: a colleague ${JSON.stringify([before, others])}`);
      if (!before['detail'] || !before['list'])
        mismatches.push(`${association} ${role}: could not read before`);
    }
    const { concerned = [], events } = await office.requests.detail(marker, sent.reference);
    expect(events.filter(({ status }) => status === 'concerned')).toHaveLength(concerned.length);
    expect(events.find(({ status }) => status === 'concerned')).toMatchObject({
      by: marker.name,
      whom: concerned[0]?.name,
      reason: 'قريب صاحب الطلب',
    });
  }
  expect(mismatches).toEqual([]);
  const { database, files } = place.ground;
  expect((await verifyRecords({ database, files })).findings).toEqual([]);
});

const identityIn = async (reference: string): Promise<string> => {
  const { record } = (await readRecord(place.ground.database, reference))!;
  return z.string().parse(record.fields.find(({ name }) => name === 'nationalId' || name === 'iqama')?.value);
};

describe('what somebody declares', () => {
  const association = 'rahat';
  test('keeps cases from them that were sent before, and those sent after; the number itself is not kept', async () => {
    const [judge, other] = [await hired(association, 'committee'), await hired(association, 'committee')];
    const first = await sentBeforeChecks(place, association, 71);
    const identity = await identityIn(first.reference);
    expect(await isThere(office.requests.detail(judge, first.reference))).toBe(true);
    const { items } = await office.concerns.declare(judge, { of: 'relative', value: identity });
    expect(items).toMatchObject([{ of: 'relative' }]);
    expect(await isThere(office.requests.detail(judge, first.reference))).toBe(false);
    const again = await sendRequest(place, association, 71);
    expect(await identityIn(again.reference)).toBe(identity);
    expect(await isThere(office.requests.detail(judge, again.reference))).toBe(false);
    expect((await office.requests.detail(other, again.reference)).concerned).toEqual([
      { id: judge.id, name: judge.name },
    ]);
    const { rows } = await place.ground.database.query<{ row: string }>(
      'select t::text as row from staff_ties t',
    );
    expect(JSON.stringify(rows)).not.toContain(identity);
    await expect(office.concerns.declare(judge, { of: 'own', value: 'أحمد علي' })).rejects.toMatchObject({
      code: 'wrongRequest',
    });
  });

  test('is looked at by the statement that keeps a decision: whoever is concerned meanwhile decides nothing', async () => {
    const [judge, other] = [await hired(association, 'committee'), await hired(association, 'committee')];
    expect(mayDo(judge, 'decide')).toBe(true);
    for (let i = 0; i < 10; i += 1) {
      const { reference } = await sentBeforeChecks(place, association, 300 + i);
      const [decided] = await Promise.allSettled([
        office.moves.decide(judge, reference, { decision: 'refused', reason: 'لا يستحق' }),
        office.concerns.note(other, reference, { whom: judge.id, reason: 'قريبه' }),
      ]);
      const { events, status } = await office.requests.detail(other, reference);
      const steps = events.map((one) => one.status).filter((one) => one === 'refused' || one === 'concerned');
      // Decided before it was noted, or not at all.
      expect(steps).toEqual(decided.status === 'fulfilled' ? ['refused', 'concerned'] : ['concerned']);
      expect(status).toBe(decided.status === 'fulfilled' ? 'refused' : 'submitted');
    }
  });

  test('a conversation that somebody has is taken back when its case concerns them', async () => {
    const [holder, other] = [await hired(association, 'researcher'), await hired(association, 'researcher')];
    const { publicId, reference } = await sendRequest(place, association, 90);
    await place.ground.database.query(
      `update conversations set owner = 'staff:' || $2 where public_id = $1`,
      [publicId, holder.id],
    );
    await office.concerns.note(other, reference, { whom: holder.id, reason: 'ذُكر في الطلب' });
    const { rows } = await place.ground.database.query<{ owner: string }>(
      'select owner from conversations where public_id = $1',
      [publicId],
    );
    expect(rows).toEqual([{ owner: 'bot' }]);
  });

  test('by what they declare it is taken back too, nobody can hand it to them, and nobody tries out whose a case is', async () => {
    const [holder, other] = [await hired(association, 'researcher'), await hired(association, 'researcher')];
    const { publicId, reference } = await sendRequest(place, association, 91);
    const { database } = place.ground;
    const ownerOf = async (): Promise<string | undefined> =>
      (
        await database.query<{ owner: string }>('select owner from conversations where public_id = $1', [
          publicId,
        ])
      ).rows[0]?.owner;
    await deskOf(office.desk).claim(holder, publicId);
    await office.concerns.declare(holder, { of: 'own', value: await identityIn(reference) });
    expect(await ownerOf()).toBe('bot');
    await deskOf(office.desk).claim(other, publicId);
    await expect(deskOf(office.desk).transfer(other, publicId, holder)).rejects.toMatchObject({
      code: 'wrongRequest',
    });
    const more = Array.from({ length: 25 }, (_, i) =>
      office.concerns.declare(other, { of: 'relative', value: `05${50_000_000 + i}` }),
    );
    expect((await Promise.allSettled(more)).some(({ status }) => status === 'rejected')).toBe(true);
  });
});

describe('a note', () => {
  const association = 'mord';
  const reason = 'سُجّل خطأً';

  test('is taken back by whoever made it, with a reason in the sealed history, and everything is there again', async () => {
    const [judge, marker, colleague] = [
      await hired(association, 'committee'),
      await hired(association, 'researcher'),
      await hired(association, 'researcher'),
    ];
    const sent = await sentBeforeChecks(place, association, 400);
    const { reference } = sent;
    const before = await ways(judge, sent);
    const note = { whom: judge.id, reason };
    const takenBack = (by: Staff): Promise<void> => office.concerns.over(by, { ...note, reference });
    await office.concerns.note(marker, reference, note);
    expect((await office.requests.detail(marker, reference)).concerned).toEqual([
      { id: judge.id, name: judge.name, mine: true },
    ]);
    expect((await office.requests.detail(colleague, reference)).concerned).toEqual([
      { id: judge.id, name: judge.name },
    ]);
    for (const other of [judge, colleague])
      await expect(takenBack(other)).rejects.toMatchObject({ code: 'notFound' });
    expect(Object.values(await ways(judge, sent))).not.toContain(true);
    const tries = [1, 2, 3].map(() => takenBack(marker));
    const done = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    expect(await ways(judge, sent)).toEqual(before);
    const { events, concerned } = await office.requests.detail(judge, reference);
    expect(concerned).toBeUndefined();
    expect(events.slice(-2)).toMatchObject([
      { status: 'concerned', whom: judge.name },
      { status: 'concernOver', by: marker.name, whom: judge.name, reason },
    ]);
    const { reference: next } = await sentBeforeChecks(place, association, 410);
    const decide = (): Promise<void> =>
      office.moves.decide(judge, next, { decision: 'accepted', reason: '' });
    await office.concerns.note(marker, next, note);
    await expect(decide()).rejects.toMatchObject({ code: 'notFound' });
    await office.concerns.over(marker, { ...note, reference: next });
    await decide();
    expect((await office.requests.detail(judge, next)).status).toBe('accepted');
    const { database, files } = place.ground;
    // Cases that are made older than they are (sentBeforeChecks) are told by the seal of what they were made under.
    const { findings } = await verifyRecords({ database, files });
    expect(findings.filter(({ kind }) => kind !== 'madeUnder')).toEqual([]);
  });

  test('is taken back by the administrator, who reads no case, but never by whom it concerns', async () => {
    const [admin, other] = [await hired(association, 'admin'), await hired(association, 'admin')];
    const [marker, judge] = [await hired(association, 'committee'), await hired(association, 'committee')];
    const { reference } = await sendRequest(place, association, 401);
    for (const whom of [marker, admin])
      await office.concerns.note(judge, reference, { whom: whom.id, reason: 'قريبه' });
    const listed = async (staff: Staff): Promise<readonly number[]> =>
      (await office.concerns.noted(staff)).items.flatMap((one) =>
        one.reference === reference ? [one.whom] : [],
      );
    expect(await listed(admin)).toEqual([]);
    expect(new Set(await listed(other))).toEqual(new Set([marker.id, admin.id]));
    const takenBack = (by: Staff, whom: Staff): Promise<void> =>
      office.concerns.over(by, { reference, whom: whom.id, reason });
    for (const [by, whom] of [
      [admin, admin],
      [admin, marker],
      [marker, marker],
    ] as const)
      await expect(takenBack(by, whom)).rejects.toMatchObject({ code: 'notFound' });
    for (const whom of [admin, marker]) await takenBack(other, whom);
    expect(await listed(admin)).toEqual([]);
    expect(await isThere(office.requests.detail(other, reference))).toBe(false);
    expect(await isThere(office.requests.detail(marker, reference))).toBe(true);
  });

  test('is nobody’s any more once they declare it themselves: it stands', async () => {
    const [judge, marker] = [await hired(association, 'committee'), await hired(association, 'researcher')];
    const { reference } = await sendRequest(place, association, 402);
    await office.concerns.note(marker, reference, { whom: judge.id, reason: 'قريبه' });
    await office.concerns.declare(judge, { of: 'relative', value: await identityIn(reference) });
    await expect(office.concerns.over(marker, { reference, whom: judge.id, reason })).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await isThere(office.requests.detail(judge, reference))).toBe(false);
  });

  test('that would leave too few to decide, or nobody to open an alert, is refused, also when two come at once', async () => {
    const [one, two, marker] = [
      await hired(association, 'committee'),
      await hired(association, 'committee'),
      await hired(association, 'researcher'),
    ];
    const { ground } = place;
    // Somebody who never set a password judges nothing.
    const invited = { association, email: 'invited@mord.example', role: 'committee' };
    await putStaff(ground.database, invited, 0);
    const all = await staffOf(ground.database, association);
    const judges = all.filter(({ role, password }) => role === 'committee' && password !== null);
    const house = ground.houses.get(association)!;
    const { pack } = house.association;
    // One of the judges may be missing, and no more.
    const committee = { ...pack.procedure.committee, quorum: judges.length - 1 };
    const changed = { ...pack, procedure: { ...pack.procedure, committee } };
    const own = { ...house, association: { ...house.association, pack: changed } };
    const houses = new Map([...ground.houses, [association, own]]);
    const few = new Office({ ...ground, houses }, place.conversations);
    const { concerns } = few;
    const { reference } = await sentBeforeChecks(place, association, 403);
    const neededIn = async (role: string): Promise<readonly number[]> =>
      (await concerns.candidates(marker, reference)).items.flatMap((who) =>
        who.role === role && who.needed ? [who.id] : [],
      );
    expect(await neededIn('committee')).toEqual([]);
    const noted = await Promise.allSettled(
      [one, two].map(({ id }) => concerns.note(marker, reference, { whom: id, reason: 'قريبه' })),
    );
    expect(noted.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(noted.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'tooFewLeft' },
    });
    expect(await neededIn('committee')).toHaveLength(judges.length - 1);
    const others = all.filter(({ role, id }) => role === 'researcher' && id !== marker.id);
    for (const { id } of others) await concerns.note(marker, reference, { whom: id, reason: 'قريبه' });
    expect(await neededIn('researcher')).toEqual([marker.id]);
    await expect(
      concerns.note(marker, reference, { whom: marker.id, reason: 'قريبي' }),
    ).rejects.toMatchObject({
      code: 'tooFewLeft',
    });
    await few.close();
  });
});
