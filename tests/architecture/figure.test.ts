import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Days, span } from '../reports/days.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { filesNamed, Scratch } from '../support/scratch.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { desktop, inBrowser, openBrowser } from '../web/browser.ts';
import { Caller, password, putRoles, signedIn } from '../web/desk-door.ts';

const file = `
import { z } from 'zod';
import { inSpan } from '../clauses.ts';
import { figure } from '../figure.ts';
import { sql } from '../sql.ts';

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

inBrowser('a figure for the manager', () => {
  let scratch: Scratch;
  let dataDir: string;
  let server: ServerProcess;

  beforeAll(async () => {
    scratch = await Scratch.copy();
    await scratch.add('src/reports/figures/still-waiting.ts', file);
    await scratch.change('src/reports/figures/index.ts', (text) =>
      text
        .replace(/(?=\n\/\*\*)/, "import { stillWaiting } from './still-waiting.ts';\n")
        .replace(/(?=\n\];)/, '\n  stillWaiting,'),
    );
    for (const lang of ['ar', 'en'] as const)
      await scratch.change(`locales/${lang}/reports.yaml`, (text) => text + words[lang]);
    scratch.generateLineNames();
    dataDir = await temporaryFolder();
    const days = await Days.lived(dataDir);
    await putRoles(days.place, ['manager']);
    await days.close();
    server = await startServer({ DATA_DIR: dataDir }, scratch.root);
  });
  afterAll(async () => {
    await server.stop();
    await removeFolder(dataDir);
    await scratch.remove();
  });

  test('is added by the files that ARCHITECTURE.md names, and they are well typed', async () => {
    expect([...scratch.changed].sort()).toEqual(
      await filesNamed('A figure for the manager', { question: 'still-waiting' }),
    );
    await scratch.checkTypes('src/reports/reports.ts');
  });

  test('stands in the JSON and in the export', async () => {
    const manager = await Caller.enter(server.url, 'sign-in', { email: 'manager@rahat.example', password });
    const query = `from=${span.from}&to=${span.to}`;
    const Answer = z.looseObject({ stillWaiting: z.unknown(), comments: z.array(z.unknown()) });
    const answer = Answer.parse(JSON.parse((await manager?.get(`/reports?${query}`)) ?? ''));
    expect(answer.stillWaiting).toEqual({ count: 4, channels: [{ channel: 'webchat', count: 4 }] });
    expect(answer.comments).toHaveLength(3);
    expect(await manager?.get(`/reports.csv?${query}&lang=en`)).toContain(
      '"Still waiting","",,4,"stillWaiting",""\r\n',
    );
  });

  test('stands on the page, in the way in which it wants to be shown', async () => {
    const browser = await openBrowser();
    const path = '/reports?lang=en';
    const page = await signedIn(browser, server.url, 'manager', { options: desktop, path });
    await page.getByTestId('reports-from').fill(span.from);
    await page.getByTestId('reports-to').fill(span.to);
    const number = page.getByTestId('reports-still-waiting');
    await number.filter({ hasText: '4' }).waitFor();
    const tile = page.locator('section.figure').filter({ has: number });
    expect((await tile.innerText()).replace(/[\u2068\u2069]/g, '').split(/\n+/)).toEqual([
      'Still waiting',
      '4',
      'all of them 4',
      'Members who asked for a person in this time and have no answer yet.',
    ]);
    const bars = page.getByTestId('reports-still-waiting-by');
    expect(await bars.getByRole('img').getAttribute('aria-label')).toBe('Where they wait: Web chat: 4');
    await browser.close();
  });
});
