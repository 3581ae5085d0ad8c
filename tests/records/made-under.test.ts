import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mailed } from '../../src/records/requests/mailed.ts';
import { noteParts } from '../../src/records/requests/reminders.ts';
import { sealMadeUnderBefore } from '../../src/records/sealing/made-under-before.ts';
import { macOfMadeUnderAlone, type SealedMadeUnder } from '../../src/records/sealing/macs.ts';
import type { Finding } from '../../src/records/sealing/verify.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { fillPlace, findingsAfter, leaveLate, requests, sealAll } from '../support/sealed.ts';

let place: Place;
const [first, second] = requests;
const ofSecond = `where reference = '${second}'`;
const findings = (...changes: string[]): Promise<readonly Finding[]> => findingsAfter(place, ...changes);
const named = (found: readonly Finding[]): string[] =>
  [...new Set(found.map(({ association, kind, reference }) => `${association} ${kind} ${reference}`))].sort();

beforeAll(async () => {
  place = await openPlace();
  await fillPlace(place);
  await sealAll(place);
});
afterAll(() => place.remove());
const hash = `sha256('another')`;

test.each([
  ['its identity', `identity = ${hash}`],
  ['its identity, taken away', 'identity = null'],
  ['a number that was put beside it', `numbers = numbers || ${hash}`],
  ['its numbers, taken away', `numbers = '{}'`],
  ['that it must be checked', 'needs_check = not needs_check'],
  [
    'that it must be checked, so that it looks like one from before',
    'needs_check = not needs_check, check_sealed = false',
  ],
  ['its identity with its mac', `identity = ${hash}, made_under_mac = ${hash}`],
  ['its identity, so that it looks like one from before', `identity = ${hash}, made_under_mac = null`],
])('%s is named', async (_what, change) => {
  expect(named(await findings(`update requests set ${change} ${ofSecond}`))).toEqual([
    `rahat madeUnder ${second}`,
  ]);
});

test('the identity of another request is named in both, where they were exchanged', async () => {
  const found = await findings(
    `update requests set identity = ${hash}, made_under_mac = (select made_under_mac from requests ${ofSecond}) where reference = '${first}'`,
  );
  expect(named(found)).toEqual([`rahat madeUnder ${first}`]);
});

test.each(['late_told_at', 'committee_told_at'])('%s that was set by hand is named', async (column) => {
  expect(named(await findings(`update requests set ${column} = now() ${ofSecond}`))).toEqual([
    `rahat telling ${second}`,
  ]);
});

test('that those who study a request were reminded is named where it was changed, removed or put in', async () => {
  const { database } = place.ground;
  const [today, over] = ['2027-01-01', '2027-01-01'];
  const noting = { association: 'rahat', now: aWorkingMorning, today, next: '2027-01-03', over };
  expect(await noteParts(database, noting)).toBeGreaterThan(0);
  expect(await noteParts(database, noting)).toBe(0);
  expect(await findings('select 1')).toEqual([]);
  const its = `where reference = '${first}' and part = 'halfOver'`;
  for (const change of [
    `delete from reply_reminders ${its}`,
    `update reply_reminders set at = at + interval '1 second' ${its}`,
    `update reply_reminders set mac = '' ${its}`,
    `insert into reply_reminders (reference, due_on, part, at) values ('${first}', '2030-01-01', 'dayOver', now())`,
  ])
    expect(named(await findings(change))).toEqual([`rahat reminder ${first}`]);
});

test('requests of earlier releases are sealed as they stand, under another name; what was told of them before is not missed', async () => {
  const { database } = place.ground;
  await database.query(`update requests set made_under_mac = null ${ofSecond}`);
  await sealMadeUnderBefore(database);
  await sealAll(place);
  const { rows } = await database.query<{ kind: string }>(
    `select kind from chain_links where ref = '${second}' and kind like 'madeUnder%' order by seq`,
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['madeUnder', 'madeUnderBefore']);
  expect(await findings()).toEqual([]);
  // As after an upgrade: but for the link that was taken away by hand here, nothing is wrong.
  const upgraded = `delete from chain_links where ref = '${second}' and kind = 'madeUnder'`;
  const told = `update requests set late_told_at = now() ${ofSecond}`;
  expect(named(await findings(told))).toEqual([`rahat telling ${second}`]);
  expect(named(await findings(told, upgraded))).toEqual(['rahat chain null']);
  expect(named(await findings(upgraded, `update requests set identity = sha256('x') ${ofSecond}`))).toEqual([
    'rahat chain null',
    `rahat madeUnderBefore ${second}`,
  ]);
});

test('a request of a release that did not seal whether it must be checked is sealed once more', async () => {
  const { database } = place.ground;
  const last = requests[3];
  const { rows } = await database.query<SealedMadeUnder>(
    'select association, reference, identity, numbers from requests where reference = $1',
    [last],
  );
  await database.query(
    `insert into chain_waiting (association, kind, ref, hash) values ('rahat', 'madeUnder', $1, $2)`,
    [last, macOfMadeUnderAlone(database, rows[0]!)],
  );
  await database.query('update requests set check_sealed = false where reference = $1', [last]);
  await sealMadeUnderBefore(database);
  await sealAll(place);
  expect(await findings()).toEqual([]);
  const flipped = `update requests set needs_check = not needs_check, check_sealed = false where reference = '${last}'`;
  expect(named(await findings(flipped))).toContain(`rahat madeUnderBefore ${last}`);
});

test('that a member and the committee were told is sealed: moved or taken away it is named', async () => {
  await leaveLate(place, first);
  await mailed(place.ground.database, { association: 'rahat', reference: first }, aWorkingMorning);
  expect(await findings()).toEqual([]);
  for (const column of ['late_told_at', 'committee_told_at'])
    for (const value of [`${column} + interval '1 day'`, 'null'])
      expect(
        named(await findings(`update requests set ${column} = ${value} where reference = '${first}'`)),
      ).toEqual([`rahat telling ${first}`]);
});
