import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { committeeStanding, lockedAlarm } from '../../src/desk/requests/judging/locked.ts';
import type { CommitteeStanding, Locked } from '../../src/contract/cases/vote.ts';
import type { Log } from '../../src/kernel/log.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { checkCase } from '../support/cases.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { proceeding } from '../support/proceeding.ts';

const association = 'mord';
let place: Place;
let office: Office;
let hind: Staff;
const judges: Staff[] = [];

const put = (name: string, role: string, password?: string): Promise<Staff> =>
  putStaff(
    place.ground.database,
    { association, email: `${name}@mord.example`, role, ...(password && { password }) },
    0,
  );

/** Three sit in the committee, two must vote, two must agree; one of the three has not signed in yet. */
beforeAll(async () => {
  place = await openPlace({}, (ground) => {
    const { committee } = ground.houses.get(association)!.association.pack.procedure;
    return proceeding(ground, association, {
      committee: { ...committee, members: 3, quorum: 2, approvals: 2 },
    });
  });
  office = new Office(place.ground, place.conversations);
  hind = await put('hind', 'researcher', 'hashed');
  judges.push(await put('huda', 'committee', 'hashed'), await put('reem', 'committee', 'hashed'));
  await put('sara', 'committee');
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const standing = (): Promise<CommitteeStanding> =>
  committeeStanding(place.ground, place.ground.houses.get(association)!);
const lockedOn = async (reference: string): Promise<Locked | undefined> =>
  (await office.requests.detail(hind, reference)).locked;
const sets = (change: string, name: string): Promise<unknown> =>
  place.ground.database.query(`update staff set ${change} where email = $1`, [`${name}@mord.example`]);
const caseOf = async (n: number): Promise<string> => {
  const { reference } = await sendRequest(place, association, n);
  await checkCase(office, association, reference);
  return reference;
};
const vote = (staff: Staff, reference: string, decision: 'accepted' | 'refused' | 'abstained') =>
  office.moves.decide(staff, reference, { decision, reason: 'بعد الدراسة' });

test('a case is locked where too few may still vote: told to who reads it, and no more once somebody joins or comes back', async () => {
  const [open, apart] = [await caseOf(1), await caseOf(2)];
  expect(await standing()).toEqual({ needed: 2, there: 2, locked: 0 });
  expect(await lockedOn(open)).toBeUndefined();
  // Two who vote apart, and nobody else: neither answer can have two.
  await vote(judges[0]!, apart, 'accepted');
  expect(await lockedOn(apart)).toBeUndefined();
  await vote(judges[1]!, apart, 'refused');
  expect(await lockedOn(apart)).toEqual({ needed: 2, cast: 2, left: 0 });
  expect(await standing()).toEqual({ needed: 2, there: 2, locked: 1 });
  await sets(`password = 'hashed'`, 'sara');
  expect(await lockedOn(apart)).toBeUndefined();
  expect(await standing()).toEqual({ needed: 2, there: 3, locked: 0 });
  await sets('disabled_at = now()', 'sara');
  await sets('disabled_at = now()', 'reem');
  expect(await lockedOn(open)).toEqual({ needed: 2, cast: 0, left: 1 });
  expect(await standing()).toEqual({ needed: 2, there: 1, locked: 2 });
  for (const name of ['sara', 'reem']) await sets('disabled_at = null', name);
  await vote(judges[0]!, open, 'refused');
  await vote(judges[1]!, open, 'refused');
  expect(await standing()).toEqual({ needed: 2, there: 3, locked: 0 });
});

test('whoever served or checked, and whoever is concerned, is not counted', async () => {
  const reference = await caseOf(3);
  const { database } = place.ground;
  await database.query('insert into concerns (reference, staff_id, at) values ($1, $2, now())', [
    reference,
    judges[0]!.id,
  ]);
  expect(await lockedOn(reference)).toBeUndefined();
  await database.query(
    `update request_events set staff_id = $2 where reference = $1 and status = 'checked'`,
    [reference, judges[1]!.id],
  );
  expect(await lockedOn(reference)).toEqual({ needed: 2, cast: 0, left: 1 });
  await database.query('delete from concerns where reference = $1', [reference]);
  expect(await lockedOn(reference)).toBeUndefined();
});

test('the log says so once for as long as it stands so, and again when it stands otherwise', async () => {
  const said: (readonly [string, unknown])[] = [];
  const warn: Log['warn'] = (message, facts) => void said.push([message, facts]);
  const log = { ...place.ground.log, warn };
  const own = new Map([...place.ground.houses].filter(([id]) => id === association));
  const alarm = lockedAlarm({ ...place.ground, houses: own, log });
  await alarm();
  expect(said).toEqual([]);
  for (const name of ['sara', 'reem']) await sets('disabled_at = now()', name);
  await caseOf(4);
  await alarm();
  await alarm();
  const { locked } = await standing();
  expect(locked).toBeGreaterThan(0);
  const facts = { association, needed: 2, there: 1, count: locked };
  expect(said).toEqual([['no decision can be reached: add members to the committee', facts]]);
  for (const name of ['sara', 'reem']) await sets('disabled_at = null', name);
  await alarm();
  for (const name of ['sara', 'reem']) await sets('disabled_at = now()', name);
  await alarm();
  expect(said).toHaveLength(2);
});
