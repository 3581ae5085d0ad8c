import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NoticeChoices } from '../../src/contract/told/notices.ts';
import { choicesOf, isQuiet } from '../../src/desk/notices/choices.ts';
import { startNotices } from '../../src/desk/notices/tell.ts';
import { claim } from '../../src/desk/verbs/hands/claim.ts';
import { note } from '../../src/desk/verbs/words/note.ts';
import { reply } from '../../src/desk/verbs/words/reply.ts';
import { takeAway } from '../../src/desk/verbs/hands/take-away.ts';
import { isFault } from '../../src/kernel/errors.ts';
import { minuteOfDay } from '../../src/fields/calendar.ts';
import { Push } from '../../src/push/push.ts';
import { pushSettings } from '../../src/push/settings.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPushService, type Opened, type PushService } from '../standins/push-service/push-service.ts';
import { alertOf, danger, leaveIn } from '../support/alerts.ts';
import { openAll } from '../support/house.ts';
import { sayTo } from '../support/place.ts';
import { openStaffed, type Staffed } from '../support/staffed.ts';
import { until } from '../support/wait.ts';

let service: PushService;
let here: Staffed;

const always = { from: '00:00', to: '24:00' } as const;
const everything: NoticeChoices = { push: ['waiting', 'mine', 'late'], mail: [], daily: true, hours: always };

beforeAll(async () => {
  service = await openPushService();
  here = await openStaffed('rahat', (ground) => ({
    ...ground,
    push: new Push(pushSettings({ hosts: [service.host] }, ground.database.secret('push')), ground.clock),
  }));
});

afterAll(async () => {
  await here.remove();
  await service.close();
});

/** A browser of somebody that takes messages. */
async function browserOf(staff: Staff) {
  const { key } = await here.office.myNotices.of(staff);
  const browser = service.subscribe(key);
  await here.office.myNotices.subscribe(staff, browser.subscription, 'ar');
  return browser;
}

const wordsOf = ({ text }: Opened): Readonly<Record<string, string>> =>
  JSON.parse(text) as Readonly<Record<string, string>>;

test('who waits and who writes in mine reaches a browser that is closed, one message of each kind, without a word or a name', async () => {
  const { office, staff, place } = here;
  await office.myNotices.choose(staff, everything);
  const browser = await browserOf(staff);
  const notices = startNotices(place.ground);
  const said = 'اسمي عبدالرحمن الدوسري';
  const publicId = await sayTo(place, 'rahat', 'أبغى أكلم موظف');
  await until('somebody waits', () => browser.received.length === 1);
  await office.desk.perform(claim, { staff, conversation: publicId, input: undefined });
  await place.conversations.receive(publicId, { external: 'mine', content: { kind: 'text', text: said } });
  await until('the member wrote', () => browser.received.length === 2);
  await place.conversations.receive(publicId, { external: 'more', content: { kind: 'text', text: 'وينكم' } });
  await sayTo(place, 'rahat', 'أبغى أكلم موظف');
  await until('another one waits', () => browser.received.length === 3);
  await notices.stop();
  const texts = browser.received.map(wordsOf);
  expect(texts.map(({ tag }) => tag)).toEqual(['waiting', 'mine', 'waiting']);
  expect(texts[1]).toEqual({
    title: (await openAll()).houses.get('rahat')!.association.pack.shortName.ar,
    text: 'رسالة جديدة في محادثة قيد المتابعة',
    to: '/desk?which=mine',
    tag: 'mine',
    lang: 'ar',
  });
  expect(browser.received.map(({ text }) => text).join()).not.toMatch(/عبدالرحمن|الدوسري|وينكم|أكلم/);
});

test('in quiet hours nothing is told but what is urgent, with «عاجل» alone; the rest when they are over', async () => {
  const { office, staff, place } = here;
  const browser = await browserOf(staff);
  const hour = Math.floor(minuteOfDay(place.ground.clock.now()) / 60);
  const at = (later: number): string => `${String((hour + later) % 24).padStart(2, '0')}:00`;
  const quiet = await office.myNotices.choose(staff, { ...everything, hours: { from: at(2), to: at(4) } });
  expect(quiet.quiet).toBe(true);
  const notices = startNotices(place.ground);
  await sayTo(place, 'rahat', 'أبغى أكلم موظف');
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  await leaveIn(place, publicId, { outcomes: [alertOf('pushed')], words: danger });
  await until('the alarm calls', () => browser.received.length > 0);
  expect(browser.received.map(wordsOf)).toEqual([{ title: 'عاجل', to: '/desk', tag: 'urgent', lang: 'ar' }]);
  expect(browser.received[0]!.urgency).toBe('high');
  await office.myNotices.choose(staff, everything);
  await until('it is not quiet any more', () => browser.received.length > 1);
  await notices.stop();
  expect(browser.received.map((one) => wordsOf(one)['tag'])).toEqual(['urgent', 'waiting']);
});

