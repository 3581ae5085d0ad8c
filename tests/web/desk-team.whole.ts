import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Inbox } from '../../src/contract/desk.ts';
import { setUpLink } from '../../src/desk/people/sign-in.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { Member } from '../http/member.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, sayTo } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { until } from '../support/wait.ts';
import { seriousOn } from './axe.ts';
import { desktop, inBrowser, newVisitor, openBrowser, phone } from './browser.ts';
import { password, putRoles, signedIn, smallOn, wideOn } from './desk-door.ts';

inBrowser('a team at the desk', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;
  const links: string[] = [];
  let conversation = '';
  let untaken = '';

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    await putRoles(place, ['researcher', 'admin']);
    for (const name of ['first', 'second']) {
      const admin = { association: 'rahat', email: `${name}@rahat.example`, role: 'admin' };
      const added = await putStaff(place.ground.database, admin, Date.now());
      links.push(await setUpLink(place.ground, added, ''));
    }
    conversation = await sayTo(place, 'rahat', 'عندي سؤال عن المستندات', 'موظف');
    untaken = await sayTo(place, 'rahat', 'موظف');
    await place.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await removeFolder(dataDir);
  });

  async function setUp(link: string, name: string, options = desktop): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(link);
    await page.getByTestId('set-up-name').fill(name);
    await page.getByTestId('set-up-password').fill(password);
    await page.getByTestId('set-up-submit').click();
    await page.getByTestId('tour-leave').or(page.getByTestId('set-up-fault')).click();
    return page;
  }

  test('the first link leads to the desk; whoever is added comes in by his own, once; canned replies and a transfer', async () => {
    const admin = await setUp(`${server.url}${links[0]}`, 'منى العمري', phone);
    await admin.getByTestId('staff-email').waitFor();
    await admin.getByTestId('staff-email').fill('huda@rahat.example');
    await admin.getByTestId('staff-role').selectOption('researcher');
    await admin.getByTestId('staff-add').click();
    const link = await admin.getByTestId('set-up-link').locator('code').innerText();
    expect(new URL(link).pathname).toBe('/desk/set-up');
    await admin.getByTestId('link-close').click();
    await admin.getByTestId('staff-email').fill('huda@rahat.example');
    await admin.getByTestId('staff-role').selectOption('manager');
    await admin.getByTestId('staff-add').click();
    const notice = admin.getByTestId('notice').filter({ hasText: 'لهذا العنوان حساب من قبل' });
    await notice.waitFor();
    const colours = await admin.evaluate<string[]>(
      `['[data-testid="notice"]', '[data-testid="notice"] button'].map((one) => getComputedStyle(document.querySelector(one)).color)`,
    );
    expect(colours).toEqual([expect.stringMatching(/^rgb/), colours[0]]);
    const row = admin.getByTestId('staff-item').filter({ hasText: 'huda@rahat.example' });
    expect(await row.innerText()).toContain('باحث');
    expect(await admin.getByTestId('staff-item').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('huda@rahat.example')]),
    );
    const huda = await setUp(link, 'هدى السالم');
    await huda.getByTestId('inbox-item').first().waitFor();

    const again = await setUp(link, 'غيرها');
    await again.getByTestId('set-up-fault').waitFor();
    expect(await again.getByTestId('set-up-fault').innerText()).toContain('استُخدم');

    const researcher = await signedIn(browser, server.url, 'researcher', { path: '/desk/replies' });
    await researcher.getByTestId('canned-title').fill('المستندات');
    await researcher.getByTestId('canned-text').fill('يكفي تعريف الراتب وصورة الهوية، {الموظف}.');
    await researcher.getByTestId('canned-add').click();
    await researcher.getByTestId('canned-item').filter({ hasText: 'تعريف الراتب' }).waitFor();
    expect(await researcher.getByTestId('canned-title').inputValue()).toBe('');

    await researcher.getByTestId('nav-inbox').first().click();
    await researcher.locator(`[data-conversation="${conversation}"]`).click();
    await researcher.getByTestId('claim').click();
    const reply = researcher.getByTestId('reply-text');
    await reply.fill('أهلًا بكم. /مستند');
    await researcher.getByTestId('canned-option').filter({ hasText: 'المصدر' }).first().waitFor();
    await researcher.getByTestId('canned-option').filter({ hasText: 'تعريف الراتب' }).waitFor();
    await reply.press('Enter');
    expect(await reply.inputValue()).toMatch(/^أهلًا بكم\. يكفي تعريف الراتب وصورة الهوية، (?!\{).+\.$/u);
    await reply.press('Enter');
    const sent = researcher.getByTestId('thread-line').filter({ hasText: 'وصورة الهوية' });
    await sent.waitFor();
    expect(await sent.getAttribute('data-from')).toBe('staff');

    await researcher.getByTestId('transfer').click();
    await researcher.getByTestId('transfer-to').filter({ hasText: 'هدى السالم' }).click();
    await researcher.getByTestId('confirm').click();
    await researcher.getByTestId('owned-by').waitFor();
    expect(await researcher.getByTestId('reply-text').count()).toBe(0);

    await huda.getByTestId('inbox-tab-mine').click();
    await huda.locator(`[data-conversation="${conversation}"]`).click();
    await huda.getByTestId('reply-text').fill('معك هدى، هل بقي سؤال؟');
    await huda.getByTestId('reply-send').click();
    await huda.getByTestId('thread-line').filter({ hasText: 'معك هدى' }).waitFor();
    await researcher.getByTestId('thread-line').filter({ hasText: 'معك هدى' }).waitFor();
  });

  test('on a phone Ramadan hours are changed, the page says what members will read, and the bot says it; one press takes them back', async () => {
    const admin = await signedIn(browser, server.url, 'admin', { options: phone, path: '/desk/facts' });
    const fact = admin.locator('[data-testid="fact"][data-kind="ramadan"]');
    await fact.getByTestId('fact-change').click();
    await fact.getByTestId('fact-ramadan-week-sunday-from').fill('11:00');
    await fact.getByTestId('fact-ramadan-week-same').click();
    const told = 'من 11 صباحًا إلى 3 عصرًا';
    const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
    const reads = async (): Promise<string> => plain(await fact.getByTestId('fact-reads').innerText());
    await until('what will be read is shown', async () => (await reads()).includes(told));
    expect(await seriousOn(admin)).toEqual([]);
    const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await admin.evaluate(wide)).toBe(false);
    await fact.getByTestId('fact-keep').click();
    await admin.getByTestId('fact-changed').first().waitFor();
    const member = await Member.arrive(server.url, 'rahat');
    await member.say('أوافق');
    const said = await member.say('متى دوامكم في رمضان؟');
    expect(plain(said.map(({ text }) => text).join())).toContain(told);
    await fact.getByTestId('fact-take-back').click();
    await admin.getByTestId('confirm').click();
    await until('it is taken back', async () => !(await reads()).includes(told));
    const after = await member.say('متى دوامكم في رمضان؟');
    expect(plain(after.map(({ text }) => text).join())).not.toContain(told);
    await admin.context().close();
  });

  test('what changes while the list is fetched for the first time is seen as well', async () => {
    const member = await newVisitor(browser, phone);
    await member.visit(`${server.url}/chat/rahat`);
    const page = await signedIn(browser, server.url, 'researcher');
    let letGo = (): void => undefined;
    const gate = new Promise<void>((done) => (letGo = done));
    let read = (): void => undefined;
    const wasRead = new Promise<void>((done) => (read = done));
    let first = true;
    let waited = 0;
    await page.route(/\/desk\/api\/inbox\?which=all/, async (route) => {
      const response = await route.fetch();
      if (first) {
        first = false;
        const { items } = Inbox.parse(await response.json());
        waited = items.filter(({ state }) => state === 'waiting').length;
        read();
        await gate;
      }
      await route.fulfill({ response });
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let hints = 0;
    session.on('Network.eventSourceMessageReceived', () => (hints += 1));
    await page.getByTestId('inbox-tab-all').click();
    await wasRead;
    const told = hints;
    const before = Date.now();
    await member.give({ text: 'موظف' });
    await until('the page is told', () => hints > told);
    letGo();
    const waiting = page.getByTestId('inbox-item').filter({ has: page.getByTestId('promised') });
    await waiting.nth(waited).waitFor();
    expect(Date.now() - before).toBeLessThan(20_000);
  });

  test('under a finger everything that is pressed is 44 pixels or more, and nothing is wider than 320', async () => {
    const narrow = { ...phone, viewport: { width: 320, height: 640 } };
    const researcher = await signedIn(browser, server.url, 'researcher', {
      options: narrow,
      path: '/desk?which=all',
    });
    await researcher.getByTestId('inbox-item').first().waitFor();
    await researcher.getByTestId('narrow-open').click();
    await researcher.getByTestId('narrow-channel').selectOption('webchat');
    await researcher.getByTestId('narrowed-by').waitFor();
    expect({ small: await smallOn(researcher), wide: await wideOn(researcher) }).toEqual({
      small: [],
      wide: [],
    });
    await researcher.goto(`${server.url}/desk/conversations/${untaken}`);
    await researcher.getByTestId('claim').click();
    await researcher.getByTestId('reply-text').waitFor();
    expect({ small: await smallOn(researcher), wide: await wideOn(researcher) }).toEqual({
      small: [],
      wide: [],
    });
    await researcher.context().close();
    const admin = await signedIn(browser, server.url, 'admin', { options: narrow, path: '/desk/staff' });
    await admin.getByTestId('staff-item').first().waitFor();
    expect({ small: await smallOn(admin), wide: await wideOn(admin) }).toEqual({ small: [], wide: [] });
    await admin.getByTestId('account').click();
    await admin.getByTestId('my-account').click();
    await admin.getByTestId('own-password').waitFor();
    expect({ small: await smallOn(admin), wide: await wideOn(admin) }).toEqual({ small: [], wide: [] });
    await admin.context().close();
  });

  test('somebody changes their own name and password and stays; whoever forgot theirs is told whom to ask where no mail is sent', async () => {
    const admin = await signedIn(browser, server.url, 'admin', { path: '/desk/account' });
    await admin.getByTestId('own-name').fill('ليلى الزهراني');
    await admin.getByTestId('own-name-submit').click();
    await admin.getByTestId('account').and(admin.getByLabel('ليلى الزهراني')).waitFor();
    const replace = async (present: string): Promise<void> => {
      await admin.getByTestId('own-password-present').fill(present);
      await admin.getByTestId('own-password').fill('another horse another staple');
      await admin.getByTestId('own-password-submit').click();
    };
    await replace('wrong horse wrong staple');
    await admin.getByTestId('notice').filter({ hasText: 'كلمة المرور الحالية غير صحيحة' }).waitFor();
    await replace(password);
    await admin.getByTestId('notice').filter({ hasText: 'تغيّرت كلمة المرور' }).waitFor();
    expect(await seriousOn(admin)).toEqual([]);
    // The session in the new term goes on, with a token of its own.
    await admin.getByTestId('own-name').fill('ليلى');
    await admin.getByTestId('own-name-submit').click();
    await admin
      .getByTestId('account')
      .and(admin.getByLabel('الحساب: \u2068ليلى\u2069', { exact: true }))
      .waitFor();
    await admin.context().close();

    const page = await (await browser.newContext(phone)).newPage();
    await page.goto(`${server.url}/desk/sign-in`);
    await page.getByTestId('sign-in-forgotten').click();
    await page.getByTestId('forgotten-email').fill('admin@rahat.example');
    expect({ small: await smallOn(page), wide: await wideOn(page) }).toEqual({ small: [], wide: [] });
    await page.getByTestId('forgotten-submit').click();
    expect(await page.getByTestId('forgotten-heard').getAttribute('data-mailed')).toBe('false');
    // Whoever comes by the mailed link has a name already.
    await page.goto(`${server.url}/desk/set-up?token=x&forgotten=1`);
    await page.getByTestId('set-up-password').fill(password);
    expect(await page.getByTestId('set-up-name').count()).toBe(0);
    await page.getByTestId('set-up-submit').click();
    await page.getByTestId('set-up-fault').filter({ hasText: 'نسيت كلمة المرور' }).waitFor();
    await page.context().close();
  });

  test('who is stopped is out at once, and comes back by a new link', async () => {
    const admin = await setUp(`${server.url}${links[1]}`, 'سعاد');
    await admin.getByTestId('staff-item').first().waitFor();
    const researcher = await signedIn(browser, server.url, 'researcher');
    const row = admin.getByTestId('staff-item').filter({ hasText: 'researcher@rahat.example' });
    await row.getByTestId('staff-disable').click();
    await admin.getByTestId('confirm').click();
    // Without a key, a click or a reload of theirs.
    await researcher.getByTestId('sign-in-email').waitFor();
    await row.getByTestId('staff-enable').click();
    await admin.getByTestId('confirm').click();
    await row.getByTestId('staff-reset').click();
    await admin.getByTestId('confirm').click();
    const dialog = admin.getByTestId('set-up-link');
    const link = await dialog.locator('code').innerText();
    const { y = -1, height = 0 } = (await dialog.boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(admin.viewportSize()?.height ?? 0);
    await admin.getByTestId('link-close').click();
    const back = await setUp(link, 'سالم الباحث');
    await back.getByTestId('inbox-tab-waiting').waitFor();

    await row.getByTestId('staff-change-role').click();
    await admin.locator('[data-testid="role-option"][data-role="manager"]').click();
    await admin.getByTestId('confirm').click();
    await back.getByTestId('sign-in-email').waitFor();
    await row.filter({ hasText: 'مدير' }).waitFor();
  });
});
