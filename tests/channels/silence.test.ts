import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, hour, minute, stopwatch } from '../../src/kernel/clock.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { checkCase } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { atMost } from '../support/limits.ts';
import { until } from '../support/wait.ts';
import { openOnChannels, type Held, type OnChannels } from '../support/on-channels.ts';
import { stepsOf, submit } from './walk.ts';

const association = 'mord';
let street: OnChannels;
beforeAll(async () => {
  street = await openOnChannels(association, { start: aWorkingMorning, packs: {} });
});
afterAll(() => street.remove());

/** Sends a request of a service that wants no file, and begins another one, of which they would be reminded. Answers the reference of the first. */
async function served(member: Held<unknown>, n: number): Promise<string> {
  const { engine, houses } = street.place.ground;
  const house = houses.get(association)!;
  const { id } = house.association.services.find(
    ({ fields }) => !fields.some(({ type }) => type === 'attachment'),
  )!;
  await member.tell('السلام عليكم');
  const reference = await submit(member, stepsOf(engine, house, id, n));
  await member.tell('طلب دعم مستفيدة');
  return reference;
}

/** A telephone whose conversation is played, by the name of its channel. */
type Telephone = () => Held<unknown> | Promise<Held<unknown>>;
const telephones: Readonly<Record<string, Telephone>> = {
  WhatsApp: () => street.onWhatsApp(),
  Telegram: () => street.onTelegram(),
  Teams: () => street.onTeams(),
  'the web chat': () => street.onTheWeb(),
};

/** What whoever is on duty reads of the alert. */
async function wordsAtTheDesk(her: Held<unknown>): Promise<readonly string[] | undefined> {
  const { alert } = await street.office.desk.reading.conversation(
    street.of('huda'),
    await her.conversation(),
  );
  return alert?.words.map(({ text }) => text);
}

test.each(Object.keys(telephones))(
  'nothing is said for thirty days after an alert but by a person and by the safe contact: %s',
  async (channel) => {
    const open = telephones[channel]!;
    const [her, other] = [await open(), await open()];
    const n = Object.keys(telephones).indexOf(channel) * 2 + 1;
    const references = [await served(her, n), await served(other, n + 1)];
    await her.tell('زوجي يضربني وأنا خايفة');
    const conversation = await her.conversation();
    await street.does('huda', 'acknowledge', conversation);
    await street.does('huda', 'claim', conversation);
    await street.does('huda', 'reply', conversation, { id: `by-a-person-${n}`, text: 'معكِ هدى' });
    await street.pass(minute);
    const before = await her.texts();
    expect(before.join()).toContain('معكِ هدى');
    const said = await street.said(conversation);
    const others = (await other.texts()).length;
    await street.does('huda', 'close', conversation, {});
    const [asks, judge] = [street.of('researcher'), street.of('committee')];
    for (const reference of references) {
      await checkCase(street.office, association, reference);
      const by = daysAfter(dayAt(street.clock.now()), 10);
      await street.office.asking.ask(asks, reference, {
        words: 'رقم مشهد الضمان',
        field: 'asked.words',
        by,
      });
      await street.office.asking.goOn(asks, reference, { reason: 'وصل إلى المكتب' });
      await street.office.moves.decide(judge, reference, {
        decision: 'accepted',
        reason: 'استوفت الشروط',
      });
    }
    for (const passed of [hour, day, day, 2 * day, 26 * day]) await street.pass(passed);
    expect(await her.texts()).toEqual(before);
    expect(await street.said(conversation)).toEqual(said);
    // The other one heard a reminder and the decision: the clock has moved.
    expect((await other.texts()).length).toBeGreaterThan(others + 1);
  },
);

/** Sentences that nobody had seen, and what the answer to their kind tells. */
const told = [
  ['ابوي يجلدني بالعقال لو تاخرت', /1919 .*999/],
  ['ما بقى عندي غير موية وخبز يابس', /^وصلنا كلامكِ\. كم عددكم/],
  ['شب حريق بالمطبخ وش اسوي', /الدفاع المدني .*998، والإسعاف .*997/],
  ['افكر انهي حياتي', /وحياتكِ تهمنا\. .*997/],
  ['جيراننا تاركين طفلهم لحاله بالبيت يومين', /وللطفل 116111/],
  ['اخوي حابسني بالغرفة وماخذ جوالي', /1919 .*999/],
] as const;

