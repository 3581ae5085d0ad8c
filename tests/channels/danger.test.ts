import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { callsFor } from '../../src/desk/calls.ts';
import { search } from '../../src/desk/requests/search.ts';
import { verbs } from '../../src/desk/verbs/index.ts';
import { day, hour, minute, stopwatch } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { duty } from '../support/alerts.ts';
import { until } from '../support/wait.ts';
import { stepsOf } from './walk.ts';
import type { Held } from '../support/held.ts';
import { openOnChannels, type OnChannels } from '../support/on-channels.ts';

/** A voice note as WhatsApp and Telegram record it, as far as it tells what it is. */
const spoken = Buffer.from(`OggS\0\u0002${'\0'.repeat(22)}OpusHead\u0001${'\u0007'.repeat(500)}`, 'latin1');

/** A telephone into which somebody speaks. */
type Spoken = (street: OnChannels) => Promise<readonly [Held<unknown>, () => unknown]>;
const speakers: Readonly<Record<string, Spoken>> = {
  async WhatsApp(street) {
    const held = street.onWhatsApp();
    return [held, () => held.member.voice(spoken)];
  },
  async Telegram(street) {
    const held = street.onTelegram();
    return [held, () => held.member.voice(spoken)];
  },
  async Teams(street) {
    const held = street.onTeams();
    return [held, () => held.attach('voice.ogg', spoken)];
  },
  async 'the web chat'(street) {
    const held = await street.onTheWeb();
    return [held, () => held.attach('voice.ogg', spoken)];
  },
};

/** A telephone whose conversation is played, by the name of its channel. */
type Telephone = (street: OnChannels) => Held<unknown> | Promise<Held<unknown>>;
const telephones: Readonly<Record<string, Telephone>> = {
  WhatsApp: (street) => street.onWhatsApp(),
  Telegram: (street) => street.onTelegram(),
  Teams: (street) => street.onTeams(),
  'the web chat': (street) => street.onTheWeb(),
};

