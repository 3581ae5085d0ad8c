import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Days, span } from '../reports/days.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { filesNamed } from '../support/scratch.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { desktop, inBrowser, openBrowser } from '../web/browser.ts';
import { Caller, password, putRoles, signedIn } from '../web/desk-door.ts';
import { everyKind, type EveryKind } from './added/every-kind.ts';

inBrowser('a figure for the manager', () => {
  let added: EveryKind;
  let dataDir: string;
  let server: ServerProcess;

  beforeAll(async () => {
    added = await everyKind();
    dataDir = await temporaryFolder();
    const days = await Days.lived(dataDir);
    await putRoles(days.place, ['manager']);
    await days.close();
    server = await startServer({ DATA_DIR: dataDir }, added.scratch.root);
  });
  afterAll(async () => {
    await server.stop();
    await removeFolder(dataDir);
  });

  test('is added by the files that ARCHITECTURE.md names', async () => {
    expect([...added.changed.stillWaiting]).toEqual(
      await filesNamed('A figure for the manager', { question: 'still-waiting', subject: 'people' }),
    );
  });

  test('stands in the JSON and in the export', async () => {
    const manager = await Caller.enter(server.url, 'sign-in', { email: 'manager@rahat.example', password });
    const query = `from=${span.from}&to=${span.to}`;
    const Answer = z.looseObject({ stillWaiting: z.unknown(), comments: z.array(z.unknown()) });
    const answer = Answer.parse(JSON.parse((await manager?.get(`/reports?${query}`)) ?? ''));
    expect(answer.stillWaiting).toEqual({ count: 4, channels: [{ channel: 'webchat', count: 4 }] });
    expect(answer.comments).toHaveLength(5);
    expect(await manager?.get(`/reports.csv?${query}&lang=en`)).toContain(
      '"Still waiting","",,4,,"stillWaiting",""\r\n',
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
