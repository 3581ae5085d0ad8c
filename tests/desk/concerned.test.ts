import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { readersOf } from '../../src/association/readers.ts';
import { Role } from '../../src/contract/desk.ts';
import { Office } from '../../src/desk/office.ts';
import { search } from '../../src/desk/requests/search.ts';
import { isFault } from '../../src/kernel/errors.ts';
import { mayDo } from '../../src/desk/people/roles.ts';
import { readRecord } from '../../src/records/requests/requests.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { deskOf } from '../support/verbs.ts';
import { sentBeforeChecks } from '../support/cases.ts';
import { associations } from '../support/house.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';

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
    { association, email: `person-${n}@${association}.example`, role },
    0,
  );
};

/** Whether something is there for somebody: what is not found is as if it were not. */
const isThere = (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => true,
    (error: unknown) => {
      if (isFault(error, 'notFound')) return false;
      if (isFault(error)) return true;
      throw error;
    },
  );

interface Case {
  readonly publicId: string;
  readonly reference: string;
}

/** Every way by which somebody could read or decide a case, and whether it is there for them. */
async function ways(staff: Staff, { publicId, reference }: Case): Promise<Readonly<Record<string, boolean>>> {
  const { desk, requests, moves, asking } = office;
  const reason = 'للتجربة وحدها';
  const listed = await requests.list(staff, {});
  const found = await search({ desk, requests, staff, lang: 'ar' }, reference);
  const inbox = await desk.reading.inbox(staff, 'all');
  return {
    list: listed.some((one) => one.reference === reference),
    detail: await isThere(requests.detail(staff, reference)),
    reveal: await isThere(requests.mustFind(staff, reference)),
    search: found.requests.length > 0,
    conversationFound: found.conversations.length > 0,
    inbox: inbox.items.some(({ conversation }) => conversation === publicId),
    conversation: await isThere(desk.reading.conversation(staff, publicId)),
    check: await isThere(moves.check(staff, reference, { nothing: 'matched' })),
    decide: await isThere(moves.decide(staff, reference, { decision: 'abstained', reason })),
    ask: await isThere(asking.ask(staff, reference, { field: 'nothing', words: reason, by: '2020-01-01' })),
    concern: await isThere(office.concerns.note(staff, reference, { whom: 999_999_999, reason })),
  };
}

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
      whom: concerned[0],
      reason: 'قريب صاحب الطلب',
    });
  }
  expect(mismatches).toEqual([]);
  const { database, files } = place.ground;
  expect((await verifyRecords({ database, files })).findings).toEqual([]);
});

describe('what somebody declares', () => {
  const association = 'rahat';
  const identityIn = async (reference: string): Promise<string> => {
    const { record } = (await readRecord(place.ground.database, reference))!;
    return z
      .string()
      .parse(record.fields.find(({ name }) => name === 'nationalId' || name === 'iqama')?.value);
  };

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
    expect((await office.requests.detail(other, again.reference)).concerned).toEqual([judge.name]);
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
    await database.query(`update staff set password = 'x' where id = any ($1)`, [[holder.id, other.id]]);
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
