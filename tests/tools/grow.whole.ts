import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { openDatabase, type Database } from '../../src/records/base/database.ts';
import { readRecord } from '../../src/records/requests/requests.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { allEntries } from '../../src/records/turns/entries.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { openObjects } from '../../src/records/files/open.ts';
import { FileStore } from '../../src/records/turns/files.ts';
import { cut, joined } from '../../tools/grow/cut.ts';
import { runTool } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';

let dataDir = '';
let database: Database;
let said: Record<string, unknown>;

beforeAll(async () => {
  dataDir = await temporaryFolder();
  const words = ['--scale', '0.0002', '--patterns', '8', '--seed', '3', '--json'];
  const { code, out, log } = await runTool('grow', words, { DATA_DIR: dataDir });
  expect({ code, log }).toEqual({ code: 0, log: '' });
  said = JSON.parse(out) as Record<string, unknown>;
  database = await openDatabase(readConfig({ DATA_DIR: dataDir }), 'command');
});
afterAll(async () => {
  await database.close();
  await removeFolder(dataDir);
});

test('makes as many conversations as were wanted, over two years, each encrypted with a key of its own, and sealed', async () => {
  const { rows } = await database.query<Record<string, number>>(
    `select count(*)::int as conversations, count(distinct data_key)::int as keys, (select count(*)::int from requests) as requests,
       extract(days from max(created_at) - min(created_at))::int as days, (select count(*)::int from searchable) as found from conversations`,
  );
  expect(rows[0]).toMatchObject({ conversations: 40, keys: 40, found: 40, requests: said['requests'] });
  expect(rows[0]?.['days']).toBeGreaterThan(300);
  const { findings, waiting, checked } = await verifyRecords({
    database,
    files: new FileStore(openObjects(readConfig({ DATA_DIR: dataDir }))),
  });
  expect({ findings, waiting, checked }).toEqual({ findings: [], waiting: 0, checked: said['requests'] });
});

test('ratings are of so many members as there are conversations with one', async () => {
  const { rows } = await database.query<Record<string, number>>(
    `select count(distinct rater)::int as raters, count(*) filter (where rater is null and score is not null and counted_on is null)::int as nameless from ratings`,
  );
  // Of eight patterns.
  expect(rows[0]?.['raters']).toBeGreaterThan(8);
  expect(rows[0]?.['nameless']).toBe(0);
});

test('a copy is of another member at another time, and says so throughout', async () => {
  const { rows } = await database.query<{ reference: string; public_id: string }>(
    'select r.reference, c.public_id from requests r join conversations c on c.id = r.conversation_id order by c.id desc limit 1',
  );
  const { reference = '', public_id: publicId = '' } = rows[0] ?? {};
  const record = (await readRecord(database, reference))?.record;
  const conversation = await findConversation(database, publicId);
  if (!record || !conversation) throw new Error('there is no copy of a request');
  const entries = await allEntries(database, conversation);
  const name = record.fields.find((field) => field.name === 'fullName')?.shown ?? '';
  const texts = JSON.stringify(entries.map(({ body }) => body));
  expect(record.reference).toBe(reference);
  expect(texts).toContain(reference);
  expect(texts).toContain(name);
  const other = await database.query<{ reference: string }>(
    'select reference from requests where reference <> $1',
    [reference],
  );
  expect(other.rows.filter((one) => texts.includes(one.reference))).toEqual([]);
});

test('every moment and every day of a text is moved, and nothing else', () => {
  const day = 86_400_000;
  const pieces = cut('{"a":1791381196000,"on":"2026-10-28","of":"سعد","n":12345}', new Set(['سعد']));
  expect(joined(pieces, { words: new Map([['سعد', 'نورة']]), by: -7 * day })).toBe(
    '{"a":1790776396000,"on":"2026-10-21","of":"نورة","n":12345}',
  );
  expect(joined(pieces, { words: new Map(), by: 0 })).toBe(
    '{"a":1791381196000,"on":"2026-10-28","of":"سعد","n":12345}',
  );
});
