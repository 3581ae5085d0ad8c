import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { openDatabase, type Database } from '../../src/records/base/database.ts';
import { readRecord } from '../../src/records/requests/requests.ts';
import { openObjects } from '../../src/records/files/open.ts';
import { FileStore } from '../../src/records/turns/files.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { chanceOf } from '../../tools/seed/chance.ts';
import { someTimePast } from '../../tools/seed/days.ts';
import { day, hour } from '../../src/kernel/clock.ts';
import { runTool, type Ran } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';

const conversations = 60;
let dataDir = '';
let seeded: Ran;
let database: Database;

/** What a query answers, as rows of one value. */
async function values(query: string): Promise<unknown[]> {
  const { rows } = await database.query<{ value: unknown }>(query);
  return rows.map(({ value }) => value);
}

beforeAll(async () => {
  dataDir = await temporaryFolder();
  seeded = await runTool('seed', ['--seed', '7', '--conversations', String(conversations)], {
    DATA_DIR: dataDir,
  });
  database = await openDatabase(readConfig({ DATA_DIR: dataDir }), 'command');
});
afterAll(async () => {
  await database.close();
  await removeFolder(dataDir);
});

test('says that it is made up, and with what one signs in', () => {
  expect(seeded).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^rahat has 60 made-up conversations now\. Sign in .* with the password \S{16}\n$/,
    ),
    log: '',
  });
});

test('members write on several channels, ask for a person for several reasons, and send files', async () => {
  const channels = await values('select distinct channel as value from conversations');
  expect(channels).toEqual(expect.arrayContaining(['webchat', 'telegram', 'whatsapp']));
  const reasons = await values('select distinct reason as value from escalations');
  expect(reasons).toEqual(expect.arrayContaining(['asked', 'unanswered', 'unknown']));
  const statuses = await values('select distinct status as value from requests');
  // Whether one is so old that it closed by itself hangs on the day on which it is filled.
  expect(statuses.filter((status) => status !== 'closed').sort()).toEqual([
    'accepted',
    'checked',
    'delivered',
    'filed',
    'handled',
    'refused',
    'submitted',
  ]);
  const [files] = await values('select count(*)::int as value from files');
  expect(files).toBeGreaterThan(10);
  // A reminder that a person overtook is not sent.
  expect(
    await values(`select distinct state as value from outbox where not (from_bot and state = 'cancelled')`),
  ).toEqual(['sent']);
});

test.each([
  [
    'begins before its first entry',
    'select c.id as value from conversations c join entries e on e.conversation_id = c.id where e.at < c.created_at',
  ],
  [
    'has entries in the order of time',
    'select value from (select conversation_id as value, at < lag(at) over (partition by conversation_id order by seq) as back from entries) as e where back',
  ],
  [
    'sends its request after its first entry',
    'select reference as value from requests r where submitted_at <= (select min(at) from entries e where e.conversation_id = r.conversation_id)',
  ],
  [
    'is decided on days after its request',
    `select reference as value from request_events join requests r using (reference) where request_events.status <> 'checked' and at < submitted_at + interval '2 days'`,
  ],
  ['rates after it was asked to', 'select id as value from ratings where at < asked_at'],
  [
    'says nothing of its conversation once it rates',
    `select id as value from ratings where score is not null and (conversation_id is not null or extract(hour from at at time zone 'Asia/Riyadh') <> 0)`,
  ],
  [
    'is answered after a person was asked for',
    'select id as value from escalations where claimed_at <= since or answered_at <= claimed_at',
  ],
  [
    'is sealed in the order of time',
    `select value from (select l.ref as value, r.submitted_at < lag(r.submitted_at) over (partition by l.association order by l.seq) as back
       from chain_links l join requests r on r.reference = l.ref and l.kind = 'request') as linked where back`,
  ],
  ['lies in the past', 'select conversation_id as value from entries where at > now()'],
])('every conversation %s', async (_what, query) => {
  expect(await values(query)).toEqual([]);
});

test('requests bear many names, and are as they were sealed', async () => {
  const references = await values('select reference as value from requests');
  const records = await Promise.all(references.map((reference) => readRecord(database, String(reference))));
  const names = records.flatMap((found) =>
    found!.record.fields.filter(({ name }) => name === 'fullName').map(({ value }) => value),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBeGreaterThan(0.7 * names.length);
  for (const name of names) expect(name).toMatch(/^\p{L}+ (بن|بنت) \p{L}+ ال\p{L}+$/u);
  expect(
    await verifyRecords({ database, files: new FileStore(openObjects(readConfig({ DATA_DIR: dataDir }))) }),
  ).toMatchObject({
    checked: references.length,
    findings: [],
  });
});

test('whoever writes has written by now, at whatever hour it is filled', () => {
  const midnight = Date.UTC(2026, 10, 30) - 3 * hour;
  for (let at = midnight; at < midnight + day; at += hour)
    for (let n = 0; n < 40; n += 1) {
      const time = someTimePast(at - day / 2, at, chanceOf(7, n));
      expect(time).toBeLessThanOrEqual(at);
      expect(time).toBeGreaterThan(at - 2 * day);
    }
});

test('nobody is put among members who are there already', async () => {
  const again = await runTool('seed', ['--seed', '8'], { DATA_DIR: dataDir });
  expect(again).toEqual({
    code: 1,
    out: '',
    log: expect.stringContaining('This database has conversations of members in it: nothing was changed.'),
  });
  expect(await values('select count(*)::int as value from conversations')).toEqual([conversations]);
});
