import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { verifyRecords, type Finding } from '../../src/records/sealing/verify.ts';
import { openPlace, type Place } from '../support/place.ts';
import { fileId, fillPlace, findingsAfter, requests, sealAll } from '../support/sealed.ts';

let place: Place;
const [, second, third, fourth] = requests;
const findings = (...changes: string[]): Promise<readonly Finding[]> => findingsAfter(place, ...changes);
const named = (found: readonly Finding[]): string[] =>
  [...new Set(found.map(({ kind, reference }) => `${kind} ${reference}`))].sort();

/** The database as an earlier release left it: requests in a chain of their own, nothing else sealed. */
async function asBefore({ ground: { database } }: Place): Promise<void> {
  const { rows } = await database.query<{ reference: string; record_hash: Buffer }>(
    'select reference, record_hash from requests order by reference',
  );
  let head: Buffer = Buffer.from([0]);
  for (const [i, { reference, record_hash: hash }] of rows.entries()) {
    head = createHash('sha256').update(head).update(hash).digest();
    await database.query(
      'update requests set mac = null, made_under_mac = null, chain_seq = $2, chain_hash = $3 where reference = $1',
      [reference, i + 1, head],
    );
  }
  await database.query(`insert into chains (association, head, length) values ('rahat', $1, $2)`, [
    head,
    rows.length,
  ]);
  await database.query('update request_events set mac = null');
  await database.query('update files set mac = null, sha256 = null');
  for (const table of ['chain_waiting', 'chain_links', 'chain_heads'])
    await database.query(`delete from ${table}`);
}

beforeAll(async () => {
  place = await openPlace();
  await fillPlace(place);
  await sealAll(place);
  await asBefore(place);
});
afterAll(() => place.remove());

test('before this release has served once, requests are held against their own chain', async () => {
  expect(await verifyRecords(place.ground)).toEqual({
    checked: 4,
    links: 0,
    waiting: 0,
    heads: [],
    findings: [],
  });
});

test('what was there is sealed as it stands, and the chain of requests is its first segment', async () => {
  await sealAll(place);
  expect(await verifyRecords(place.ground)).toMatchObject({ checked: 4, links: 9, findings: [] });
  const { rows } = await place.ground.database.query(
    'select kind, ref from chain_links order by seq limit 1',
  );
  expect(rows).toEqual([{ kind: 'segment', ref: 'requests' }]);
});

test.each([
  [
    'a link of it that was changed',
    `update requests set chain_hash = set_byte(chain_hash, 0, get_byte(chain_hash, 0) # 1) where reference = '${second}'`,
    [`request ${second}`, `request ${third}`],
  ],
  [
    'a record hash of it',
    `update requests set record_hash = sha256('x') where reference = '${third}'`,
    [`request ${third}`],
  ],
  [
    'its end',
    `update chains set head = set_byte(head, 0, get_byte(head, 0) # 1)`,
    ['request null', 'segment requests'],
  ],
  ['its length', 'update chains set length = 3', ['request null', 'segment requests']],
  ['its end, removed', 'delete from chains', ['request null', 'segment requests']],
  ['an earlier decision', `delete from request_events where status = 'accepted'`, [`decision ${second}`]],
  [
    'an earlier withdrawal',
    `update request_events set at = at + interval '1 day' where status = 'withdrawn'`,
    [`withdrawal ${third}`],
  ],
  ['an earlier attachment', `update files set size = 1`, [`attachment ${fileId}`]],
] as const)('%s is named', async (_what, change, wanted) => {
  expect(named(await findings(change))).toEqual([...wanted]);
});

test('a request that is gone from it is missed, with its end moved along too', async () => {
  const gone = (reference: string): string[] => [
    `delete from request_events where reference = '${reference}'`,
    `delete from requests where reference = '${reference}'`,
  ];
  expect((await findings(...gone(second))).map(({ problem }) => problem)).toContain(
    `1 missing before ${third}`,
  );
  expect((await findings(...gone(fourth))).map(({ problem }) => problem)).toEqual(['1 missing at the end']);
  const moved = `update chains set length = 3, head = (select chain_hash from requests where reference = '${third}')`;
  expect(named(await findings(...gone(fourth), moved))).toEqual(['segment requests']);
});

test('a row that comes without a mac afterwards is not taken for one from before', async () => {
  const { database } = place.ground;
  await database.query(
    `insert into request_events (reference, at, status) select reference, now(), 'submitted' from requests where reference = '${fourth}'`,
  );
  await sealAll(place);
  expect(named(await findings())).toEqual([`answer ${fourth}`]);
});
