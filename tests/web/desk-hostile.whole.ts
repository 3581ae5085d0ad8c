import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Added } from '../../src/contract/desk.ts';
import { Office } from '../../src/desk/office.ts';
import { day, handClock, minute } from '../../src/kernel/clock.ts';
import { staffByEmail } from '../../src/records/desk/staff.ts';
import { answerTo, Member } from '../http/member.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { until } from '../support/wait.ts';
import { everyNth } from '../support/whole.ts';
import { desktop, inBrowser, openBrowser, phone, rested } from './browser.ts';
import { Caller, password, putRoles, signedIn } from './desk-door.ts';
import { hostile as all } from './hostile-strings.ts';
import { deskOf } from '../support/verbs.ts';

const association = 'rahat';
const hostile = everyNth(all, 3);
const mostShown = 50;
const days = Math.ceil(hostile.length / mostShown);
/** Of no day so few that a report keeps them to itself. */
const commentsOfADay = Math.ceil(hostile.length / days);
const inAConversation = Math.ceil(hostile.length / Math.ceil(hostile.length / 30));
const pdf = new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' });
const now = Date.now();
/** The day, `back` days ago, in Riyadh. */
const dayBack = (back: number): string =>
  new Date(now - back * day + 180 * minute).toISOString().slice(0, 10);

/** Texts by the day on which they were written beside a rating: of each as many as a report shows. */
async function rate(dataDir: string): Promise<void> {
  const clock = handClock(now - (days + 1) * day);
  const place = await openPlace({ DATA_DIR: dataDir }, (ground) => ({ ...ground, clock }));
  const { conversations } = place;
  const office = new Office(place.ground, conversations);
  await putRoles(place, ['researcher', 'manager', 'admin', 'committee']);
  const staff = (await staffByEmail(place.ground.database, 'researcher@rahat.example'))!;
  const one = async (comment: string): Promise<void> => {
    const { publicId } = await conversations.begin(association, 'webchat');
    const say = (text: string): Promise<unknown> =>
      conversations.receive(publicId, { external: text.slice(0, 50), content: { kind: 'text', text } });
    await conversations.greet(publicId, 'ar');
    await say('أوافق');
    await say('موظف');
    await deskOf(office.desk).claim(staff, publicId);
    await deskOf(office.desk).giveBack(staff, publicId, 'closed');
    await say('5');
    await say(comment);
  };
  for (let back = days; back > 0; back -= 1) {
    clock.set(now - back * day);
    await Promise.all(hostile.slice((back - 1) * commentsOfADay, back * commentsOfADay).map(one));
  }
  await office.close();
  await place.close();
}

