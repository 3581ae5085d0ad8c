import type { Scratch } from '../../support/scratch.ts';

const files: Readonly<Record<string, string>> = {
  'flows/lostAndFound/flow.ts': `
import { ask, flow, repeat } from '../../src/engine/flow.ts';
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
          words: { actions: 'keepWhat', target: 'count' },
          unclear: { actions: repeat() },
          back: 'left',
        },
      },
      count: { entry: 'lookForLost', on: { 'found.lost': { actions: 'thank', target: 'told' } } },
      told: { type: 'final' },
      left: { type: 'final' },
    },
  },
});
`,
  'flows/lostAndFound/vocabulary.ts': `
import { found, lacksConsent, say, vocabulary } from '../../src/engine/flow.ts';

export const words = vocabulary<Record<never, never>>()({
  context: () => ({}),
  guards: { lacksConsent },
  assigns: {},
  effects: {
    keepWhat: ({ event }) => ({ type: 'lostItem', what: event.text ?? '' }),
    lookForLost: () => ({ type: 'lookUp', query: { kind: 'lost' } }),
    thank: (scene) => say('lostAndFound.thanks', { count: found(scene, 'lost')?.count ?? 0 }),
  },
});
`,
  'src/outcomes/entries/lost-item.ts': `
import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** Something that a member left behind. */
export const lostItem = outcome('lostItem', { what: z.string() }, { keep: ({ what }) => ({ letters: what.length }) });
`,
  'src/lookups/lost.ts': `
import type { LookUpKind } from './look-up.ts';

interface LostQuery {
  readonly kind: 'lost';
}
interface LostFound {
  readonly kind: 'lost';
  /** Things that were lost before. */
  readonly count: number;
}

/** How many things this member lost before. */
export const lost: LookUpKind<LostQuery, LostFound> = {
  kind: 'lost',
  async find(_, { database, conversation }) {
    const { rows } = await database.query<{ count: number }>(
      'select count(*)::int as count from lost_items where conversation_id = $1',
      [conversation.id],
    );
    return { kind: 'lost', count: rows[0]?.count ?? 0 };
  },
  rehearse: () => ({ kind: 'lost', count: 0 }),
};
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
thanks: شكرًا، أبلغنا الموظفين. سبق منك {count}
notNow: نسمعك بعد قليل.
`,
  'locales/typed/lostAndFound.yaml': `called: [ضاع لي شي, ضيعت شي, lost and found]
choices: { lost: [شي ضايع] }
`,
  'locales/en/lostAndFound.yaml': `what: What did you lose?
thanks: Thank you, we told the staff. Before that {count}
notNow: In a moment.
`,
};

/** A flow with an outcome, a look-up and a table of its own. */
export async function addLostAndFound(scratch: Scratch): Promise<void> {
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
  await scratch.change('src/lookups/index.ts', (text) =>
    text
      .replace(/(?=import \{ mine \})/, "import { lost } from './lost.ts';\n")
      .replace('[mine,', '[lost, mine,'),
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
}
