import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Database } from '../../src/records/base/database.ts';
import { verifyRecords, type Finding } from '../../src/records/requests/verify.ts';
import { openPlace, type Place } from '../support/place.ts';
import { freshConversation, requestTurn } from '../support/turns.ts';

let place: Place;
const references = ['4000006', '4000014', '4000022', '4000030'];

beforeAll(async () => {
  place = await openPlace();
  const { database, committer } = place.ground;
  for (const reference of references)
    expect(
      await committer.commit(await requestTurn(database, await freshConversation(database), reference)),
    ).toBe('committed');
});
afterAll(() => place.remove());

/** What is found after something was changed by hand; the change is taken back. */
async function findings(...changes: string[]): Promise<readonly Finding[]> {
  const { database } = place.ground;
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    await client.query('begin');
    for (const change of changes) await client.query(change);
    const query: Database['query'] = (text, values) =>
      typeof text === 'string'
        ? client.query(text, values && [...values])
        : client.query({ ...text, values: [...text.values] });
    const inside = { ...database, query };
    return (await verifyRecords(inside)).findings;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

const second = `where reference = '4000014'`;

test('nothing is found where nothing was changed', async () => {
  expect(await findings()).toEqual([]);
});

test.each([0, 12, 40, -1])('one byte of the sealed record (place %s) names its request', async (place_) => {
  const at = place_ < 0 ? 'length(sealed) - 1' : String(place_);
  const found = await findings(
    `update requests set sealed = set_byte(sealed, ${at}, get_byte(sealed, ${at}) # 1) ${second}`,
  );
  expect(found).toEqual([
    { association: 'rahat', reference: '4000014', problem: 'the sealed record was changed' },
  ]);
});

test.each([
  ['reply_on', `reply_on + 1`],
  ['submitted_at', `submitted_at + interval '1 second'`],
  ['service', `'another'`],
  ['told', 'not told'],
  ['channel', `'telegram'`],
])('the column %s that was changed is named with its request', async (column, value) => {
  const found = await findings(`update requests set ${column} = ${value} ${second}`);
  expect(found).toEqual([
    {
      association: 'rahat',
      reference: '4000014',
      problem: `column ${column} differs from the sealed record`,
    },
  ]);
});

test('a record that was put in the place of another is named', async () => {
  const found = await findings(
    `update requests set sealed = (select sealed from requests where reference = '4000022'), conversation_id = (select conversation_id from requests where reference = '4000022') ${second}`,
  );
  expect(found).toEqual([
    { association: 'rahat', reference: '4000014', problem: 'the sealed record was changed' },
  ]);
});

test('a hash that was changed is named', async () => {
  const found = await findings(
    `update requests set record_hash = set_byte(record_hash, 0, get_byte(record_hash, 0) # 1) ${second}`,
  );
  expect(found).toContainEqual({
    association: 'rahat',
    reference: '4000014',
    problem: 'the record is not the one that was chained',
  });
});

test('a link of the chain that was changed is named', async () => {
  const found = await findings(
    `update requests set chain_hash = set_byte(chain_hash, 0, get_byte(chain_hash, 0) # 1) ${second}`,
  );
  expect(found).toContainEqual({
    association: 'rahat',
    reference: '4000014',
    problem: 'the chain is broken here',
  });
});

test('a request that was deleted in the middle is missed before the one that follows', async () => {
  const found = await findings(`delete from requests ${second}`);
  expect(found).toContainEqual({
    association: 'rahat',
    reference: null,
    problem: '1 missing before 4000022',
  });
});

test('requests that were deleted at the end are missed', async () => {
  const found = await findings(`delete from requests where reference in ('4000022', '4000030')`);
  expect(found).toEqual([{ association: 'rahat', reference: null, problem: '2 missing at the end' }]);
});

test('all requests deleted are missed', async () => {
  expect(await findings('delete from requests')).toEqual([
    { association: 'rahat', reference: null, problem: '4 missing at the end' },
  ]);
});

test.each([
  ['changed', `update chains set head = set_byte(head, 0, get_byte(head, 0) # 1)`],
  ['shortened with its last request', `update chains set length = 3`],
  ['deleted', 'delete from chains'],
])('an end of the chain that was %s is found', async (_how, change) => {
  const found = await findings(change);
  expect(found).toEqual([
    { association: 'rahat', reference: null, problem: 'the end of the chain was changed' },
  ]);
});

test('a request that belongs to another association by now is found on both sides', async () => {
  const found = await findings(`update requests set association = 'mord' ${second}`);
  expect(found.map(({ association }) => association).sort()).toEqual(
    expect.arrayContaining(['mord', 'rahat']),
  );
});

test('a state of the request may change without a finding: only its sending is sealed', async () => {
  expect(await findings(`update requests set status = 'withdrawn' ${second}`)).toEqual([]);
});
