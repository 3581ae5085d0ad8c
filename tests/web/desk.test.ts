import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { Member } from '../http/member.ts';
import { removeFolder } from '../support/folders.ts';
import { dataFolder, dropShared } from '../support/shared.ts';
import { atMost } from '../support/limits.ts';
import { openPlace } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { further, whole } from '../support/whole.ts';
import { desktop, inBrowser, newVisitor, openBrowser, phone, type Visitor } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'correct horse battery staple';
const soon = atMost(2000);

inBrowser('the desk in a browser', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await dataFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    const hashed = await hashPassword(password);
    for (const role of ['researcher', 'delegate', 'manager', 'admin', 'committee'])
      await putStaff(
        place.ground.database,
        { association: 'rahat', email: `${role}@rahat.example`, role, password: hashed },
        0,
      );
    await place.close();
    server = await startServer({ DATA_DIR: dataDir });
    browser = await openBrowser();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await dropShared(dataDir);
    await removeFolder(dataDir);
  });

  async function signedIn(role: string, options = desktop, path = '/desk'): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${server.url}/desk/sign-in`);
    await page.getByTestId('sign-in-email').fill(`${role}@rahat.example`);
    await page.getByTestId('sign-in-password').fill(password);
    await page.getByTestId('sign-in-submit').click();
    await page.getByTestId('account').waitFor();
    if (path !== '/desk') await page.goto(`${server.url}${path}`);
    return page;
  }

  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const found = await page.evaluate<{ id: string; impact: string | null; nodes: { html: string }[] }[]>(
      'axe.run(document).then(({ violations }) => violations)',
    );
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }

  const within = async (work: () => Promise<unknown>): Promise<number> => {
    const start = Date.now();
    await work();
    return Date.now() - start;
  };

  const memberSees = (visitor: Visitor, text: string): Promise<unknown> =>
    visitor.page.getByText(text, { exact: true }).waitFor();

  test('a person takes over, both write, and the bot goes on where it stopped; the manager counts the rating', async () => {
    const member = await newVisitor(browser, phone);
    await member.visit(`${server.url}/chat/rahat`);
    await member.goOn('city');
    const researcher = await signedIn('researcher');
    await researcher
      .getByTestId('inbox-items')
      .or(researcher.getByTestId('inbox-tab-waiting'))
      .first()
      .waitFor();
    await member.give({ text: 'موظف' });
    const item = researcher.getByTestId('inbox-item').first();
    expect(await within(() => item.waitFor())).toBeLessThan(soon);
    await item.click();
    await researcher.getByTestId('claim').click();
    await researcher.getByTestId('reply-text').waitFor();
    await member.page.locator('#text').pressSequentially('السلام عليكم');
    await researcher.getByTestId('member-types').filter({ hasText: 'يكتب المستفيد' }).waitFor();
    await member.page.locator('#text').fill('السلام عليكم، عندي سؤال عن المستندات');
    await member.page.locator('#text').press('Enter');
    const theirs = researcher.getByTestId('thread-line').filter({ hasText: 'عندي سؤال عن المستندات' });
    expect(await within(() => theirs.waitFor())).toBeLessThan(soon);
    await researcher.getByTestId('reply-text').fill('وعليكم السلام، يكفي تعريف الراتب.');
    await member.page.locator('#typing:visible').waitFor();
    await researcher.getByTestId('reply-send').click();
    expect(await within(() => memberSees(member, 'وعليكم السلام، يكفي تعريف الراتب.'))).toBeLessThan(soon);
    await researcher.locator('[data-testid=delivery][data-state=read]').first().waitFor();
    expect(await faults(researcher)).toEqual([]);
    // At twice the size of the letters.
    await researcher.setViewportSize({ width: 640, height: 400 });
    expect((await researcher.getByTestId('thread').boundingBox())?.height).toBeGreaterThan(90);
    await researcher.getByTestId('hand-back').click();
    await researcher.getByTestId('confirm').click();
    await memberSees(member, 'نعود الآن إلى ما كنا فيه.').catch(() =>
      member.page.getByText('نعود الآن إلى ما كنا فيه.').first().waitFor(),
    );
    expect(member.kind).toBe('city');
    await member.goOn('sign');
    await member.give({ choice: 'sign' });
    await member.page.locator('.reference strong').waitFor();
    await member.give({ choice: 'score-5' });
    await member.give({ choice: 'skip' });
    const manager = await signedIn('manager', desktop, '/reports');
    const score = manager.getByTestId('reports-score');
    await score.waitFor();
    expect(await score.innerText()).toBe('أقل من 5 تقييمات');
    expect(await manager.getByTestId('reports-response-rate').innerText()).toBe('لا بيانات');
    expect(await manager.getByTestId('reports-conversations').innerText()).toMatch(/1/);
    expect(await faults(manager)).toEqual([]);
    expect(member.complaints).toEqual([]);
  });

  const sizes = [
    ['phone', phone],
    ['tablet', { ...desktop, viewport: { width: 820, height: 1180 } }],
    ['desktop', desktop],
  ] as const;
  for (const [i, [size, options]] of sizes.entries()) {
    for (const [j, scheme] of (['light', 'dark'] as const).entries()) {
      if (!whole && (i > 0 || j === 0)) continue;
      test(`nothing serious is found at the desk and in the reports: ${size}, ${scheme}`, async () => {
        const researcher = await signedIn('researcher', { ...options, colorScheme: scheme });
        await researcher.getByTestId('inbox-tab-all').click();
        expect(await faults(researcher)).toEqual([]);
        const wide = await researcher.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(wide).toBeLessThanOrEqual(0);
        const manager = await signedIn('manager', { ...options, colorScheme: scheme }, '/reports');
        await manager.getByTestId('reports-score').waitFor();
        expect(await faults(manager)).toEqual([]);
        await manager
          .getByTestId('language-switch')
          .first()
          .click()
          .catch(() => undefined);
        expect(await faults(manager)).toEqual([]);
      });
    }
  }

  test('whoever serves checks, the committee decides, and the member reads both', async () => {
    const member = await newVisitor(browser, phone);
    await member.visit(`${server.url}/chat/rahat`);
    await member.goOn('sign');
    await member.give({ choice: 'sign' });
    const reference = (await member.page.locator('.reference strong').innerText()).replace(/\D/g, '');
    const researcher = await signedIn('researcher', desktop, `/desk/requests/${reference}`);
    await researcher.getByTestId('check').waitFor();
    for (const mark of await researcher.getByTestId(/^mark-/).all()) await mark.getByText('مطابق').click();
    expect(await faults(researcher)).toEqual([]);
    await researcher.getByTestId('check-submit').click();
    await researcher.getByTestId('confirm').click();
    await member.page.getByText('راجعنا بيانات').first().waitFor();
    const committee = await signedIn('committee', desktop, `/desk/requests/${reference}`);
    await committee.getByTestId('decision-accept').click();
    await committee.getByTestId('decision-reason').fill('استوفى الطلب الشروط');
    expect(await faults(committee)).toEqual([]);
    await committee.getByTestId('decision-submit').click();
    await committee.getByTestId('confirm').click();
    await member.page.getByText('استوفى الطلب الشروط').first().waitFor();
  });

  test('an employee opens a case for a visitor: what is wrong is said beside it, the paper is signed and attached, and a receipt is told', async () => {
    const page = await signedIn('researcher', desktop, '/desk/requests');
    await page.getByTestId('open-case').click();
    const field = (name: string) => page.getByTestId(`opening-${name}`);
    await field('service').selectOption('support');
    await field('identityKind').selectOption('national');
    const typed = {
      fullName: 'سالم بن علي الحربي',
      nationalId: '1100000024',
      birthDate: '12/5/1360',
      mobile: '0501112223',
      city: 'الرياض',
      family: '4',
      income: '2500',
      reason: 'دخل الأسرة لا يكفي لإيجار البيت',
    };
    for (const [name, text] of Object.entries(typed)) await field(name).fill(text);
    await field('id-seen').check();
    await field('review').click();
    await field('wrong').waitFor();
    await field('nationalId').fill('1100000023');
    await field('review').click();
    expect(await field('sheet').innerText()).toContain('أقرّ');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), field('signed').click()]);
    await chooser.setFiles({
      name: 'توقيع.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
    await field('submit').click();
    await page.getByTestId('confirm').click();
    await field('receipt').waitFor();
    const reference = await field('receipt').getAttribute('data-reference');
    expect(await field('receipt').innerText()).toContain(`${reference?.slice(0, 3)} ${reference?.slice(3)}`);
    await field('show').click();
    await page.getByTestId('request-opened').waitFor();
    await page.context().close();
  });

  further(
    'several conversations are given to a colleague by keyboard, and put aside and closed under a finger; whoever waits for an answer stays',
    async () => {
      for (let arrived = 0; arrived < 2; arrived += 1) {
        const member = await Member.arrive(server.url, 'rahat');
        await member.say('أوافق');
        await member.say('موظف');
      }
      const researcher = await signedIn('researcher');
      await researcher.getByTestId('inbox-item').nth(1).waitFor();
      for (const key of ['j', 'x', 'j', 'x', 'a', 'Enter']) await researcher.keyboard.press(key);
      expect(await researcher.getByTestId('chosen-count').innerText()).toBe('محادثتان');
      await researcher.getByTestId('chosen-choice').filter({ hasText: 'delegate' }).click();
      await researcher.getByTestId('confirm').click();
      await researcher.getByTestId('notice').filter({ hasText: 'محادثتين' }).waitFor();
      expect(await researcher.getByTestId('chosen-assign').isDisabled()).toBe(true);
      await researcher.keyboard.press('Escape');
      expect(await researcher.getByTestId('chosen-bar').count()).toBe(0);

      const delegate = await signedIn('delegate', phone, '/desk?which=mine');
      await delegate.getByTestId('inbox-item').first().click();
      await delegate.getByTestId('reply-text').fill('أهلًا بكم، تم.');
      await delegate.getByTestId('reply-send').click();
      await delegate.getByTestId('thread-line').filter({ hasText: 'أهلًا بكم، تم.' }).waitFor();
      await delegate.getByTestId('to-inbox').click();
      await delegate.getByTestId('inbox-tab-mine').click();
      await delegate.getByTestId('inbox-item').nth(1).waitFor();
      await delegate.getByTestId('choose').click();
      await delegate.getByTestId('chosen-all').check();
      expect(await faults(delegate)).toEqual([]);
      await delegate.getByTestId('chosen-close').click();
      await delegate.getByTestId('chosen-left').waitFor();
      await delegate.getByTestId('confirm').click();
      await delegate.getByTestId('inbox-item').nth(1).waitFor({ state: 'detached' });
      expect(await delegate.getByTestId('choose-row').isChecked()).toBe(true);
      await delegate.getByTestId('chosen-remind').click();
      await delegate.getByTestId('chosen-choice').last().click();
      await delegate.getByTestId('confirm').click();
      await delegate.getByTestId('inbox-item').waitFor({ state: 'detached' });
    },
  );

  further(
    'a canned reply stands in a folder, and brings a label and the end of the conversation with it once it went out',
    async () => {
      const member = await Member.arrive(server.url, 'rahat');
      await member.say('أوافق');
      await member.say('موظف');
      const page = await signedIn('researcher', desktop, '/desk/replies');
      await page.getByTestId('label-name').fill('أُجيب');
      await page.getByTestId('label-add').click();
      await page.getByTestId('label-item').filter({ hasText: 'أُجيب' }).waitFor();
      await page.getByTestId('canned-title').fill('شكر');
      await page.getByTestId('canned-text').fill('سعدنا بخدمتكم.');
      await page.getByTestId('canned-folder').fill('ختام');
      await page.getByTestId('canned-label').selectOption({ label: 'أُجيب' });
      await page.getByTestId('canned-afterwards').selectOption('close');
      await page.getByTestId('canned-add').click();
      const kept = page.locator('[data-testid="canned-in"][data-folder="ختام"]').getByTestId('canned-item');
      await kept.filter({ hasText: 'إنهاء المحادثة' }).waitFor();
      expect(await faults(page)).toEqual([]);
      await page.goto(`${server.url}/desk`);
      await page.getByTestId('inbox-item').first().click();
      await page.getByTestId('documents').locator('summary').click();
      await page.getByTestId('document').filter({ hasText: 'اللائحة الأساسية' }).waitFor();
      await page.getByTestId('claim').click();
      const text = page.getByTestId('reply-text');
      await text.fill('/ختام');
      await page.getByTestId('canned-option').waitFor();
      await text.press('Enter');
      await page.getByTestId('brought').filter({ hasText: 'إنهاء المحادثة' }).waitFor();
      await text.press('Enter');
      await page.getByTestId('thread-line').filter({ hasText: 'سعدنا بخدمتكم.' }).waitFor();
      await text.waitFor({ state: 'detached' });
      await page.locator('[data-testid="label-press"][aria-pressed="true"]').waitFor();
      expect(await page.getByTestId('hand-back').count()).toBe(0);
    },
  );
});
