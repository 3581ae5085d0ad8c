import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { Office } from '../../src/desk/office.ts';
import { sendFile } from '../../src/desk/verbs/words/send-file.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { wholeOf } from '../../src/records/files/objects.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

let place: Place;
let office: Office;
let one: Staff;
let two: Staff;
let conversation = '';
const png = (word: string): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from(word)]);

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  const put = (name: string): Promise<Staff> =>
    putStaff(
      place.ground.database,
      { association: 'rahat', email: `${name}@rahat.example`, role: 'researcher' },
      0,
    );
  [one, two] = [await put('one'), await put('two')];
});
beforeEach(async () => {
  conversation = await sayTo(place, 'rahat', 'موظف');
  await deskOf(office.desk).claim(one, conversation);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const send = (staff: Staff, id: string, bytes: Buffer): ReturnType<typeof office.desk.perform> =>
  office.desk.perform(sendFile, { staff, conversation, input: { id, name: 'letter.png', bytes } });

/** What the member's conversation shows of files, as bytes. */
async function sent(): Promise<string[]> {
  const { lines } = await place.conversations.lines(conversation, 0);
  const ids = lines.flatMap((line) => (line.from === 'staff' && line.file ? [line.file.id] : []));
  const files = await Promise.all(
    ids.map(async (id) => {
      const file = await place.conversations.file(conversation, id);
      return file && (await wholeOf(file));
    }),
  );
  return files.map((file) => String(file?.subarray(16)));
}

/** Names of everything that lies in FILES_DIR. */
async function stored(): Promise<number> {
  const names = await readdir(place.config.filesDir, { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).length;
}

test('a sent file never changes: the same id with other bytes is refused, with the same bytes it was done', async () => {
  const before = await stored();
  expect(await send(one, 'same-id-1', png('ONE'))).toMatchObject({ done: true, again: false });
  expect(await send(one, 'same-id-1', png('TWO'))).toEqual({
    done: false,
    refused: { code: 'sentAlready' },
  });
  expect(await send(one, 'same-id-1', png('ONE'))).toMatchObject({ done: true, again: true });
  expect(await sent()).toEqual(['ONE']);
  expect(await stored()).toBe(before + 1);
  expect((await verifyRecords(place.ground)).findings).toEqual([]);
});

test('of two files at once under one id one is sent, the other is refused', async () => {
  const before = await stored();
  const done = await Promise.all(['A', 'B', 'C', 'D'].map((word) => send(one, 'same-id-2', png(word))));
  expect(done.map((one_) => one_.done).sort()).toEqual([false, false, false, true]);
  expect(await sent()).toEqual([['A', 'B', 'C', 'D'][done.findIndex(({ done: was }) => was)]]);
  expect(await stored()).toBe(before + 1);
  expect((await verifyRecords(place.ground)).findings).toEqual([]);
});

test('a colleague who does not have the conversation leaves no bytes', async () => {
  const before = await stored();
  expect(await send(two, 'of-a-colleague', png('X'))).toMatchObject({ refused: { code: 'notYours' } });
  expect(await sent()).toEqual([]);
  expect(await stored()).toBe(before);
});

/** A ZIP of empty parts that are stored as they are, but for the one that says what the whole is. */
function zipOf(names: readonly string[], main: string): Buffer {
  const types = Buffer.from(
    `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="${main}.main+xml"/></Types>`,
  );
  const parts = [
    { name: '[Content_Types].xml', bytes: types },
    ...names.map((name) => ({ name, bytes: none })),
  ];
  const [locals, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, bytes } of parts) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(name.length, 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt32LE(bytes.length, 20);
    listed.writeUInt32LE(bytes.length, 24);
    listed.writeUInt16LE(name.length, 28);
    listed.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), bytes);
    list.push(listed, Buffer.from(name));
    at += 30 + name.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...list, end]);
}
const none = Buffer.alloc(0);
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('papers of Word and Excel go out, told by their content; whatever runs when it is opened does not', async () => {
  const paper = (id: string, bytes: Buffer) =>
    office.desk.perform(sendFile, { staff: one, conversation, input: { id, name: 'نموذج', bytes } });
  const charted = ['word/document.xml', 'word/embeddings/Sheet1.xlsx'];
  expect(await paper('paper-001', zipOf(charted, word))).toMatchObject({ done: true });
  expect(await paper('paper-002', zipOf(['xl/workbook.xml'], excel))).toMatchObject({ done: true });
  const { lines } = await place.conversations.lines(conversation, 0);
  const names = lines.flatMap((line) => (line.from === 'staff' && line.file ? [line.file.name] : []));
  expect(names).toEqual(['نموذج.docx', 'نموذج.xlsx']);
  const macroEnabled = 'application/vnd.ms-word.document.macroEnabled';
  for (const [id, bytes] of [
    ['runs-0001', zipOf(['word/document.xml', 'word/vbaProject.bin'], word)],
    ['runs-0002', zipOf(['word/document.xml'], macroEnabled)],
    ['runs-0003', zipOf(['word/document.xml', 'word/embeddings/oleObject1.bin'], word)],
    ['runs-0004', zipOf(['xl/workbook.xml', 'xl/activeX/activeX1.xml'], excel)],
    ['runs-0005', zipOf(['xl/workbook.xml', 'xl/macrosheets/sheet1.xml'], excel)],
    ['runs-0006', Buffer.concat([zipOf(['word/document.xml'], word), Buffer.from('more')])],
    ['runs-0007', zipOf(['any/file.txt'], 'text/plain')],
  ] as const)
    await expect(paper(id, bytes)).rejects.toMatchObject({ code: 'fileWrongType' });
});