describe('an old man who cannot write, on a Thursday after hours, nobody on duty', () => {
  const phone = '0112345678';
  let street: OnChannels;
  let nora: Staff;
  let week = 0;
  beforeAll(async () => {
    // Thursday, 5 November 2026, 16:40 in Riyadh.
    const start = Date.UTC(2026, 10, 5, 13, 40);
    street = await openOnChannels('rahat', { start, packs: { rahat: { contact: { phone } } } });
    const email = 'nora@rahat.example';
    nora = await putStaff(
      street.place.ground.database,
      { association: 'rahat', email, role: 'researcher' },
      0,
    );
  });
  afterAll(() => street.remove());
  beforeEach(() => street.weeks((week += 1)));

  const fed = async (saad: Held<unknown>): Promise<void> => {
    expect(await saad.tell('ما عندنا أكل اليوم')).toBe('وصلنا كلامك. كم عددكم؟ وأين أنتم؟');
    const answered = await saad.tell('سبعة، في الرهاة جنب المسجد');
    expect(answered).toMatch(/^لا يوجد موظف الآن، وسيقرأ رسالتك أول من يبدأ الدوام الأحد .*7:30 صباحًا\./);
    expect((await saad.texts()).join()).not.toMatch(/1919|116111|937|الليلة|هوية|مستند|توافق|اختر من/);
    const { items } = await street.office.desk.reading.inbox(nora, 'waiting');
    const conversation = await saad.conversation();
    const row = items.find((one) => one.conversation === conversation);
    expect(row).toMatchObject({ urgent: true, category: 'hunger' });
    const { alert } = await street.office.desk.reading.conversation(nora, conversation);
    expect(alert?.words.map(({ text }) => text)).toEqual([
      'ما عندنا أكل اليوم',
      'سبعة، في الرهاة جنب المسجد',
    ]);
  };

  test.each([
    'يا ولدي ما اعرف اكتب كلموني',
    'انا شايب ما اعرف اكتب اتصلوا علي',
    'كلموني الله يرضى عليكم ما اشوف زين',
  ])('is called at the number of his WhatsApp, and fed without a paper: %s', async (asking) => {
    const saad = street.onWhatsApp();
    const offered = await saad.tell(asking);
    expect(offered).toMatch(/^حيّاك الله\. نتصل بك على هذا الرقم ••••••\d{4}؟$/);
    expect(saad.member.last?.options.map(({ title }) => title)).toEqual(['نعم', 'رقم آخر']);
    const told = await saad.choose('نعم');
    expect(told).toMatch(/سنتصل بك الأحد .*بين 7:30 و9 صباحًا\./);
    expect(told).toContain(`وهاتفنا ${phone}.`);
    const conversation = await saad.conversation();
    const { items } = await callsFor(street.office.desk, nora);
    expect(items.find((one) => one.conversation === conversation)).toMatchObject({ tries: 0 });
    await fed(saad);
    await street.pass(15 * minute);
    await street.pass(day);
    expect((await saad.texts()).join()).not.toMatch(/الليلة/);
  });

  test.each(Object.keys(telephones))('is fed where no number is known: %s', async (channel) => {
    const saad = await telephones[channel]!(street);
    const offered = await saad.tell('يا ولدي ما اعرف اكتب كلموني');
    if (channel !== 'WhatsApp') expect(offered).toMatch(/على أي رقم نتصل بك/);
    await fed(saad);
  });

  test('is called at another number that he types the day after, whatever he pressed or said before, and in English too', async () => {
    const saad = street.onWhatsApp();
    await saad.tell('يا ولدي ما اعرف اكتب كلموني');
    await saad.choose('رقم آخر');
    await street.pass(day);
    const told = await saad.tell('٠٥٥١٢٣٤٥٦٧');
    expect(told).toMatch(/سنتصل بك الأحد .*بين 7:30 و9 صباحًا\./);
    expect(await saad.tell('متى تتصلون؟')).toMatch(/الأحد/);
    expect(await saad.tell('English')).toContain('English');
    expect(await saad.tell('we have nothing to eat today')).toMatch(/How many/);
  });

  test('on Sunday an employee has his form opened, and a paper that he has not is no hindrance', async () => {
    const saad = street.onWhatsApp();
    await fed(saad);
    await street.pass(2 * day + 15 * hour);
    expect(await saad.tell('صباح الخير')).toMatch(/^وصل ما كتبت/);
    const conversation = await saad.conversation();
    const does = (path: string, input?: unknown) =>
      street.office.desk.perform(
        verbs.find((one) => one.path === path)!,
        {
          staff: nora,
          conversation,
          input: input as never,
        },
      );
    await does('acknowledge');
    await does('claim');
    await does('reply', { id: 'from-nora', text: 'حياك الله يا عم، نعبّي الطلب سوا' });
    await does('hand-back', {});
    await until('he reads it', async () => (await saad.texts()).join().includes('نعبّي الطلب سوا'));
    const { engine, houses } = street.place.ground;
    const house = houses.get('rahat')!;
    const files = ({ type }: { readonly type: string }): boolean => type === 'attachment';
    const withPaper = house.association.services.find(({ fields }) => fields.some(files))!;
    await saad.tell('السلام عليكم');
    const steps = stepsOf(engine, house, withPaper.id);
    for (const step of steps.slice(
      0,
      steps.findIndex((one) => 'name' in one),
    ))
      if ('press' in step) await saad.choose(step.press);
      else if ('type' in step) await saad.tell(step.type);
    expect(await saad.tell('ما عندي تعريف')).toMatch(/لا بأس، نكمل بدونه ويتواصل معك/);
  });

  test.each(Object.keys(speakers))(
    'speaks into his telephone, and whoever has the conversation hears it: %s',
    async (channel) => {
      const [saad, speak] = await speakers[channel]!(street);
      await saad.tell('السلام عليكم');
      await saad.choose('أوافق');
      await speak();
      const isKept = (text = ''): boolean => /^وصلت رسالتك الصوتية وحفظناها، ولا يسمعها إلا موظف\./.test(text);
      await until('the voice note is kept', async () => isKept((await saad.texts()).at(-1)));
      await saad.choose('التحدث مع موظف');
      const conversation = await saad.conversation();
      const { lines } = await street.office.desk.reading.conversation(nora, conversation);
      const file = lines.flatMap((line) => ('file' in line ? [line.file] : []))[0];
      expect(file).toMatchObject({ type: 'audio/ogg', name: 'voice.ogg' });
      const heard = new Response(await street.office.desk.file(nora, conversation, file!.id));
      expect(Buffer.from(await heard.arrayBuffer())).toEqual(spoken);
    },
  );
});