/** What would tell that something ran: the canary, a dialog, a break of the page's policy, an error of a script. */
async function watched(page: Page): Promise<string[]> {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => heard.push(error.message));
  await page.exposeFunction('tellViolation', (text: string) => heard.push(text));
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => tellViolation('policy: ' + event.violatedDirective + ' ' + event.blockedURI))`,
  );
  return heard;
}

/** Nothing ran, and nothing is wider than the place it stands in. */
const state = (page: Page): Promise<unknown> =>
  page.evaluate(`({
    ran: window.ran,
    wide: [document.documentElement, ...document.querySelectorAll('main, .thread, .page, #log, [data-testid=inbox-items], [data-testid=side]')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className || one.tagName + ' ' + one.scrollWidth),
    foreign: document.querySelectorAll('#root script, #root iframe, #root object, #root embed, #messages script, #messages iframe, #messages img').length,
    links: [...document.querySelectorAll('a[href]')].map((one) => one.href).filter((href) => !/^https?:/.test(href)),
  })`);
const calm = { ran: undefined, wide: [], foreign: 0, links: [] };

/** The cells of a CSV file (RFC 4180). */
function cellsOf(csv: string): string[] {
  const cells = csv.replace(/^\ufeff/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g);
  return [...cells].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
}

inBrowser('a hundred and fifty hostile texts', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;
  const members: Member[] = [];
  const taken = { said: 0, notes: 0, replies: 0, names: 0, sentFiles: 0, files: 0 };

  /** Thirty texts in one conversation: said, noted, answered, and as names of files, sent and received. */
  async function talk(texts: readonly string[], names: readonly (Caller | undefined)[]): Promise<void> {
    const member = await Member.arrive(server.url, association);
    members.push(member);
    await member.say('أوافق');
    await member.say('موظف');
    const at = `/conversations/${member.grant.conversationId}`;
    const mine = names.find((one) => one !== undefined)!;
    expect(await mine.post(`${at}/claim`)).toBe(200);
    for (const [n, text] of texts.entries()) {
      const { status } = await member.post({ text, channelData: { clientActivityID: `text-${n}` } });
      if (status === 200) taken.said += 1;
      const file = await member.upload(pdf, `${text.slice(0, 200)}.pdf`);
      if (file.status === 200) taken.files += 1;
      const id = `hostile-${n}`;
      if ((await (names[n] ?? mine).post(`${at}/note`, { id: `${id}-note`, text })) === 200) taken.notes += 1;
      if ((await mine.post(`${at}/reply`, { id, text })) === 200) taken.replies += 1;
      const form = new FormData();
      form.append('id', `${id}-file`);
      form.append('file', pdf, `${text.slice(0, 200)}.pdf`);
      if ((await mine.post(`${at}/files`, form)) === 200) taken.sentFiles += 1;
    }
  }

  beforeAll(async () => {
    expect(new Set(all).size).toBeGreaterThanOrEqual(150);
    dataDir = await temporaryFolder();
    await rate(dataDir);
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
    const admin = (await Caller.enter(server.url, 'sign-in', { email: 'admin@rahat.example', password }))!;
    const names: (Caller | undefined)[] = [];
    for (const [n, text] of hostile.entries()) {
      const { setUpUrl } = await admin.json(Added, '/staff', {
        email: `person-${n}@rahat.example`,
        role: 'researcher',
      });
      const token = new URL(setUpUrl).searchParams.get('token') ?? '';
      const name = text.slice(0, 80);
      names[n] = await Caller.enter(server.url, 'set-up', { token, name, password });
      if (names[n]) taken.names += 1;
    }
    const groups = Array.from({ length: Math.ceil(hostile.length / inAConversation) }, (_, n) => n);
    await Promise.all(
      groups.map((n) => {
        const part = [n * inAConversation, (n + 1) * inAConversation] as const;
        return talk(hostile.slice(...part), names.slice(...part));
      }),
    );
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await removeFolder(dataDir);
  });

  test('are taken as texts, but for those in which nothing is left to read', () => {
    for (const count of Object.values(taken)) expect(count).toBeGreaterThan(hostile.length - 8);
  });

  test.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])("stand in the member's chat on %s, and nothing runs or breaks out", async (_, size) => {
    for (const member of size === phone ? members : members.slice(-2)) {
      const page = await (await browser.newContext(size)).newPage();
      const heard = await watched(page);
      await page.addInitScript(
        `localStorage.setItem('silah:${association}:resume', localStorage.getItem('silah:${association}:resume') ?? '${member.grant.resume}')`,
      );
      await page.goto(`${server.url}/chat/${association}`);
      // A long conversation is shown from its end; what is earlier comes as somebody goes up to it.
      await until('all of what they wrote is shown', async () => {
        await page.evaluate(`document.getElementById('log').scrollTop = 0`);
        return (await page.locator('.entry.mine').count()) > 20;
      });
      await rested(page);
      expect({ ...((await state(page)) as object), heard }).toEqual({ ...calm, heard: [] });
      member.grant = {
        ...member.grant,
        resume: await page.evaluate<string>(`localStorage.getItem('silah:${association}:resume')`),
      };
      await page.context().close();
    }
  });

  test.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])('stand at the desk on %s: list, conversation, search, people', async (_, options) => {
    const page = await signedIn(browser, server.url, 'researcher', { options });
    const heard = await watched(page);
    const calmAt = async (place: string): Promise<void> => {
      await rested(page);
      expect({ place, ...((await state(page)) as object), heard }).toEqual({ place, ...calm, heard: [] });
    };
    await page.goto(`${server.url}/desk`);
    await page.getByTestId('inbox-tab-all').click();
    await page.getByTestId('inbox-item').nth(20).waitFor();
    await calmAt('inbox');
    for (const { grant } of members) {
      await page.goto(`${server.url}/desk/conversations/${grant.conversationId}`);
      await page.getByTestId('thread-line').nth(20).waitFor();
      await calmAt(grant.conversationId);
    }
    await page.goto(`${server.url}/desk`);
    for (const text of hostile.filter((_text, n) => n % 10 === 0)) {
      await page
        .getByTestId('search')
        .first()
        .fill(text.replace(/[\r\n]/g, ' '));
      await rested(page);
    }
    await calmAt('search');
    const admin = await signedIn(browser, server.url, 'admin', { options, path: '/desk/staff' });
    const heardThere = await watched(admin);
    await admin.reload();
    await admin
      .getByTestId('staff-item')
      .nth(taken.names / 2)
      .waitFor();
    expect({ ...((await state(admin)) as object), heardThere }).toEqual({ ...calm, heardThere: [] });
  });

  test('stand in a request before the committee, as an answer and as the name of a file', async () => {
    const member = await Member.arrive(server.url, association);
    const text = `\u202e<img src=x onerror=window.ran=1> =1+1 ${'W'.repeat(300)}`;
    for (let turns = 0; turns < 40 && member.prompt.kind !== 'sign'; turns += 1) {
      const { kind } = member.prompt;
      if (kind === 'text') await member.say(text);
      else if (kind === 'attachment') {
        await member.upload(pdf, `${text}.pdf`);
        await member.read();
      } else await member.give(answerTo(member.question, 2));
    }
    const { reference } = await member.request();
    const page = await signedIn(browser, server.url, 'committee', { options: phone });
    const heard = await watched(page);
    await page.goto(`${server.url}/desk/requests/${reference}`);
    await page.getByTestId('request-fields').waitFor();
    await rested(page);
    expect(await page.getByTestId('request-fields').innerText()).toContain('=1+1');
    expect({ ...((await state(page)) as object), heard }).toEqual({ ...calm, heard: [] });
  });

  test('stand in the reports as comments, and the exports hold no formula', async () => {
    const page = await signedIn(browser, server.url, 'manager', { options: phone });
    const heard = await watched(page);
    const manager = (await Caller.enter(server.url, 'sign-in', {
      email: 'manager@rahat.example',
      password,
    }))!;
    const comments = page.getByTestId('reports-comments').locator('li');
    let before = '';
    let exported = 0;
    await page.goto(`${server.url}/reports`);
    for (let back = 1; back <= days; back += 1) {
      // They are told on the day after.
      const on = dayBack(back - 1);
      await page.getByTestId('reports-from').fill(on);
      await page.getByTestId('reports-to').fill(on);
      const read = async (): Promise<string> => (await comments.allInnerTexts()).join();
      await until('the comments of the day are shown', async () => !['', before].includes(await read()));
      before = await read();
      await rested(page);
      expect({ on, ...((await state(page)) as object), heard }).toEqual({ on, ...calm, heard: [] });
      for (const lang of ['ar', 'en']) {
        const cells = cellsOf(await manager.get(`/reports.csv?from=${on}&to=${on}&lang=${lang}`));
        expect(cells.filter((cell) => /^[\s\u200e-\u202e]*[=+\-@\t\r|＝＠]/.test(cell))).toEqual([]);
        exported += cells.filter((cell) => /ran=1|1\+1/.test(cell)).length;
      }
    }
    expect(exported).toBeGreaterThan(hostile.length);
  });
});
