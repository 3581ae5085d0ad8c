import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../../src/voice/house.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { entriesAfter } from '../../src/records/turns/entries.ts';
import { openPlace, type Place } from '../support/place.ts';
import { answerTo } from '../support/chat.ts';

/** What a member writes, at every kind of place where he can write. */
const canaries = {
  name: 'سعاد بنت كناري الزرقاء',
  text: 'كناري أخضر في قفص ذهبي يغرد كل صباح',
  city: 'قرية كنارستان',
  nationalId: '1000000008',
  mobile: '0512345678',
  iban: 'SA0380000000608010167519',
  comment: 'تعليق الكناري الأصفر',
  address: 'address-of-a-canary',
  file: 'كناري.png',
} as const;
/** The same in the forms in which they are kept. */
const forms = [...Object.values(canaries), '512345678', '966512345678', '0380000000608010167519', 'كناري'];

let place: Place;
let publicId = '';

/** The service that asks for most kinds of things, a paper among them. */
function richest(houses: Iterable<House>): { readonly house: House; readonly service: string } {
  const all = [...houses].flatMap((house) =>
    house.association.services
      .filter(({ fields }) => fields.some(({ type }) => type === 'attachment'))
      .map(({ id, fields }) => ({ house, service: id, kinds: new Set(fields.map(({ type }) => type)).size })),
  );
  return all.sort((a, b) => b.kinds - a.kinds)[0]!;
}

const openPrompt = async () => {
  const { lines } = await place.conversations.lines(publicId, 0);
  return lines
    .flatMap((line) => (line.from === 'bot' && line.message.prompt ? [line.message.prompt] : []))
    .at(-1);
};

/** Answers whatever is asked until a request is sent, with canaries wherever something can be written. */
async function sendCanaries(house: House, service: string): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const prompt = await openPrompt();
    if (!prompt || prompt.kind === 'rating') return;
    const sample = answerTo(house, service, prompt, 0);
    const external = `canary-${turn}`;
    const canary = (canaries as Readonly<Record<string, string>>)[prompt.kind];
    if ('attachment' in sample)
      await place.conversations.receive(publicId, {
        external,
        content: {
          kind: 'file',
          name: canaries.file,
          bytes: Buffer.from(sample.attachment.contentBase64, 'base64'),
        },
      });
    else if ('text' in sample)
      await place.conversations.receive(publicId, {
        external,
        content: { kind: 'text', text: canary ?? sample.text },
      });
    else {
      // What is no name by its words is asked about, and it is theirs.
      const choice = prompt.step === 'askWhich' ? 'mine' : sample.choice;
      await place.conversations.receive(publicId, {
        external,
        content: { kind: 'tap', prompt: prompt.id, choice, text: choice },
      });
    }
    const { lines } = await place.conversations.lines(publicId, 0);
    if (lines.some((line) => line.from === 'bot' && line.message.receipt)) return;
  }
  throw new Error('there was no receipt');
}

beforeAll(async () => {
  place = await openPlace();
  const { house, service } = richest(place.ground.houses.values());
  publicId = await place.conversations.open({
    association: house.association.id,
    channel: 'webchat',
    address: canaries.address,
  });
  await place.conversations.greet(publicId, 'ar');
  await sendCanaries(house, service);
  const say = (external: string, text: string) =>
    place.conversations.receive(publicId, { external, content: { kind: 'text', text } });
  await say('menu', 'القائمة');
  await say('rate', 'تقييم الخدمة');
  await say('stars', '5');
  await say('comment', canaries.comment);
});
afterAll(() => place.remove());

interface Cell {
  readonly where: string;
  readonly value: string;
}

/** Every value of every table, bytes as they are. */
async function allCells(): Promise<Cell[]> {
  const { database } = place.ground;
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const cells: Cell[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await database.query<Record<string, unknown>>(`select * from ${name}`);
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        cells.push({
          where: `${name}.${column}`,
          value: Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value),
        });
  }
  return cells;
}

/** A text as it would stand among bytes. */
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

describe('what a member wrote', () => {
  test('was kept: a request was sent, a comment given, and the transcript shows them', async () => {
    const { lines } = await place.conversations.lines(publicId, 0);
    const texts = lines.map((line) => (line.from === 'member' ? (line.text ?? '') : '')).join('\n');
    expect(texts).toContain(canaries.name);
    for (const one of [canaries.nationalId.slice(-4), canaries.comment]) expect(texts).toContain(one);
    const { rows } = await place.ground.database.query<{ requests: number; comments: number }>(
      'select (select count(*)::int from requests) as requests, (select count(comment)::int from ratings) as comments',
    );
    expect(rows[0]).toEqual({ requests: 1, comments: 1 });
  });

  test('stands in no table in clear', async () => {
    const cells = await allCells();
    expect(cells.length).toBeGreaterThan(100);
    const found = cells.filter(({ value }) =>
      forms.some((form) => value.includes(form) || value.includes(bytesOf(form))),
    );
    expect(found.map(({ where }) => where)).toEqual([]);
  });

  test('stands in no file in clear, and neither do the files', async () => {
    const { filesDir } = place.config;
    const names = (await readdir(filesDir, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(names.length).toBeGreaterThan(0);
    for (const one of names) {
      const text = (await readFile(join(one.parentPath, one.name))).toString('latin1');
      expect(text).not.toContain('PNG');
      expect(text).not.toContain('%PDF');
      expect(one.name).not.toContain('كناري');
    }
  });
});

describe('before consent', () => {
  const early = 'كناري قبل الموافقة رقمه 1000000008';

  test('the words of a message are in nothing that is stored, not even encrypted', async () => {
    const { publicId: other } = await place.conversations.begin('mord', 'webchat');
    await place.conversations.greet(other, 'ar');
    await place.conversations.receive(other, { external: 'early', content: { kind: 'text', text: early } });
    const file = { kind: 'file', name: canaries.file, bytes: Buffer.from('كناري') } as const;
    const refused = place.conversations.receive(other, { external: 'file', content: file });
    await expect(refused).rejects.toMatchObject({ code: 'wrongRequest' });
    const conversation = (await findConversation(place.ground.database, other))!;
    const entries = await entriesAfter(place.ground.database, conversation, { seq: 0 });
    expect(entries).toHaveLength(2);
    const opened = JSON.stringify({ entries, state: conversation.state });
    for (const word of ['كناري', '1000000008']) expect(opened).not.toContain(word);
    const files = await place.ground.database.query('select 1 from files where conversation_id = $1', [
      conversation.id,
    ]);
    expect(files.rows).toEqual([]);
  });

  test('who types the choice is shown our word for it, whatever words it came in', async () => {
    const { publicId: other } = await place.conversations.begin('mord', 'webchat');
    await place.conversations.greet(other, 'ar');
    await place.conversations.receive(other, { external: 'yes', content: { kind: 'text', text: 'موافقة' } });
    const { lines } = await place.conversations.lines(other, 0);
    const agree = place.ground.houses.get('mord')!.wording.line('ar', 'choices.agree');
    expect(lines.flatMap((line) => (line.from === 'member' ? [line.text] : []))).toEqual([agree]);
  });

  test('the message is known all the same: what was understood of it and its id are kept', async () => {
    const { publicId: other } = await place.conversations.begin('mord', 'webchat');
    await place.conversations.greet(other, 'ar');
    const message = { external: 'early', content: { kind: 'text', text: early } } as const;
    const first = await place.conversations.receive(other, message);
    expect(await place.conversations.receive(other, message)).toEqual({ seq: first.seq, again: true });
  });
});