describe('a woman before consent, late in the evening; then her husband takes the telephone', () => {
  const phone = '0175000000';
  const contact = { phone };
  let street: OnChannels;
  let week = 0;
  beforeAll(async () => {
    // Sunday, 8 November 2026, 23:40 in Riyadh.
    const start = Date.UTC(2026, 10, 8, 20, 40);
    street = await openOnChannels('mord', { start, packs: { mord: { region: 'najran', contact, duty } } });
  });
  afterAll(() => street.remove());
  beforeEach(() => street.weeks((week += 5)));

  const called = async (conversation: string): Promise<readonly string[]> =>
    (
      await street.sql<{ name: string }>(
        `select s.name from alert_calls k join staff s on s.id = k.staff_id join alerts a on a.id = k.alert_id
         join conversations c on c.id = a.conversation_id where c.public_id = $1 order by k.at, s.id`,
        conversation,
      )
    ).map(({ name }) => name);

  /** What each of the two who are named reads there, and that nobody else finds a word of it, or her name. */
  const atTheDesk = async (conversation: string, words: readonly string[]): Promise<void> => {
    for (const name of ['huda', 'reem']) {
      const { items } = await street.office.desk.reading.inbox(street.of(name), 'waiting');
      const row = items.find((one) => one.conversation === conversation);
      expect(row).toMatchObject({ urgent: true, category: 'violence' });
      const { alert } = await street.office.desk.reading.conversation(street.of(name), conversation);
      expect(alert?.words.map(({ text }) => text)).toEqual(words);
    }
    for (const name of ['delegate', 'researcher', 'manager', 'admin'] as const) {
      const me = street.of(name);
      const { items } = await street.office.desk.reading.inbox(me, 'waiting');
      expect(items.filter(({ urgent }) => urgent).length).toBeGreaterThan(0);
      expect(JSON.stringify(items)).not.toMatch(/violence|ضرب|خايف/);
      expect(items.some((one) => one.conversation === conversation)).toBe(false);
      await expect(street.office.desk.reading.conversation(me, conversation)).rejects.toMatchObject({
        code: 'notFound',
      });
      for (const query of ['سارة', 'زوجي'])
        expect(
          await search(
            {
              desk: street.office.desk,
              requests: street.office.requests,
              staff: street.of('delegate'),
              lang: 'ar',
            },
            query,
          ),
        ).toEqual({ conversations: [], requests: [] });
    }
  };

  test.each([
    ['WhatsApp', 'زوجي يضربني وأنا خايفة'],
    ['WhatsApp', 'رجلي ضربني وانا خايفه منه'],
    ['Telegram', 'زوجي يضربني وأنا خايفة'],
    ['Teams', 'زوجي ضربني قدام عيالي'],
    ['the web chat', 'اخوي يضربني وأنا خايفة'],
  ] as const)('%s: «%s»', async (channel, danger) => {
    const her = await telephones[channel]!(street);
    const took = stopwatch();
    const first = await her.tell(danger);
    expect(took()).toBeLessThan(2000);
    expect(await her.texts()).toHaveLength(1);
    expect(first).toMatch(/^وصلتنا رسالتكِ ونحن معكِ\. 1919 في أي ساعة، وعند الخطر 999\. هل نكتب لكِ هنا؟/);
    const conversation = await her.conversation();
    expect(await called(conversation)).toEqual(['huda']);

    expect(await her.choose('نعم')).toMatch(/^هل أنتِ في مكان آمن الآن؟/);
    expect(await her.choose('نعم')).toMatch(/^هل تريدين أن تكلمكِ موظفة؟/);
    const honest = await her.choose('لا');
    expect(honest).toMatch(/^للأمانة: قد يلزمنا النظام بإبلاغ الجهة المختصة، ولن نخبر أحدًا من أهلكِ\./);
    const words = [danger, 'الضحى، وقولوا إنكم الصالون'];
    await her.tell(words[1]!);

    await street.pass(5 * minute);
    expect(await called(conversation)).toEqual(['huda', 'reem']);
    expect((await her.texts()).join()).not.toContain('لم نصل');
    await street.pass(10 * minute);
    expect(await called(conversation)).toEqual(['huda', 'reem', 'manager']);
    expect((await her.texts()).at(-1)?.replace(/[\u2066-\u2069]/g, '')).toBe(
      'لم نصل إلى موظفة بعد. لا تنتظرينا إن احتجتِ إلى أحد الليلة: 1919.',
    );
    expect((await her.texts()).join()).not.toMatch(/ضرب|خايف|عنف|زوج/);

    const back = await her.choose('ليست حالة طارئة');
    expect(back).toMatch(/^حيّاكِ الله في جمعية مورد/);
    expect(back).toMatch(/هل توافقين؟/);
    expect(back).not.toMatch(/1919|999|عاجل|رسالتكِ/);
    await atTheDesk(conversation, words);

    expect(await her.tell('ارسلوا لي نسخة من كل بياناتي')).toBe(
      `نحتاج أن نتأكد منكِ أولًا. تواصلي معنا على ${phone}.`,
    );
    expect(await her.tell('وش كتبت لكم؟')).toBe('كيف نخدمكِ؟');
    await atTheDesk(conversation, words);

    const before = await her.texts();
    for (const passed of [minute, day, 2 * day, 27 * day]) await street.pass(passed);
    expect(await her.texts()).toEqual(before);
    expect(await street.said(conversation)).toHaveLength(before.length);
  });

  test('whom she does not want to read it does not, and she is reached as she says, before consent too', async () => {
    const her = await street.onTheWeb();
    await her.tell('زوجي يضربني وأنا خايفة');
    for (const label of ['نعم', 'نعم', 'لا']) await her.choose(label);
    await her.tell('كلموني الضحى باسم الصالون');
    await her.tell('لا تخبروا reem');
    const conversation = await her.conversation();
    const { reading } = street.office.desk;
    await expect(reading.conversation(street.of('reem'), conversation)).rejects.toMatchObject({
      code: 'notFound',
    });
    const { alert } = await reading.conversation(street.of('huda'), conversation);
    expect(alert?.contact).toEqual({ how: 'كلموني الضحى باسم الصالون' });
  });
});