test('what a push service does not take now comes later, once; a browser that let go is called no more', async () => {
  const { office, staff, place } = here;
  const gone = await browserOf(staff);
  const browser = await browserOf(staff);
  gone.leave();
  service.answerNext(503, 503, 503, 503);
  const notices = startNotices(place.ground);
  await office.myNotices.tryOut(staff);
  await until('it came', () => browser.received.length > 0);
  await until('who let go is forgotten', async () => {
    const { rows } = await place.ground.database.query('select 1 from pushes');
    return rows.length === 0;
  });
  const { devices } = await office.myNotices.of(staff);
  const calls = service.calls();
  await office.myNotices.tryOut(staff);
  await until('it came again', () => browser.received.length === 2);
  await notices.stop();
  expect(service.calls()).toBe(calls + devices);
  expect(gone.received).toEqual([]);
});

test('a member whose page is closed is told that a person answered, with no word of it; nothing after somebody was in danger there', async () => {
  const { office, staff, place } = here;
  const { browsers } = place.conversations;
  const publicId = await sayTo(place, 'rahat', 'أبغى أكلم موظف');
  const browser = service.subscribe(browsers.key);
  expect(await browsers.keep(publicId, browser.subscription, 'ar')).toBe(true);
  const notices = startNotices(place.ground);
  await office.desk.perform(claim, { staff, conversation: publicId, input: undefined });
  await until('it is told', () => browser.received.length > 0);
  const pack = (await openAll()).houses.get('rahat')!.association.pack;
  expect(browser.received.map(wordsOf)[0]).toEqual({
    title: pack.shortName.ar,
    text: 'وصلك رد. افتح المحادثة لقراءته.',
    to: '/chat/rahat',
    tag: 'rahat',
    lang: 'ar',
  });
  const told = browser.received.length;
  await leaveIn(place, publicId, { outcomes: [alertOf('after')], words: danger });
  const left = 'select 1 from push_subscriptions where conversation_id is not null';
  expect((await place.ground.database.query(left)).rows).toEqual([]);
  const fellow = await browserOf(staff);
  await office.desk.perform(reply, {
    staff,
    conversation: publicId,
    input: { id: 'afterwards', text: 'نحن معك' },
  });
  await office.myNotices.tryOut(staff);
  await until('who is not in danger is told', () => fellow.received.length > 0);
  await notices.stop();
  expect(browser.received).toHaveLength(told);
  expect(await browsers.keep(publicId, browser.subscription, 'ar')).toBe(false);
});

test('whose term ended is told nothing more', async () => {
  const { office, staff, place } = here;
  const { ground } = place;
  const boss = await putStaff(
    ground.database,
    { association: 'rahat', email: 'boss@rahat.example', role: 'admin' },
    0,
  );
  await office.people.stop(boss, staff.id);
  const before = service.calls();
  const notices = startNotices(ground);
  await until('the browsers are forgotten', async () => {
    const { rows } = await ground.database.query('select 1 from push_subscriptions');
    return rows.length === 0;
  });
  await notices.stop();
  expect(service.calls()).toBe(before);
});

test('no address is kept that leads elsewhere, and no kind that a role is told nothing of', async () => {
  const { office, staff } = here;
  await office.people.startAgain(
    await putStaff(
      here.place.ground.database,
      { association: 'rahat', email: 'b2@rahat.example', role: 'admin' },
      0,
    ),
    staff.id,
  );
  const { keys } = service.subscribe('').subscription;
  for (const endpoint of ['https://127.0.0.1/x', 'https://169.254.169.254/x', `http://${service.host}/x`])
    await expect(office.myNotices.subscribe(staff, { endpoint, keys }, 'ar')).rejects.toThrow('PUSH_HOSTS');
  const wrong = office.myNotices.choose(staff, { ...everything, push: ['study'] });
  expect(isFault(await wrong.catch((error: unknown) => error), 'wrongRequest')).toBe(true);
});

test('quiet hours may go past midnight, and are those of the office where nobody chose others', async () => {
  const { hours } = (await openAll()).houses.get('rahat')!.association.pack;
  const at = (time: string): number => Date.parse(`2026-11-08T${time}:00+03:00`);
  const night = { hours: { from: '20:00', to: '06:00' } };
  expect(isQuiet(night, hours, at('23:00'))).toBe(false);
  expect(isQuiet(night, hours, at('05:59'))).toBe(false);
  expect(isQuiet(night, hours, at('12:00'))).toBe(true);
  const usual = choicesOf({ choices: null, role: 'committee' });
  expect(usual).toEqual({ push: ['study', 'due'], mail: ['study', 'due'], daily: true, hours: null });
  const { push, mail } = choicesOf({ choices: null, role: 'researcher' });
  expect({ push, mail }).toEqual({ push: ['waiting', 'mine', 'mention', 'reminder', 'late'], mail: [] });
  expect(isQuiet(usual, hours, at('10:00'))).toBe(false);
  expect(isQuiet(usual, hours, at('03:00'))).toBe(true);
});

