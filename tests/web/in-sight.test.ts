import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Member } from '../http/member.ts';
import { until } from '../support/wait.ts';
import { inBrowser, newVisitor, phone, rested, type Visitor } from './browser.ts';
import { Caller, openDeskHouse, password, type DeskHouse } from './desk-door.ts';

/** What of the last answer lies out of sight, in pixels: above the log, and below it. */
const out = `(() => {
  const log = document.getElementById('log').getBoundingClientRect();
  const last = [...document.querySelectorAll('#messages .entry.theirs .bubble')].at(-1).getBoundingClientRect();
  return [Math.max(0, log.top - last.top), Math.max(0, last.bottom - log.bottom)].map(Math.round);
})()`;

/** Whether the first line of the last answer lies in sight. */
const begins = `(() => {
  const log = document.getElementById('log').getBoundingClientRect();
  const { top } = [...document.querySelectorAll('#messages .entry.theirs .bubble')].at(-1).getBoundingClientRect();
  return top >= log.top && top + 30 <= log.bottom;
})()`;

inBrowser('what was said last', () => {
  let house: DeskHouse;
  let server: DeskHouse['server'];
  let browser: DeskHouse['browser'];
  beforeAll(async () => {
    house = await openDeskHouse(['researcher']);
    ({ server, browser } = house);
  });
  afterAll(() => house.end());

  const isWhole = async ({ page }: Visitor): Promise<void> => {
    await rested(page);
    await until(
      'it stands in sight',
      async () => (await page.evaluate<number[]>(out)).every((one) => one === 0),
      { patience: 10_000 },
    );
    expect(await page.locator('#messages .entry.theirs').last().locator('.cut').count()).toBe(0);
  };

  const sizes = [
    [320, 640],
    [390, 780],
  ] as const;
  const refuse = { ar: 'لا أوافق', en: 'I do not agree' } as const;
  const table = sizes.flatMap(([width, height]) =>
    (['ar', 'en'] as const).map((lang) => [width, height, lang] as const),
  );
  test.each(table)(
    'stands whole in sight after the notice was refused, and after a reload (%s x %s, %s)',
    async (width, height, lang) => {
      const visitor = await newVisitor(browser, { ...phone, viewport: { width, height } });
      await visitor.visit(`${server.url}/chat/mord?lang=${lang}`);
      const before = visitor.heard.size;
      await visitor.press(refuse[lang]);
      await visitor.answered(before);
      await isWhole(visitor);
      await visitor.page.reload();
      await visitor.page.locator('.entry.mine').waitFor();
      await isWhole(visitor);
      await visitor.page.context().close();
    },
  );

  test('begins in sight when the telephone is turned in the middle of a form, and turned back', async () => {
    const visitor = await newVisitor(browser, { ...phone, viewport: { width: 360, height: 640 } });
    const { page } = visitor;
    await visitor.visit(`${server.url}/chat/rahat`);
    await visitor.goOn('nationalId');
    for (const viewport of [
      { width: 640, height: 320 },
      { width: 360, height: 640 },
    ]) {
      await page.setViewportSize(viewport);
      await rested(page);
      expect({ viewport, begins: await page.evaluate<boolean>(begins) }).toEqual({ viewport, begins: true });
    }
    await page.context().close();
  });

  test('is the newest that a person wrote, however many came one after the other', async () => {
    const member = await Member.arrive(server.url, 'rahat');
    await member.tap('agree');
    await member.say('أبغى أكلم موظف');
    const visitor = await newVisitor(browser, phone);
    const { page } = visitor;
    await page.addInitScript(`localStorage.setItem('silah:rahat:resume', '${member.grant.resume}')`);
    await visitor.visit(`${server.url}/chat/rahat`);
    const entry = { email: 'researcher@rahat.example', password };
    const desk = (await Caller.enter(server.url, 'sign-in', entry))!;
    const at = `/conversations/${member.grant.conversationId}`;
    expect(await desk.post(`${at}/claim`)).toBe(200);
    for (let n = 0; n < 9; n += 1) {
      const text = `السطر ${n} مما كتبه الموظف، وهو أطول من سطر واحد على الهاتف، ويُقرأ كله.`;
      expect(await desk.post(`${at}/reply`, { id: `a-reply-of-a-person-${n}`, text })).toBe(200);
      await page.locator('.bubble', { hasText: `السطر ${n} ` }).waitFor();
      await isWhole(visitor);
    }
    await page.context().close();
  });
});
