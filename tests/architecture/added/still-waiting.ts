import type { Scratch } from '../../support/scratch.ts';

const file = `
import { z } from 'zod';
import { inSpan } from '../../clauses.ts';
import { figure } from '../../figure.ts';
import { sql } from '../../sql.ts';

const Channel = z.object({ channel: z.string(), count: z.number() });

/** How many members still wait for a person's first answer, and where? */
export const stillWaiting = figure({
  id: 'stillWaiting',
  shape: z.object({ count: z.number(), channels: z.array(Channel) }),
  async query({ span, rows }) {
    const channels = await rows(
      sql\`select e.channel, count(*)::int as count from escalations e
        where \${inSpan(span, sql\`e\`, sql\`since\`)} and e.answered_at is null group by 1 order by 2 desc\`,
      Channel,
    );
    return { count: channels.reduce((sum, { count }) => sum + count, 0), channels: [...channels] };
  },
  csv: ({ count }) => [{ id: 'stillWaiting', line: 'reports.stillWaiting.title', count }],
  shown: [
    { kind: 'tile', name: 'stillWaiting', value: { of: 'count', as: 'count' }, beside: { all: { of: 'count', as: 'count' } } },
    {
      kind: 'bars',
      name: 'stillWaitingBy',
      rows: 'channels',
      label: { of: 'channel', as: { word: 'desk.channel' }, head: 'reports.channel' },
      count: { of: 'count', as: 'count', head: 'reports.count' },
      empty: 'reports.noEscalations',
    },
  ],
});
`;
const words = {
  ar: `
stillWaiting:
  title: من ينتظر موظفًا
  definition: من طلب موظفًا في هذه المدة ولم يُجب بعد.
  beside: كلهم {all}
stillWaitingBy:
  title: أين ينتظرون
  definition: القناة التي كتبوا منها.
`,
  en: `
stillWaiting:
  title: Still waiting
  definition: Members who asked for a person in this time and have no answer yet.
  beside: all of them {all}
stillWaitingBy:
  title: Where they wait
  definition: The channel on which they wrote.
`,
};

/** A figure for the manager. */
export async function addStillWaiting(scratch: Scratch): Promise<void> {
  await scratch.add('src/reports/figures/people/still-waiting.ts', file);
  await scratch.change('src/reports/figures/index.ts', (text) =>
    text
      .replace(/(?=\n\/\*\*)/, "import { stillWaiting } from './people/still-waiting.ts';\n")
      .replace(/(?=\n\];)/, '\n  stillWaiting,'),
  );
  for (const lang of ['ar', 'en'] as const)
    await scratch.change(`locales/${lang}/reports.yaml`, (text) => text + words[lang]);
}
