import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { macOfErasure } from '../../src/records/sealing/macs.ts';
import { verifyRecords, type Finding } from '../../src/records/sealing/verify.ts';
import { openPlace, type Place } from '../support/place.ts';
import { fileId, fillPlace, findingsAfter, requests, sealAll } from '../support/sealed.ts';

let place: Place;
const [first, second, third, fourth] = requests;
const findings = (...changes: string[]): Promise<readonly Finding[]> => findingsAfter(place, ...changes);
const named = (found: readonly Finding[]): string[] =>
  [...new Set(found.map(({ association, kind, reference }) => `${association} ${kind} ${reference}`))].sort();

beforeAll(async () => {
  place = await openPlace();
  await fillPlace(place);
  await sealAll(place);
});
afterAll(() => place.remove());
const flipped = (column: string, at = '0'): string =>
  `${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1)`;
const ofSecond = `where reference = '${second}'`;

test('nothing is found where nothing was changed', async () => {
  expect(await verifyRecords(place.ground)).toEqual({
    checked: 4,
    links: 12,
    waiting: 0,
    heads: [{ association: 'rahat', seq: 12, head: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    findings: [],
  });
});

describe('of a request', () => {
  test.each(['0', '12', '40', 'length(sealed) - 1'])(
    'one byte of the sealed record (place %s) is named',
    async (at) => {
      const found = await findings(`update requests set ${flipped('sealed', at)} ${ofSecond}`);
      expect(found).toEqual([
        {
          association: 'rahat',
          kind: 'request',
          reference: second,
          problem: 'the sealed record was changed',
        },
      ]);
    },
  );

  test.each([
    ['reply_on', `reply_on + 1`],
    ['submitted_at', `submitted_at + interval '1 second'`],
    ['service', `'another'`],
    ['told', 'not told'],
    ['channel', `'telegram'`],
  ])('the column %s that was changed is named', async (column, value) => {
    const found = await findings(`update requests set ${column} = ${value} ${ofSecond}`);
    expect(found).toEqual([
      {
        association: 'rahat',
        kind: 'request',
        reference: second,
        problem: `column ${column} differs from the sealed record`,
      },
    ]);
  });

  test.each([
    [
      'a record that was put in the place of another',
      `update requests set sealed = (select sealed from requests where reference = '${third}'), conversation_id = (select conversation_id from requests where reference = '${third}') ${ofSecond}`,
    ],
    ['a hash', `update requests set ${flipped('record_hash')} ${ofSecond}`],
    ['a mac', `update requests set ${flipped('mac')} ${ofSecond}`],
    ['a state', `update requests set status = 'submitted' ${ofSecond}`],
    ['its link', `update chain_links set ${flipped('hash')} where kind = 'request' and ref = '${second}'`],
    [
      'the head of its link',
      `update chain_links set ${flipped('head')} where kind = 'request' and ref = '${second}'`,
    ],
  ])('%s that was changed is named', async (_what, change) => {
    expect(named(await findings(change))).toContain(`rahat request ${second}`);
  });

  test.each([
    ['in the middle', second, ['decision']],
    ['at the end', fourth, []],
  ] as const)(
    'the whole, removed %s with all that became of it, is named',
    async (_where, reference, alsoNamed) => {
      const found = await findings(
        `delete from request_events where reference = '${reference}'`,
        `delete from requests where reference = '${reference}'`,
      );
      expect(named(found)).toEqual(
        [...alsoNamed.map((kind) => `rahat ${kind} ${reference}`), `rahat request ${reference}`].sort(),
      );
    },
  );

  test('all, removed, are named each', async () => {
    const found = named(await findings('delete from request_events', 'delete from requests'));
    for (const reference of requests) expect(found).toContain(`rahat request ${reference}`);
  });

  test('one that was put in by hand is named', async () => {
    const found = await findings(
      `insert into requests (reference, association, conversation_id, channel, service, submitted_at, reply_on, told, sealed, record_hash)
       select '4000048', association, conversation_id, channel, service, submitted_at, reply_on, told, sealed, record_hash from requests ${ofSecond}`,
    );
    expect(named(found)).toEqual(['rahat request 4000048']);
  });

  test('one that belongs to another association by now is found', async () => {
    expect(named(await findings(`update requests set association = 'mord' ${ofSecond}`))).toEqual(
      expect.arrayContaining([`rahat request ${second}`]),
    );
  });
});

describe('of what became of a request', () => {
  const decided = `rahat decision ${second}`;
  const accepted = `where reference = '${second}' and status = 'accepted'`;

  test.each([
    ['the decision', `set status = 'refused'`],
    ['one byte of the reason', `set ${flipped('reason', '20')}`],
    ['the reason, taken away', 'set reason = null'],
    ['the moment', `set at = at + interval '1 millisecond'`],
    ['who decided', 'set staff_id = null'],
    ['whose request it was', `set reference = '${first}'`],
    ['the mac', `set ${flipped('mac')}`],
  ])('%s that was changed is named', async (_what, change) => {
    expect(named(await findings(`update request_events ${change} ${accepted}`))).toContain(decided);
  });

  test('a decision that was removed is named', async () => {
    expect(named(await findings(`delete from request_events ${accepted}`))).toEqual([decided]);
  });

  test('a decision set back, with its last event and its link, is named by its request and its chain', async () => {
    const found = await findings(
      `delete from request_events where reference = '${second}'`,
      `update requests set status = 'submitted' ${ofSecond}`,
      `delete from chain_links where ref like '${second}/%'`,
    );
    expect(named(found)).toEqual(['rahat chain null']);
    expect(found.map(({ problem }) => problem).join()).toMatch(/missing before/);
  });

  test('a withdrawal that was removed is named', async () => {
    const found = await findings(
      `delete from request_events where reference = '${third}'`,
      `update requests set status = 'submitted' where reference = '${third}'`,
    );
    expect(named(found)).toEqual([`rahat withdrawal ${third}`]);
  });

  test('a decision that was put in by hand is named', async () => {
    const found = await findings(
      `insert into request_events (reference, at, status, staff_id) select reference, submitted_at, 'accepted', (select id from staff limit 1) from requests where reference = '${first}'`,
      `update requests set status = 'accepted' where reference = '${first}'`,
    );
    expect(named(found)).toEqual([`rahat decision ${first}`]);
    const forged = await findings(
      `insert into request_events (reference, at, status, staff_id, mac) select reference, submitted_at, 'accepted', (select id from staff limit 1), sha256('x') from requests where reference = '${first}'`,
      `update requests set status = 'accepted' where reference = '${first}'`,
    );
    expect(named(forged)).toEqual([`rahat decision ${first}`]);
  });
});

describe('of an attachment', () => {
  const file = `rahat attachment ${fileId}`;
  const path = (): string => join(place.config.filesDir, fileId.slice(0, 2), fileId);

  test.each([
    ['size', 'size + 1'],
    ['seq', 'seq + 1'],
    ['at', `at + interval '1 second'`],
    ['sha256', `set_byte(sha256, 0, get_byte(sha256, 0) # 1)`],
    ['mac', 'null'],
    ['conversation_id', `(select conversation_id from requests where reference = '${first}')`],
  ])('the column %s that was changed is named', async (column, value) => {
    expect(named(await findings(`update files set ${column} = ${value}`))).toEqual([file]);
  });

  test('a row that was removed is named', async () => {
    expect(named(await findings('delete from files'))).toEqual([file]);
  });

  test.each([0, 15, -1])('one byte on the disk (place %s) is named', async (place_) => {
    const bytes = await readFile(path());
    const changed = Buffer.from(bytes);
    const at = place_ < 0 ? changed.length - 1 : place_;
    changed[at] = changed[at]! ^ 1;
    await writeFile(path(), changed);
    expect(named(await findings())).toEqual([file]);
    await writeFile(path(), bytes);
    expect(await findings()).toEqual([]);
  });

  test('bytes that are gone, or cut, are named', async () => {
    const bytes = await readFile(path());
    await writeFile(path(), bytes.subarray(0, -1));
    expect(named(await findings())).toEqual([file]);
    await rm(path());
    expect(await findings()).toEqual([
      { association: 'rahat', kind: 'attachment', reference: fileId, problem: 'its bytes are missing' },
    ]);
    await writeFile(path(), bytes);
  });
});

test('a file that the product itself erased is not missed; one that was made to look so is', async () => {
  const { database } = place.ground;
  const erased = (hash: string): string =>
    `insert into chain_waiting (association, kind, ref, hash) values ('rahat', 'erasure', '${fileId}', ${hash})`;
  const mac = macOfErasure(database, { association: 'rahat', id: fileId }).toString('hex');
  expect(await findings('delete from files', erased(`'\\x${mac}'`))).toEqual([]);
  expect(named(await findings('delete from files', erased(`sha256('x')`)))).toEqual([
    `rahat attachment ${fileId}`,
    `rahat erasure ${fileId}`,
  ]);
});

describe('of the chain', () => {
  const chain = 'rahat chain null';
  const all = ' chain null';

  test.each([
    ['a byte of its last head', `update chain_links set ${flipped('head')} where seq = 12`],
    ['a byte of its end', `update chain_heads set ${flipped('head')} where association = 'rahat'`],
    ['a byte of its mac', `update chain_heads set ${flipped('mac')} where association = 'rahat'`],
    ['its length', `update chain_heads set seq = 11 where association = 'rahat'`],
    ['its end, removed', `delete from chain_heads where association = 'rahat'`],
    ['its last link, removed', 'delete from chain_links where seq = 12'],
    ['a link in the middle, removed', 'delete from chain_links where seq = 4'],
    ['its first link, removed', 'delete from chain_links where seq = 1'],
    ['all links, removed', 'delete from chain_links'],
  ])('%s is named', async (_what, change) => {
    expect(named(await findings(change)).some((one) => one.startsWith('rahat '))).toBe(true);
  });

  test('a tail that was cut off with the rows it stands for is named, also where its end was moved along', async () => {
    const cut = ['delete from files', 'delete from chain_links where seq = 12'];
    expect(named(await findings(...cut))).toEqual([chain]);
    expect(
      named(
        await findings(
          ...cut,
          `update chain_heads set seq = 11, head = (select head from chain_links where seq = 11) where association = 'rahat'`,
        ),
      ),
    ).toEqual([chain]);
  });

  test('a whole association that was removed is missed', async () => {
    const found = await findings(
      'delete from request_events',
      'delete from requests',
      'delete from files',
      'delete from chain_links',
      `delete from chain_heads where association = 'rahat'`,
    );
    expect(found).toEqual([
      { association: '', kind: 'chain', reference: null, problem: '1 chains are missing' },
    ]);
  });

  test('the list of chains that was changed or removed is named', async () => {
    for (const change of [
      `update chain_heads set seq = 0 where association = ''`,
      `delete from chain_heads where association = ''`,
      'delete from chain_heads',
    ])
      expect(named(await findings(change))).toContain(all);
  });

  test('an end that was changed by hand is not made right by sealing on', async () => {
    const { database } = place.ground;
    const cut = `update chain_heads set seq = 11 where association = 'rahat'`;
    await database.query(cut);
    await database.query(
      `insert into chain_waiting (association, kind, ref, hash) values ('rahat', 'attachment', 'x', 'x')`,
    );
    await expect(sealAll(place)).rejects.toThrow('the end of the chain "rahat" was changed');
    await database.query('delete from chain_waiting');
    await database.query(`update chain_heads set seq = 12 where association = 'rahat'`);
    expect(await findings()).toEqual([]);
  });
});

test('what waits to be linked is watched over like what is', async () => {
  const waits =
    'insert into chain_waiting (association, kind, ref, hash) select association, kind, ref, hash from chain_links where seq = 12';
  const found = await findings(waits, 'delete from files', 'delete from chain_links where seq = 12');
  expect(named(found)).toEqual([`rahat attachment ${fileId}`, 'rahat chain null']);
});
