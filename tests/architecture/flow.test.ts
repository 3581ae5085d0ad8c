import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Member } from '../http/member.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { filesNamed } from '../support/scratch.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { everyKind, type EveryKind } from './added/every-kind.ts';

let added: EveryKind;
let postgres: GivenPostgres;
let server: ServerProcess;

beforeAll(async () => {
  added = await everyKind();
  postgres = await startPostgres();
  server = await startServer(
    { DATABASE_URL: postgres.url, SILAH_KEY: 'a key for a database that lasts as long as this test' },
    added.scratch.root,
  );
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
});

/** What the flow kept: one row for each thing that was lost. */
async function kept(): Promise<number[]> {
  const client = new pg.Client(postgres.url);
  await client.connect();
  const { rows } = await client.query<{ letters: number }>('select letters from lost_items order by at');
  await client.end();
  return rows.map(({ letters }) => letters);
}

async function agreed(lang: 'ar' | 'en' = 'ar'): Promise<Member> {
  const member = await Member.arrive(server.url, 'rahat', { lang });
  await member.tap('agree');
  return member;
}

test('a flow with an outcome and a look-up of its own is added by the files that ARCHITECTURE.md names', async () => {
  const named = new Set([
    ...(await filesNamed('A flow', { name: 'lostAndFound' })),
    ...(await filesNamed('An outcome', { subject: 'entries', name: 'lost-item', type: 'lost_item' })),
    ...(await filesNamed('A look-up', { name: 'lost' })),
    ...(await filesNamed('A table', { number: '9000', table: 'lost-items' })),
  ]);
  expect(added.changed.lostAndFound.filter((file) => !named.has(file))).toEqual([]);
});

test('it stands in the menu, is left by the words of every flow, and keeps its row with the turn', async () => {
  const member = await agreed();
  const labels = member.question.suggestedActions?.actions.map(({ title }) => title);
  expect(labels).toContain('مفقودات');
  await member.tap('lost');
  expect(member.prompt).toMatchObject({ flow: 'lostAndFound', step: 'askWhat' });
  await member.say('رجوع');
  expect(member.prompt).toMatchObject({ flow: 'reception' });
  await member.tap('lost');
  const said = await member.say('شنطة سوداء صغيرة');
  expect(said.map(({ text }) => text).join('\n')).toContain('أبلغنا الموظفين');
  expect(member.prompt).toMatchObject({ flow: 'reception' });
  expect(await kept()).toEqual(['شنطة سوداء صغيرة'.length]);
});

test('its look-up finds what the turns before it kept', async () => {
  const member = await agreed();
  for (const before of [0, 1]) {
    await member.tap('lost');
    const said = await member.say('مظلة');
    expect(said.map(({ text }) => text?.replace(/[\u2066-\u2069]/g, '')).join('\n')).toContain(
      `سبق منك ${before}`,
    );
  }
});

test('its words call it from the middle of a form, and the form goes on afterwards', async () => {
  const member = await agreed();
  await member.tap('request');
  await member.goOn(({ field }) => field !== undefined);
  const { field } = member.prompt;
  await member.say('ضاع لي شي');
  expect(member.prompt).toMatchObject({ flow: 'lostAndFound' });
  await member.say('جوال');
  expect(member.prompt.field).toBe(field);
  expect((await kept()).at(-1)).toBe('جوال'.length);
});

test('where the open question must be answered first its words are kept, and call it then', async () => {
  const member = await Member.arrive(server.url, 'rahat', { lang: 'en' });
  await member.say('lost and found');
  expect(member.prompt).toMatchObject({ flow: 'consent' });
  await member.say('I agree');
  expect(member.prompt).toMatchObject({ flow: 'lostAndFound' });
});