/** Where somebody may be when they tell of it; each answers with what is told there. */
const states: Readonly<Record<string, (her: Held<unknown>) => Promise<RegExp | undefined>>> = {
  'before consent': () => Promise.resolve(undefined),
  async 'in the menu'(her) {
    await her.tell('السلام عليكم');
    await her.choose('أوافق');
    return undefined;
  },
  async 'in a form'(her) {
    await states['in the menu']!(her);
    await her.tell('طلب دعم مستفيدة');
    return undefined;
  },
  async 'under a person'(her) {
    await states['in the menu']!(her);
    await her.tell('موظف');
    await street.does('huda', 'claim', await her.conversation());
    return /عند الخطر .*999، والإسعاف .*997، وبلاغات الحماية 1919/;
  },
};

/** So many are told in each state on each channel; more where a run is to measure. */
const each = Number(process.env['DANGER_EACH'] ?? 1);
test(`whoever tells of danger is answered within two seconds on every channel, wherever they are, in no word of theirs (${each} each)`, async () => {
  const took: number[] = [];
  let n = 0;
  for (const channel of Object.keys(telephones))
    for (const state of Object.values(states))
      for (let i = 0; i < each; i += 1) {
        const [words, kind] = told[(n += 1) % told.length]!;
        const her = await telephones[channel]!();
        const there = await state(her);
        const watch = stopwatch();
        const answer = await her.tell(words);
        took.push(watch());
        expect(answer).toMatch(there ?? kind);
        const own = words.split(' ').filter((word) => word.length > 3);
        expect(own.filter((word) => answer.includes(word))).toEqual([]);
      }
  took.sort((a, b) => a - b);
  const p99 = took[Math.ceil(took.length * 0.99) - 1]!;
  process.stderr.write(`${took.length} answers: p99 ${p99.toFixed(0)} ms\n`);
  expect(p99).toBeLessThanOrEqual(atMost(2000));
});

test('«امسح» leaves nothing in the chat on Telegram, of either side, and nothing at the page; the desk keeps it', async () => {
  const her = street.onTelegram();
  await her.tell('زوجي يضربني وأنا خايفة');
  await her.choose('لا تكتبوا لي');
  const { chat } = her.member;
  await her.press('امسحي هذه المحادثة');
  await until('it is wiped', () => chat.written.size === 0 && chat.shown.length === 1);
  const told = chat.shown[0]!.text;
  expect(told).toMatch(/^طلبنا من التطبيق حذف ما كتبتِه وما كتبناه هنا في آخر 48 ساعة/);
  expect(told).toMatch(/ويُحذف بعد 24 ساعة إن لم يفتحه أحد\. وتُحذف هذه الرسالة بعد دقيقتين\.$/);
  await street.pass(2 * minute);
  await until('nothing is left', () => chat.shown.length === 0);
  expect(await wordsAtTheDesk(her)).toEqual(['زوجي يضربني وأنا خايفة']);
  await her.tell('وش كتبت لكم؟');
  expect(chat.shown).toHaveLength(1);
});

test('«امسح» shows nothing of it on any page of the web chat any more', async () => {
  const her = await street.onTheWeb();
  await her.tell('زوجي يضربني وأنا خايفة');
  await her.tell('امسح');
  expect(await her.texts()).toEqual([
    'لم تعد الرسائل السابقة تظهر في هذه الصفحة، على أي جهاز. ويبقى ما كتبتِه عند من يخدمكِ في الجمعية، ويُحذف بعد 24 ساعة إن لم يفتحه أحد.',
  ]);
  const { lines } = await street.place.conversations.linesBefore(await her.conversation(), 10_000, 50);
  expect(lines.map(({ from }) => from)).toEqual(['bot']);
  expect(await wordsAtTheDesk(her)).toEqual(['زوجي يضربني وأنا خايفة', 'امسح']);
});

test.each(['WhatsApp', 'Teams'] as const)(
  '«امسح» tells what the channel does not allow, that it may be proof, and what stays: %s',
  async (channel) => {
    const her = await telephones[channel]!();
    await her.tell('زوجي يضربني وأنا خايفة');
    expect(await her.tell('امسح المحادثة')).toMatch(
      /^لا تسمح لنا هذه القناة بحذف الرسائل من هاتفكِ: .*«حذف»\. وقد تحتاجين إليها إثباتًا، .* ويبقى ما كتبتِه عند من يخدمكِ/,
    );
    expect(await her.tell('احد يقرا؟')).not.toMatch(/ضرب|خايف/);
  },
);
