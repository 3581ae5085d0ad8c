import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Review } from '../../src/contract/index.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/records/base/database.ts';
import { readRecord } from '../../src/records/requests/requests.ts';
import { openDatabase } from '../../src/records/base/database.ts';
import { associations } from '../support/house.ts';
import { answerTo, call, type Activity, type Grant } from './member.ts';
import { loadOfficialClient, Official, serveFiles } from './official.ts';
import { startServer, type TestServer } from './support.ts';
import { until } from '../support/wait.ts';

const DirectLine = loadOfficialClient();
const oneDay = 86_400_000;

/** RFC 8785 for what a review holds, written from the standard: keys by their UTF-16 code units, no spaces. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  const parts = names.map(
    (name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`,
  );
  return `{${parts.join(',')}}`;
}
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

let server: TestServer;
let files: Awaited<ReturnType<typeof serveFiles>>;
let database: Database;
const opened: Official[] = [];

beforeAll(async () => {
  server = await startServer();
  files = await serveFiles();
  database = await openDatabase(readConfig({ DATA_DIR: server.dataDir }), 'command');
});
afterAll(async () => {
  for (const { client } of opened) client.end();
  await database.close();
  await files.close();
  await server.remove();
});

async function arrive(association: string): Promise<Official> {
  const { body } = await call<Grant>(`${server.url}/webchat/${association}/token`, { json: {} });
  const official = new Official(
    new DirectLine({ token: body.token, domain: `${server.url}/v3/directline`, webSocket: true }),
  );
  opened.push(official);
  await until('the greeting is there', () => official.questionAfter(0) !== undefined);
  return official;
}

/** Answers the question that stands by its kind alone and waits for the next; answers it. */
async function answer(official: Official, question: Activity, tries: number): Promise<Activity> {
  const known = official.seen.length;
  const input = answerTo(question, 7, tries);
  if ('text' in input) await official.post({ text: input.text });
  else if ('choice' in input) {
    const action = question.suggestedActions?.actions.find(
      ({ value }) => value.silah.choice === input.choice,
    );
    await official.post({ text: action?.text, value: action?.value });
  } else {
    const { name, contentType } = input.attachment;
    await official.post({ attachments: [{ name, contentType, contentUrl: files.urlOf(input.attachment) }] });
  }
  await until('an answer came', () => official.questionAfter(known) !== undefined);
  return official.questionAfter(known) ?? question;
}

/** The whole conversation up to the receipt; answers the review that was shown and every kind of question that was asked. */
async function request(official: Official): Promise<{ review: Review | undefined; kinds: Set<string> }> {
  let question = official.questionAfter(0);
  let review: Review | undefined;
  const kinds = new Set<string>();
  for (let turns = 0, tries = 0; turns < 60 && question; turns += 1) {
    if (official.seen.some((one) => one.channelData?.silah?.receipt)) return { review, kinds };
    const { prompt, review: shown } = question.channelData?.silah ?? {};
    kinds.add(prompt?.kind ?? '');
    review = shown ?? review;
    const next: Activity = await answer(official, question, tries);
    tries = next.channelData?.silah?.prompt?.id === prompt?.id ? tries + 1 : 0;
    question = next;
  }
  throw new Error(`the conversation never ended: ${JSON.stringify(question?.channelData)}`);
}

const committees: Readonly<Record<string, string>> = {
  'awdat-sudair': 'لجنة البحث',
  'makkah-housing': 'اللجنة',
  mord: 'لجنة البحث',
  'najran-coffee': 'اللجنة المختصة',
  rahat: 'لجنة البحث',
};

describe('the official Direct Line client', () => {
  test.each(associations)(
    'submits a request with %s that is stored as it was reviewed',
    async (association) => {
      const before = Date.now();
      const official = await arrive(association);
      const { review, kinds } = await request(official);
      const receipt = official.seen.find((one) => one.channelData?.silah?.receipt)?.channelData?.silah
        ?.receipt;
      expect([...kinds]).toEqual(
        expect.arrayContaining(['consent', 'menu', 'service', 'name', 'review', 'sign']),
      );
      expect(receipt?.reference).toMatch(/^[1-9]\d{6}$/);
      expect(receipt?.committee).toBe(committees[association]);
      if (association === 'najran-coffee') expect(receipt).not.toHaveProperty('promisedOn');
      else {
        const promised = Date.parse(`${receipt?.promisedOn ?? ''}T23:59:59+03:00`);
        expect(promised).toBeGreaterThanOrEqual(before + 14 * oneDay);
        expect(promised).toBeLessThan(before + 40 * oneDay);
      }
      expect(review?.sha256).toBe(sha256(canonical(review?.fields)));
      const stored = await readRecord(database, receipt?.reference ?? '');
      expect(stored?.record.fields).toEqual(review?.fields);
      expect(stored?.record.sha256).toBe(review?.sha256);
      expect(stored).toMatchObject({ status: 'submitted', record: { association, channel: 'webchat' } });
    },
  );

  test('shows each message once and in order', () => {
    for (const { seen } of opened) {
      const numbers = seen.map(({ id }) => Number(id.split('|')[1]));
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    }
    expect(opened).toHaveLength(associations.length);
  });

  test('goes on by its watermark after the server was killed and started again', async () => {
    const official = await arrive('rahat');
    await answer(official, official.questionAfter(0) ?? official.seen[0]!, 0);
    const before = official.seen.length;
    await server.kill();
    await server.start();
    // The client waits 3 to 15 seconds before it connects again; what is posted meanwhile arrives once.
    await until(
      'a message is taken again',
      async () =>
        (await official.post({ text: 'القائمة', channelData: { clientActivityID: 'after-the-kill' } })) !==
        'retry',
    );
    await until('the answer is shown', () => official.questionAfter(before) !== undefined, {
      patience: 25_000,
    });
    const ids = official.seen.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(official.questionAfter(before)?.channelData?.silah?.prompt?.kind).toBe('menu');
    expect(
      official.seen.filter(({ channelData }) => channelData?.clientActivityID === 'after-the-kill'),
    ).toHaveLength(1);
  });
});

test('what lies in the database is not readable without the key', async () => {
  const { rows } = await database.query<{ sealed: Buffer }>('select sealed from requests');
  expect(rows).toHaveLength(associations.length);
  for (const { sealed } of rows)
    expect(sealed.toString('utf8')).not.toMatch(/fullName|reference|attestation/);
});
