import { expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TestServer } from '../http/support.ts';
import { until } from '../support/wait.ts';
import { inBrowser, newVisitor, phone, Visitor } from './browser.ts';
import { openShared } from './shared.ts';
import { further } from '../support/whole.ts';

inBrowser('a device that others use too', () => {
  let server: TestServer;
  let browser: Browser;
  openShared((opened) => ({ server, browser } = opened));

  const kept = `JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage)])`;

  further(
    'forgets the conversation when it is told to: what comes then is the greeting, and nothing of the past',
    async () => {
      const visitor = await newVisitor(browser, phone);
      const { page } = visitor;
      await visitor.visit(`${server.url}/chat/mord`);
      await visitor.give({ choice: 'agree' });
      await visitor.type('السر الذي لا يراه أحد');
      await until('it is sent', async () => (await visitor.log()).includes('السر الذي لا يراه أحد'));
      const before = await page.evaluate<string>(kept);
      const old = /"(\w[\w-]{42})"/.exec(before)?.[1] ?? '';
      expect(old).not.toBe('');

      await page.getByTestId('forget').click();
      const question = page.locator('#forget-question');
      expect(await question.innerText()).toContain('تُغلق المحادثة على هذا الجهاز');
      await page.getByTestId('forget-no').click();
      expect(await question.isVisible()).toBe(false);
      expect(await visitor.log()).toContain('السر الذي لا يراه أحد');

      await page.getByTestId('forget').click();
      await page.getByTestId('forget-yes').click();
      await until('the page began anew', async () => {
        const log = await visitor.log().catch(() => '');
        return log.includes('حيّاك') && !log.includes('السر');
      });
      const after = await page.evaluate<string>(kept);
      expect(after).not.toContain(old);
      await page.goBack().catch(() => undefined);
      await page.goto(`${server.url}/chat/mord`);
      await until('the greeting is there', async () => (await visitor.log()).includes('حيّاك'));
      expect(await visitor.log()).not.toContain('السر');
      expect(visitor.complaints).toEqual([]);
    },
  );

  /** The copy of what was said, as the page itself reads it. */
  const keptWords = `new Promise((done) => {
    indexedDB.open('silah:mord').onsuccess = ({ target }) => {
      const all = target.result.transaction('copy').objectStore('copy');
      const [key, said] = [all.get('key'), all.get('said')];
      said.onsuccess = async () => {
        target.result.close();
        if (!said.result) return done('');
        const { iv, data } = said.result;
        done(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key.result, data)));
      };
    };
  })`;

  /** What this device holds of the conversation besides its two storages: names of caches and databases. */
  const held = `(async () => [...await caches.keys(), ...(await indexedDB.databases()).map(({ name }) => name)])()`;

  test('shows what was said last without a network, until it is to forget; nothing where nothing is to be kept, or somebody may be in danger', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    const holds = async (): Promise<readonly string[]> => page.evaluate<readonly string[]>(held);
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.give({ choice: 'agree' });
    await visitor.give({ text: 'الكلام الذي قيل هنا' });
    const shell = `caches.match(location.href).then(Boolean)`;
    await until('the page is kept', () => page.evaluate<boolean>(shell));
    await until('its worker has it', () =>
      page.evaluate<boolean>('navigator.serviceWorker.controller !== null'),
    );
    await until('what was said is kept', async () =>
      (await page.evaluate<string>(keptWords)).includes('الكلام الذي قيل هنا'),
    );
    const copy = await page.evaluate<string>(`new Promise((done) => {
      indexedDB.open('silah:mord').onsuccess = ({ target }) => {
        const all = target.result.transaction('copy').objectStore('copy').getAll();
        all.onsuccess = async () => {
          target.result.close();
          const key = all.result.find((one) => one instanceof CryptoKey);
          const { data } = all.result.find((one) => !(one instanceof CryptoKey));
          done(key.extractable + new TextDecoder().decode(data));
        };
      };
    })`);
    expect(copy).toMatch(/^false/);
    expect(copy).not.toContain('الكلام');

    await page.context().setOffline(true);
    await page.reload();
    await until('what was said is there', async () => (await visitor.log()).includes('الكلام الذي قيل هنا'));
    expect(await page.locator('#status').innerText()).toContain('لا يوجد اتصال');
    await visitor.type('كُتب بلا شبكة');
    const mine = page.locator('.mine').last();
    await until('it waits', async () => (await mine.innerText()).includes('بانتظار الاتصال'));
    await page.reload();
    await until('it waits still', async () =>
      /كُتب بلا شبكة[^]*بانتظار الاتصال/.test(await mine.innerText().catch(() => '')),
    );
    await page.context().setOffline(false);
    await until('it was sent', async () =>
      (await page.locator('.mine').last().innerText()).includes('أُرسلت'),
    );
    const log = await visitor.log();
    expect(log.match(/الكلام الذي قيل هنا/g)).toHaveLength(1);

    await page.getByTestId('forget').click();
    await page.getByTestId('forget-tab').click();
    // The page loads anew meanwhile: whoever asks it then hears nothing.
    await until('nothing is kept', async () => (await holds().catch(() => undefined))?.length === 0);
    await until('the conversation is there', async () => (await visitor.log()).includes('كُتب بلا شبكة'));
    expect(await page.evaluate<string>('JSON.stringify(Object.keys(localStorage))')).not.toContain('resume');
    const other = new Visitor(await page.context().newPage());
    await other.visit(`${server.url}/chat/mord`);
    expect(await other.log()).not.toContain('كُتب بلا شبكة');

    const afraid = await newVisitor(browser, phone);
    await afraid.visit(`${server.url}/chat/mord`);
    await afraid.give({ choice: 'agree' });
    const keeps = (many: number): Promise<void> =>
      until(`${many} are held`, async () => (await afraid.page.evaluate<string[]>(held)).length === many);
    await keeps(2);
    // What is wiped from the conversation is not kept: of it nothing is left, and nothing is kept before something else is said.
    await afraid.type('امسح');
    await keeps(0);
    await afraid.type('السلام عليكم');
    await keeps(2);
    await afraid.type('زوجي يضربني وأنا خايفة');
    await keeps(0);
    expect(afraid.complaints).toEqual([]);
  });

  test('is told of an answer where its member waits and says so, counts what comes while nobody looks, and withdraws the offer after a sign of danger', async () => {
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await page.context().grantPermissions(['notifications'], { origin: server.url });
    const keys = {
      p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
      auth: 'tBHItJI5svbpez7KI4CCXg',
    };
    await page.addInitScript(`{
      const endpoint = 'https://fcm.googleapis.com/one';
      const one = { endpoint, toJSON: () => ({ endpoint, keys: ${JSON.stringify(keys)} }), unsubscribe: async () => true };
      // Chromium without windows of its own says here that it denies what it grants when it is asked.
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
      PushManager.prototype.subscribe = PushManager.prototype.getSubscription = async () => one;
    }`);
    await visitor.visit(`${server.url}/chat/mord`);
    await visitor.give({ choice: 'agree' });
    expect(await page.getByTestId('told-offer').count()).toBe(0);
    await visitor.give({ text: 'أريد التحدث مع موظفة' });
    await page.getByTestId('told-offer').click();
    await page.getByTestId('told-stop').waitFor();
    expect(await page.locator('.told').innerText()).toContain('ليس فيه شيء من الكلام');
    await page.evaluate(`Object.defineProperty(document, 'hidden', { get: () => true, configurable: true })`);
    await visitor.give({ text: 'متى تفتحون؟' });
    await until('it is counted', async () => /^\(\d+\) /.test(await page.title()));
    expect(await page.locator('.newly').count()).toBe(1);
    await page.evaluate(`Object.defineProperty(document, 'hidden', { get: () => false, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));`);
    expect(await page.title()).not.toMatch(/^\(/);
    await visitor.give({ text: 'زوجي يضربني وأنا خايفة' });
    await until('it is withdrawn', async () => (await page.locator('.told').count()) === 0);
    expect(visitor.complaints).toEqual([]);
  });

  further(
    'two tabs of one device share a session: both go on, and one that is told to forget ends both',
    async () => {
      const visitor = await newVisitor(browser, phone);
      await visitor.visit(`${server.url}/chat/mord`);
      await visitor.give({ choice: 'agree' });
      const other = new Visitor(await visitor.page.context().newPage());
      const renewals: string[] = [];
      for (const page of [visitor.page, other.page])
        page.on('request', (request) => {
          if (/\/webchat\/mord\//.test(request.url()) && !/"token"/.test(request.postData() ?? ''))
            renewals.push(request.url());
        });
      await other.visit(`${server.url}/chat/mord`);
      await other.type('من الصفحة الثانية');
      await until('both show it', async () => {
        const logs = await Promise.all([visitor.log(), other.log()]);
        return logs.every((log) => log.includes('من الصفحة الثانية'));
      });
      await visitor.type('من الصفحة الأولى');
      await until('both show that', async () => {
        const logs = await Promise.all([visitor.log(), other.log()]);
        return logs.every((log) => log.includes('من الصفحة الأولى'));
      });
      expect(renewals.length).toBeLessThanOrEqual(1);
      await other.page.getByTestId('forget').click();
      await other.page.getByTestId('forget-yes').click();
      await until('nothing is left on either', async () => {
        const logs = await Promise.all([visitor.log(), other.log()].map((log) => log.catch(() => 'الصفحة')));
        return logs.every((log) => log.includes('حيّاك') && !log.includes('الصفحة'));
      });
    },
  );
});
