import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { minute } from '../../src/kernel/clock.ts';
import { duty } from '../support/alerts.ts';
import { openOnChannels, type OnChannels } from '../support/on-channels.ts';

/** The scenarios of `danger.test.ts` in other words, on WhatsApp: nobody presses a button. */

describe('an old man who cannot write, in his own words', () => {
  let street: OnChannels;
  beforeAll(async () => {
    // Thursday, 5 November 2026, 16:40 in Riyadh.
    const packs = { rahat: { contact: { phone: '0112345678' } } };
    street = await openOnChannels('rahat', { start: Date.UTC(2026, 10, 5, 13, 40), packs });
  });
  afterAll(() => street.remove());

  test.each([
    ['ما اعرف اكتب دقوا علي', 'ايوه'],
    ['والله يا ولدي ما اقرا ولا اكتب كلموني', 'اي والله'],
    ['انا كبير بالسن ما اعرف للجوال ابي احد يتصل علي', 'تمام'],
    ['كلموني تلفون ما اعرف اكتب', 'اكيد'],
    ['نظري ضعيف ما اقدر اكتب، كلموني صوت', 'ابشر'],
    ['ابي مكالمة مو كتابة', 'طيب'],
    ['call me i cant type', 'yep'],
  ])('«%s», «%s»: he is called, and fed', async (asking, yes) => {
    const him = street.onWhatsApp();
    expect(await him.tell(asking)).toMatch(/^(?:حيّاك الله\. نتصل بك على|Welcome\. Shall we call you on)/);
    expect(await him.tell(yes)).toMatch(/الأحد|Sunday/);
    expect((await him.texts()).join()).not.toMatch(/قبل أن نبدأ|Before we begin|هوية|مستند/);
    expect(await him.tell('ما عندنا لقمة بالبيت')).toBe('وصلنا كلامك. كم عددكم؟ وأين أنتم؟');
  });

  test('whoever types a plain no is asked for another number', async () => {
    const him = street.onWhatsApp();
    await him.tell('ما اعرف اكتب دقوا علي');
    expect(await him.tell('لا والله')).toMatch(/على أي رقم نتصل بك/);
  });
});

describe('a woman before consent in other words; then somebody else types', () => {
  const phone = '0175000000';
  let street: OnChannels;
  beforeAll(async () => {
    // Sunday, 8 November 2026, 23:40 in Riyadh.
    const start = Date.UTC(2026, 10, 8, 20, 40);
    street = await openOnChannels('mord', {
      start,
      packs: { mord: { region: 'najran', contact: { phone }, duty } },
    });
  });
  afterAll(() => street.remove());

  test.each([
    ['زوجي يطقني وانا خايفة', 'ايوه', 'غلط مو طارئ'],
    ['رجلي ضربني الليلة وحالتي صعبة', 'اي نعم', 'ما فيه شي'],
    ['ابو عيالي كفخني قدام عيالي', 'تمام', 'كانت تمزح'],
    ['abo 3yali yedrbni', 'aywa', 'رجوع'],
    ['my husband is beating me', 'sure', 'not an emergency'],
  ])('«%s», «%s», «%s»: nothing of it is left in the chat', async (danger, yes, back) => {
    const her = street.onWhatsApp();
    expect(await her.tell(danger)).toMatch(/1919 .*999/);
    expect(await her.texts()).toHaveLength(1);
    expect(await her.tell(yes)).toMatch(/في مكان آمن الآن؟|safe place now/);
    await street.pass(16 * minute);
    expect((await her.texts()).at(-1)).toMatch(/1919/);
    expect(await her.tell(back)).toMatch(/^(?:حيّاكِ الله في جمعية مورد|Welcome to Mord)/);
    const conversation = await her.conversation();
    for (const asked of ['ابي كل بياناتي', 'عطوني نسخة من المحادثة', 'وش عندكم عني'])
      expect(await her.tell(asked)).toBe(`نحتاج أن نتأكد منكِ أولًا. تواصلي معنا على ${phone}.`);
    // What comes of itself never comes back there: nobody is told that it does.
    for (const asked of ['وش كتبت زوجتي', 'وش قلت لكم امس', 'رجعوا الرسائل'])
      expect(await her.tell(asked)).toBe('كيف نخدمكِ؟');
    const { items } = await street.office.desk.reading.inbox(street.of('huda'), 'waiting');
    expect(items.find((one) => one.conversation === conversation)).toMatchObject({ urgent: true });
    const { alert } = await street.office.desk.reading.conversation(street.of('huda'), conversation);
    expect(alert?.words[0]?.text).toBe(danger);
  });

  test('in the open talk a copy is given by the telephone alone, and a plain no is silence', async () => {
    const her = street.onWhatsApp();
    await her.tell('يهددني يذبحني');
    expect(await her.tell('لا والله')).toMatch(/^لن نكتب لكِ هنا/);
    expect(await her.tell('ارسلوا بياناتي')).toBe(`نحتاج أن نتأكد منكِ أولًا. تواصلي معنا على ${phone}.`);
  });
});