/** A colleague of the researcher, who can sign in. */
const colleague = (name: string): Promise<Staff> =>
  putStaff(
    here.place.ground.database,
    { association: 'rahat', email: `${name}@rahat.example`, role: 'researcher', password: 'set' },
    Date.now(),
  );
const hour = 60 * 60 * 1000;

test('whom a note names is told, and finds the conversation among those that name them; nobody else is', async () => {
  const { office, place } = here;
  const [staff, huda, sara] = [await colleague('writer'), await colleague('huda'), await colleague('sara')];
  for (const one of [huda, sara]) await office.myNotices.choose(one, { ...everything, push: ['mention'] });
  const [toHuda, toSara] = [await browserOf(huda), await browserOf(sara)];
  const notices = startNotices(place.ground);
  const conversation = await sayTo(place, 'rahat', 'أبغى أكلم موظف');
  const write = (id: string, text: string) =>
    office.desk.perform(note, { staff, conversation, input: { id, text } });
  await write('note-nobody', 'راجعت الأوراق، بريده a@huda.example');
  await write('note-huda', 'للعلم @huda، وعدته بالرد اليوم');
  await until('huda is told', () => toHuda.received.length === 1);
  await notices.stop();
  expect(wordsOf(toHuda.received[0]!)).toMatchObject({ tag: 'mention', to: '/desk?which=all&mentioned=yes' });
  expect(toSara.received).toEqual([]);
  const naming = async (who: Staff): Promise<readonly string[]> =>
    (await office.desk.reading.inbox(who, 'all', { mentioned: 'yes' })).items
      .filter(({ urgent }) => urgent !== true)
      .map((item) => item.conversation);
  expect(await naming(huda)).toEqual([conversation]);
  expect(await naming(sara)).toEqual([]);
});

test('of a colleague who is away a conversation is taken with a reason, which names them; of one who is there it is not', async () => {
  const { office, place } = here;
  const [owner, taker] = [await colleague('owner'), await colleague('taker')];
  const conversation = await sayTo(place, 'rahat', 'أبغى أكلم موظف');
  await office.desk.perform(claim, { staff: owner, conversation, input: undefined });
  const take = () =>
    office.desk.perform(takeAway, { staff: taker, conversation, input: { reason: 'خرجت قبل أن ترد' } });
  expect((await office.desk.reading.conversation(taker, conversation)).ownerAbsent).toBeUndefined();
  expect(await take()).toMatchObject({ done: false, refused: { code: 'conflict' } });
  await office.own.setAway(owner, true);
  expect((await office.desk.reading.conversation(taker, conversation)).ownerAbsent).toBe(true);
  const tries = await Promise.all([take(), take()]);
  expect(tries.filter(({ done }) => done)).toHaveLength(1);
  const { mine, lines } = await office.desk.reading.conversation(taker, conversation);
  expect(mine).toBe(true);
  const noted = lines.filter(({ from, text }) => from === 'note' && text.includes('خرجت قبل أن ترد'));
  expect(noted.map(({ text }) => text.replace(/[⁦-⁩]/g, '').includes('@owner'))).toEqual([true]);
  const naming = await office.desk.reading.inbox(owner, 'all', { mentioned: 'yes' });
  expect(naming.items.map((item) => item.conversation)).toContain(conversation);
});

test('what somebody wants to see again later stands aside until then, or until its member writes; lists are kept under names of their own', async () => {
  const { office, place } = here;
  const me = await colleague('me');
  const conversation = await sayTo(place, 'rahat', 'أبغى أكلم موظف');
  await office.desk.perform(claim, { staff: me, conversation, input: undefined });
  const mine = async (): Promise<readonly string[]> =>
    (await office.desk.reading.inbox(me, 'mine')).items.map((item) => item.conversation);
  const now = place.ground.clock.now();
  expect(await mine()).toEqual([conversation]);
  await office.own.remind(me, conversation, { at: now + hour });
  expect(await mine()).toEqual([]);
  expect((await office.desk.reading.conversation(me, conversation)).remindAt).toBe(now + hour);
  await place.conversations.receive(conversation, {
    external: 'again',
    content: { kind: 'text', text: 'هل من جديد' },
  });
  expect(await mine()).toEqual([conversation]);
  await expect(office.own.remind(me, conversation, { at: now - hour })).rejects.toMatchObject({
    code: 'wrongRequest',
  });
  const { items } = await office.own.keepView(me, { name: 'المتأخرة', query: 'which=all&late=yes' });
  expect(items).toMatchObject([{ name: 'المتأخرة', query: 'which=all&late=yes' }]);
  await expect(office.own.dropView(here.staff, items[0]!.id)).rejects.toMatchObject({ code: 'notFound' });
  expect((await office.own.dropView(me, items[0]!.id)).items).toEqual([]);
});
