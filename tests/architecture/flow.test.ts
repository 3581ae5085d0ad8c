import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Member } from '../http/member.ts';
import { startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { filesNamed, Scratch } from '../support/scratch.ts';
import { startServer, type ServerProcess } from '../support/server.ts';

const files: Readonly<Record<string, string>> = {
  'flows/lostAndFound/flow.ts': `
import { ask, flow, repeat, say } from '../../src/engine/flow.ts';
import { words } from './vocabulary.ts';

/** Somebody left something behind: what it is goes to the desk. */
export const lostAndFound = flow({
  name: 'lostAndFound',
  version: 1,
  safePoint: 'askWhat',
  menu: { choice: 'lost' },
  notNow: 'lostAndFound.notNow',
  vocabulary: words,
  chart: {
    initial: 'begin',
    states: {
      begin: { always: [{ guard: 'lacksConsent', target: 'left' }, { target: 'askWhat' }] },
      askWhat: {
        entry: ask('comment', 'lostAndFound.what'),
        on: {
          words: { actions: ['keepWhat', say('lostAndFound.thanks')], target: 'told' },
          unclear: { actions: repeat() },
          back: 'left',
        },
      },
      told: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
`,
  'flows/lostAndFound/vocabulary.ts': `
import { lacksConsent, vocabulary } from '../../src/engine/flow.ts';

export const words = vocabulary<Record<never, never>>()({
  context: () => ({}),
  guards: { lacksConsent },
  assigns: {},
  effects: { keepWhat: ({ event }) => ({ type: 'lostItem', what: event.text ?? '' }) },
});
`,
  'src/outcomes/entries/lost-item.ts': `
import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Something that a member left behind. */
export const lostItem = outcome('lostItem', { what: z.string() }, { keep: ({ what }) => ({ letters: what.length }) });
`,
  'src/records/functions/outcomes/keep_lost_item.sql': `-- Something that a member left behind.
create or replace function keep_lost_item(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into lost_items (conversation_id, at, letters) values (p_conversation, p_at, (p_extra->>'letters')::int);
end $$;
`,
  'src/records/migrations/9000-lost-items.sql': `create table lost_items (
  conversation_id bigint not null references conversations (id) on delete cascade,
  at timestamptz not null,
  letters int not null
);
`,
  'locales/ar/lostAndFound.yaml': `what: ماذا فقدت؟
thanks: شكرًا، أبلغنا الموظفين.
notNow: نسمعك بعد قليل.
`,
  'locales/typed/lostAndFound.yaml': `called: [ضاع لي شي, ضيعت شي, lost and found]
choices: { lost: [شي ضايع] }
`,
  'locales/en/lostAndFound.yaml': `what: What did you lose?
thanks: Thank you, we told the staff.
notNow: In a moment.
`,
};

let scratch: Scratch;
let postgres: GivenPostgres;
let server: ServerProcess;

beforeAll(async () => {
  scratch = await Scratch.copy();
  for (const [file, text] of Object.entries(files)) await scratch.add(file, text);
  await scratch.change('flows/index.ts', (text) =>
    text
      .replace(/(?=import \{ rating)/, "import { lostAndFound } from './lostAndFound/flow.ts';\n")
      .replace(/(?=\n\];)/, '\n  lostAndFound,'),
  );
  await scratch.change('src/outcomes/index.ts', (text) =>
    text
      .replace(/(?=import \{ optOut)/, "import { lostItem } from './entries/lost-item.ts';\n")
      .replace(/(?=\n\] as const;)/, '\n  lostItem,'),
  );
  for (const [lang, label] of [
    ['ar', 'مفقودات'],
    ['en', 'Lost and found'],
  ] as const) {
    await scratch.change(`locales/${lang}/choices.yaml`, (text) => `${text}lost: ${label}\n`);
    await scratch.change(`locales/${lang}/desk.yaml`, (text) =>
      text.replace(/^flow:\n/m, `flow:\n  lostAndFound: ${label}\n`),
    );
  }
  scratch.generateLineNames();
  postgres = await startPostgres();
  server = await startServer(
    { DATABASE_URL: postgres.url, SILAH_KEY: 'a key for a database that lasts as long as this test' },
    scratch.root,
  );
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
  await scratch.remove();
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

test('a flow with an outcome of its own is added by the files that ARCHITECTURE.md names, and they are well typed', async () => {
  const named = new Set([
    ...(await filesNamed('A flow', { name: 'lostAndFound' })),
    ...(await filesNamed('An outcome', { subject: 'entries', name: 'lost-item', type: 'lost_item' })),
    ...(await filesNamed('A table', { number: '9000', table: 'lost-items' })),
  ]);
  expect(scratch.changed.filter((file) => !named.has(file))).toEqual([]);
  await scratch.checkTypes('src/runtime.ts');
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

test('where the open question must be answered first its words are told so', async () => {
  const member = await Member.arrive(server.url, 'rahat', { lang: 'en' });
  const said = await member.say('lost and found');
  expect(said.map(({ text }) => text).join('\n')).toContain('In a moment.');
  expect(member.prompt).toMatchObject({ flow: 'consent' });
});
