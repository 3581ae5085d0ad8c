import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Member } from '../http/member.ts';
import { found, until } from '../support/wait.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, sayTo } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { certFile, openPushService, type PushService } from '../standins/push-service/push-service.ts';
import { hasWholeBrowser, inBrowser, openBrowser, openWholeBrowser } from './browser.ts';
import { password, putRoles, signedIn } from './desk-door.ts';

inBrowser('notes and replies', () => {
  let dataDir: string;
  let server: ServerProcess;
  let browser: Browser;
  let whole: Browser | undefined;
  let service: PushService;
  let one = '';
  let other = '';
  let named = '';
  let asked = '';

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    const place = await openPlace({ DATA_DIR: dataDir });
    await putRoles(place, ['researcher', 'delegate', 'admin'], {
      researcher: 'نورة الحربي',
      delegate: 'سارة القحطاني',
    });
    one = await sayTo(place, 'rahat', 'عندي سؤال عن المستندات', 'موظف');
    other = await sayTo(place, 'rahat', 'عندي سؤال عن الدعم', 'موظف');
    named = await sayTo(place, 'rahat', 'أبغى أكلم موظف');
    asked = await sayTo(place, 'rahat', 'موظف');
    await sayTo(place, 'rahat', 'هل عندكم ونيت لتوصيل العفش؟ اسمي خالد العنزي');
    await place.close();
    service = await openPushService();
    server = await startServer({
      DATA_DIR: dataDir,
      PUSH_HOSTS: service.host,
      NODE_EXTRA_CA_CERTS: certFile,
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await Promise.all([browser.close(), whole?.close()]);
    await server.stop();
    await service.close();
    await removeFolder(dataDir);
  });

  const open = async (page: Page, conversation: string): Promise<void> => {
    await page.goto(`${server.url}/desk/conversations/${conversation}`);
  };
  const has = async (page: Page, text: string): Promise<boolean> => {
    await until(
      `«${text}» stands in the field`,
      async () => (await page.getByTestId('reply-text').inputValue()) === text,
    );
    return true;
  };
  const lines = (page: Page, text: string) => page.getByTestId('thread-line').filter({ hasText: text });

  test('a note stays a note after looking elsewhere, after loading the page again and without a network', async () => {
    const page = await signedIn(browser, server.url, 'researcher');
    for (const conversation of [other, one]) {
      await open(page, conversation);
      await page.getByTestId('claim').click();
      await page.getByTestId('reply-text').waitFor();
    }
    const [text, send] = [page.getByTestId('reply-text'), page.getByTestId('reply-send')];
    await text.fill('رد لم يكتمل');
    const asReply = await send.innerText();
    await page.getByTestId('note-toggle').click();
    expect(await has(page, '')).toBe(true);
    await text.fill('ملاحظة سرية');
    const asNote = await send.innerText();
    expect(asNote).not.toBe(asReply);

    await page.getByTestId('nav-inbox').first().click();
    await page.getByTestId('inbox-tab-mine').click();
    await page.locator(`[data-conversation="${other}"]`).click();
    expect(await has(page, '')).toBe(true);
    expect(await page.getByTestId('note-banner').count()).toBe(0);
    await page.locator(`[data-conversation="${one}"]`).click();
    await page.getByTestId('note-banner').waitFor();
    expect(await has(page, 'ملاحظة سرية')).toBe(true);
    expect(await send.innerText()).toBe(asNote);

    await page.reload();
    await page.getByTestId('note-banner').waitFor();
    expect(await has(page, 'ملاحظة سرية')).toBe(true);
    await page.getByTestId('note-toggle').click();
    expect(await has(page, 'رد لم يكتمل')).toBe(true);
    expect(await send.innerText()).toBe(asReply);
    await page.getByTestId('note-toggle').click();

    await page.context().setOffline(true);
    await text.press('Enter');
    await page.getByTestId('unsent-line').waitFor();
    // A reply waits half written: a second press keeps the field a note's and sends nothing.
    await page.getByTestId('note-banner').waitFor();
    await text.press('Enter');
    await page.context().setOffline(false);
    await lines(page, 'ملاحظة سرية').waitFor();
    expect(await lines(page, 'ملاحظة سرية').getAttribute('data-from')).toBe('note');
    expect(await lines(page, 'رد لم يكتمل').count()).toBe(0);
  });

  test('a colleague answers with a note in a conversation that is not hers', async () => {
    const page = await signedIn(browser, server.url, 'delegate', { path: `/desk/conversations/${other}` });
    await page.getByTestId('owned-by').waitFor();
    await page.getByTestId('note-text').fill('المستند المطلوب تعريف الراتب');
    await page.getByTestId('note-send').click();
    await lines(page, 'تعريف الراتب').waitFor();
    expect(await lines(page, 'تعريف الراتب').getAttribute('data-from')).toBe('note');
    expect(await page.getByTestId('note-toggle').count()).toBe(0);
    expect(await page.getByTestId('attach').isDisabled()).toBe(true);
  });

  test('two tabs write two drafts of one conversation, each as what it is', async () => {
    const first = await signedIn(browser, server.url, 'researcher', { path: `/desk/conversations/${one}` });
    await first.getByTestId('note-toggle').click();
    await first.getByTestId('reply-text').fill('للزملاء');
    const second = await first.context().newPage();
    await open(second, one);
    await second.getByTestId('reply-text').fill('للمستفيد');
    await first.reload();
    await first.getByTestId('note-banner').waitFor();
    expect(await has(first, 'للزملاء')).toBe(true);
    await second.reload();
    expect(await has(second, 'للمستفيد')).toBe(true);
    expect(await second.getByTestId('note-banner').count()).toBe(0);
    await first.getByTestId('reply-send').click();
    await lines(second, 'للزملاء').waitFor();
    expect(await lines(second, 'للزملاء').getAttribute('data-from')).toBe('note');
  });

  test('a note names a colleague, who is away, and whose conversation is taken with a reason', async () => {
    const page = await signedIn(browser, server.url, 'researcher');
    const colleague = await signedIn(browser, server.url, 'delegate');
    await open(colleague, named);
    await colleague.getByTestId('claim').click();
    await colleague.getByTestId('reply-text').waitFor();
    await open(page, named);
    const note = page.getByTestId('note-text');
    await note.fill('تابعي معه @سار');
    await page.getByTestId('canned-option').filter({ hasText: 'سارة القحطاني' }).waitFor();
    await note.press('Enter');
    expect(await note.inputValue()).toBe('تابعي معه @سارة القحطاني ');
    await page.getByTestId('note-send').click();
    await lines(page, '@سارة القحطاني').waitFor();
    await colleague.goto(`${server.url}/desk?which=all&mentioned=yes`);
    await colleague.locator(`[data-conversation="${named}"]`).waitFor();
    expect(await page.getByTestId('take-away').count()).toBe(0);
    await colleague.getByTestId('account').click();
    await colleague.getByTestId('away').click();
    await colleague.getByTestId('notice').waitFor();
    await page.reload();
    await page.getByTestId('take-away-reason').fill('خرجت قبل الرد');
    await page.getByTestId('take-away').click();
    await page.getByTestId('reply-text').waitFor();
    await lines(page, 'خرجت قبل الرد').waitFor();
    await page.getByTestId('remind').click();
    await page.getByTestId('remind-hour').click();
    await page.getByTestId('notice').waitFor();
    await page.goto(`${server.url}/desk?which=mine`);
    await page.getByTestId('narrow-open').click();
    expect(await page.locator(`[data-conversation="${named}"]`).count()).toBe(0);
    await page.getByTestId('view-name').fill('لي');
    await page.getByTestId('view-keep').click();
    await page.getByTestId('view').waitFor();
    for (const one of [page, colleague]) await one.context().close();
  });

  (hasWholeBrowser ? test : test.skip)(
    'notices are taken by choice: one to try leaves for the push service, and the worker shows what comes',
    async () => {
      whole = await openWholeBrowser();
      const page = await signedIn(whole, server.url, 'delegate');
      const { origin } = new URL(server.url);
      await page.context().grantPermissions(['notifications'], { origin });
      const { key } = (await (await page.request.get(`${server.url}/desk/api/notices`)).json()) as {
        key: string;
      };
      const taking = service.subscribe(key);
      // Headless Chromium knows no push service: what it would be given by one is laid in its place.
      await page.addInitScript(`{
      const given = ${JSON.stringify(taking.subscription)};
      const subscription = { endpoint: given.endpoint, toJSON: () => given, unsubscribe: async () => true };
      PushManager.prototype.subscribe = async () => subscription;
      PushManager.prototype.getSubscription = async () => subscription;
      Notification.requestPermission = async () => 'granted';
    }`);
      await page.goto(`${server.url}/desk/notices`);
      await page.getByTestId('notices-allow').click();
      await page.locator('[data-testid="notices-device"][data-state="on"]').waitFor();
      await page.getByTestId('notices-try').click();
      const { text } = await found('it left', () =>
        taking.received.find((one) => one.text.includes('trial')),
      );

      const devtools = await page.context().newCDPSession(page);
      const worker = new Promise<string>((known) => {
        devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          const [one] = registrations;
          if (one) known(one.registrationId);
        });
      });
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.deliverPushMessage', {
        origin,
        registrationId: await worker,
        data: text,
      });
      const shown = () =>
        page.evaluate<readonly string[]>(`navigator.serviceWorker.getRegistration('/desk')
        .then((registration) => registration.getNotifications())
        .then((all) => all.flatMap(({ title, body, tag }) => [title, body, tag]))`);
      await until('it is shown', async () => (await shown()).length > 0);
      expect(await shown()).toEqual(['تعاونية الرهاة', 'هكذا تصل الإشعارات', 'trial']);

      await page.locator('[data-testid="notices-push"][data-kind="waiting"]').setChecked(false);
      await page.getByTestId('notices-hours').getByText('في ساعات أخرى').click();
      await page.getByTestId('notices-to').fill('21:30');
      await page.getByTestId('notices-save').click();
      await page.getByTestId('notice').filter({ hasText: 'حُفظت الاختيارات' }).waitFor();
      await page.reload();
      expect(await page.getByTestId('notices-to').inputValue()).toBe('21:30');
      expect(await page.locator('[data-testid="notices-push"][data-kind="waiting"]').isChecked()).toBe(false);
      // Another password ends the term to which the browser belonged; the page, which stays open, tells the server anew.
      await page.getByTestId('account').click();
      await page.getByTestId('my-account').click();
      await page.getByTestId('own-password-present').fill(password);
      await page.getByTestId('own-password').fill('another horse another staple');
      await page.getByTestId('own-password-submit').click();
      await page.getByTestId('notice').filter({ hasText: 'تغيّرت كلمة المرور' }).waitFor();
      const taken = async (): Promise<number> =>
        ((await (await page.request.get(`${server.url}/desk/api/notices`)).json()) as { devices: number })
          .devices;
      await until('the browser is known in the new term', async () => (await taken()) === 1);
      await page.goto(`${server.url}/desk/notices`);
      await page.getByTestId('notices-stop').click();
      await page.locator('[data-testid="notices-device"][data-state="off"]').waitFor();
    },
  );

  test('what nobody could answer is taught by one press and the bot answers it; one press takes it back', async () => {
    const page = await signedIn(browser, server.url, 'admin', { path: '/desk/unanswered' });
    const question = page.getByTestId('unanswered').filter({ hasText: 'ونيت' });
    await question.waitFor();
    expect(await question.innerText()).not.toContain('العنزي');
    const near = question.getByTestId('unanswered-near').first();
    const title = await near.innerText();
    await near.click();
    const decided = page.getByTestId('unanswered-decided').filter({ hasText: title });
    await decided.waitFor();
    expect(await question.count()).toBe(0);
    const member = await Member.arrive(server.url, 'rahat');
    await member.say('أوافق');
    const said = await member.say('هل عندكم ونيت لتوصيل العفش؟');
    expect(said.map(({ text }) => text).join()).not.toContain('ليس عندنا جواب');
    await decided.getByTestId('unanswered-back').click();
    await question.waitFor();
    await page.context().close();
  });

  test('a label is made, put on and sought; a picture that is pasted is shown once more before it goes; a person has a page', async () => {
    const page = await signedIn(browser, server.url, 'researcher', { path: '/desk/replies' });
    await page.getByTestId('label-name').fill('متابعة');
    await page.getByTestId('label-add').click();
    await page.getByTestId('label-item').filter({ hasText: 'متابعة' }).waitFor();
    await open(page, asked);
    await page.getByTestId('label-press').click();
    await page.locator('[data-testid="label-press"][aria-pressed="true"]').waitFor();
    await page.getByTestId('claim').click();
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await page.getByTestId('reply-text').waitFor();
    await page.evaluate(`(() => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([Uint8Array.from(atob('${png}'), (sign) => sign.charCodeAt(0))], 'ورقة.png', { type: 'image/png' }));
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('[data-testid=reply-text]').dispatchEvent(paste);
    })()`);
    await page.getByTestId('pasted').filter({ hasText: 'ورقة.png' }).waitFor();
    expect(await lines(page, 'ورقة').count()).toBe(0);
    await page.getByTestId('confirm').click();
    await lines(page, 'ورقة').waitFor();
    await page.getByTestId('to-person').click();
    await page.getByTestId('person').getByTestId('inbox-item').waitFor();
    await page.reload();
    await page.getByTestId('person-back').click();
    await page.getByTestId('reply-text').waitFor();
    await page.goto(`${server.url}/desk?which=all&label=1`);
    await page.getByTestId('inbox-item').waitFor();
    expect(await page.getByTestId('inbox-item').getAttribute('data-conversation')).toBe(asked);
    await page.getByTestId('narrowed-by').filter({ hasText: 'متابعة' }).waitFor();
    await page.context().close();
  });
});
