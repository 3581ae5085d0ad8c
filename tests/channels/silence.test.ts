import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { aWorkingMorning } from '../support/house.ts';
import { until } from '../support/wait.ts';
import type { Held } from '../support/held.ts';
import { atMost } from '../support/limits.ts';
import { openOnChannels, type OnChannels } from '../support/on-channels.ts';
import { sendings } from './sendings.ts';
import { sentencesOfDanger, states, tellDanger, type Heard } from './urgent-states.ts';
import { median, quantile } from '../../tools/quantile.ts';
import { stepsOf, submit } from './walk.ts';
import { firstOf } from '../support/whole.ts';

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

test.each(firstOf(Object.keys(telephones)))(
  'nothing is said for thirty days after an alert but by a person and by the safe contact: %s',
  async (channel) => {
    const open = telephones[channel]!;
    const at = Object.keys(telephones).indexOf(channel);
    await street.weeks(12 * (at + 1));
    const [her, other] = [await open(), await open()];
    const n = at * 2 + 1;
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
    const otherConversation = await other.conversation();
    const others = (await other.texts()).length;
    await street.does('huda', 'close', conversation, {});
    for (const passed of [hour, day]) await street.pass(passed);
    expect((await other.texts()).length).toBeGreaterThan(others);
    // The form that she left is no reason to be silent to the other one.
    await other.tell('القائمة');
    const untold: string[] = [];
    for (const { name, leads } of sendings) {
      const heard = (await street.said(otherConversation)).length;
      await leads(street, references, [conversation, otherConversation]);
      await street.pass(minute);
      if ((await street.said(otherConversation)).length === heard) untold.push(name);
      expect({ name, said: await street.said(conversation) }).toEqual({ name, said });
    }
    // What is not owed is not sent where WhatsApp takes nothing any more.
    expect(untold).toEqual(channel === 'WhatsApp' ? ['the paper is reminded of', 'how it was is asked'] : []);
    expect(await her.texts()).toEqual(before);
  },
);

/** So many sentences are written on each channel; `URGENT=60` for a measurement. */
const sentences = Number(process.env['URGENT'] ?? 5);

test.each(Object.keys(telephones))(
  'whoever is in danger is answered within two seconds, in every state, by none of their words, and reaches the desk: %s',
  async (channel) => {
    const all: Heard[] = [];
    for (const [i, told] of sentencesOfDanger(sentences).entries()) {
      const her = await telephones[channel]!();
      const state = Object.keys(states)[Math.floor((i * Object.keys(states).length) / sentences)]!;
      await states[state]!(street, her);
      all.push(await tellDanger(street, her, told));
    }
    const times = all.map(({ took }) => took);
    if (sentences > 5) console.log(channel, { p50: median(times), p99: quantile(times, 0.99) });
    expect(quantile(times, 0.99)).toBeLessThan(atMost(2000));
    expect(all.filter(({ echoed }) => echoed.length > 0)).toEqual([]);
    const missed = all.filter(({ as }) => as === undefined);
    const wrong = all.filter((one) => one.as !== undefined && one.as !== one.class);
    const tooMany = missed.length > Math.ceil(sentences / 20) || wrong.length > Math.ceil(sentences / 10);
    expect({ missed, wrong, tooMany }).toMatchObject({ tooMany: false });
  },
  400_000,
);

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
      /^لا تسمح لنا هذه القناة بحذف الرسائل من هاتفكِ: .* ثم اختاري الحذف\. وقد تحتاجين إليها إثباتًا، .* ويبقى ما كتبتِه عند من يخدمكِ/,
    );
    expect(await her.tell('احد يقرا؟')).not.toMatch(/ضرب|خايف/);
  },
);
