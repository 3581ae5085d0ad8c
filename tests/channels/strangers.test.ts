import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { Office } from '../../src/desk/office.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import { happeningsOf } from '../../src/records/requests/request-desk.ts';
import { openPlace, type Place } from '../support/place.ts';
import { storedRequest } from '../support/requests.ts';
import { until } from '../support/wait.ts';
import { Chats, figures, fresh, type Known } from './chats.ts';

const association = 'rahat';
/** The run of every day takes a part of them; `TRIES=2000` takes as many as were promised. */
const most = Number(process.env['TRIES'] ?? 250);
let place: Place;
let chats: Chats;

beforeAll(async () => {
  place = await openPlace();
  chats = new Chats(place);
});
afterAll(() => chats.stop());

const shown = (reference: string): string => `${reference.slice(0, 3)} ${reference.slice(3)}`;

const everyChannel = ['webchat', 'telegram', 'whatsapp', 'teams'] as const;

/** Everything that somebody could try who knows all that a paper says. */
function triesWith({ name, identity, mobile, reference }: Known): readonly (readonly string[])[] {
  const last = identity.slice(-4);
  const international = `+966${figures(mobile).slice(1)}`;
  return [
    ['متابعة', reference, last, identity, mobile, international, name],
    ['متابعة طلب', shown(reference), identity, last, 'سحب الطلب', 'نعم', 'اقر'],
    [reference, last, identity, 'سحب', 'نعم', 'القائمة'],
    [`طلب ${reference}`, 'رجوع', 'رجوع', reference, 'سحب الطلب', 'نعم'],
    ['ربط', 'عندي رمز', reference, identity, mobile, `${reference}${last}0`, 'رجوع'],
    [identity, mobile, name, `${name} ${identity} ${mobile} ${reference}`, 'اسحب طلبي', 'نعم'],
  ];
}

test(`a stranger who knows name, id, telephone and reference is answered in ${most} tries like one who knows nothing, and changes nothing`, async () => {
  const owner = await chats.member(21);
  const nobody: Known = {
    name: 'هند بنت فهد السالم',
    identity: '1000000032',
    mobile: '0509999999',
    reference: '4271235',
  };
  const { database } = place.ground;
  expect(await storedRequest(database, nobody.reference)).toBeUndefined();
  const sealed = await storedRequest(database, owner.reference);
  const secrets = [owner.reference, shown(owner.reference), 'نراجع بياناتك', 'أُرسل في', 'سحب الطلب'];
  let tries = 0;
  for (let round = 0; tries < most; round += 1)
    for (const channel of everyChannel) {
      const [knowing, guessing] = [await chats.chatOn(channel), await chats.chatOn(channel)];
      for (const chat of [knowing, guessing]) await chat.say('السلام عليكم', 'أوافق');
      for (const [i, texts] of triesWith(owner).entries())
        for (const [j, text] of texts.entries()) {
          tries += 1;
          const told = await knowing.say(text);
          expect({ channel, round, text, leaks: secrets.filter((one) => told.includes(one)) }).toEqual({
            channel,
            round,
            text,
            leaks: [],
          });
          const otherwise = triesWith(nobody)[i]![j]!;
          expect({ channel, round, text, told }).toEqual({
            channel,
            round,
            text,
            told: await guessing.say(otherwise),
          });
        }
      if (channel === 'telegram') {
        await knowing.say('القائمة', owner.reference);
        const told = await knowing.share(figures(owner.mobile), false);
        expect(secrets.filter((one) => told.includes(one))).toEqual([]);
      }
    }
  expect(await storedRequest(database, owner.reference)).toEqual(sealed);
  expect(await happeningsOf(database, owner.reference)).toEqual([]);
  // The owner's limits are whole: every way is open to them at the first try.
  const elsewhere = await chats.chatOn('telegram', '777000111');
  await elsewhere.say('السلام عليكم', 'أوافق', owner.reference);
  expect(await elsewhere.share(figures(owner.mobile).replace(/^0/, '966'), true)).toContain(
    shown(owner.reference),
  );
  const { publicId } = owner;
  const say = async (text: string): Promise<string> => {
    const before = (await chats.answersOf(publicId)).length;
    await place.conversations.receive(publicId, { external: fresh(), content: { kind: 'text', text } });
    return (await chats.answersOf(publicId)).slice(before).join('\n');
  };
  await say('القائمة');
  expect(await say(owner.reference)).toContain('نراجع بياناتك');
  await say('القائمة');
  await say('ربط');
  const code = figures(/رمز الربط: ([^\n]*)/.exec(await say('أريد رمزًا'))?.[1] ?? '');
  expect(code).toMatch(/^\d{12}$/);
  const linked = await chats.chatOn('webchat');
  expect(await linked.say('السلام عليكم', 'أوافق', 'ربط', 'عندي رمز', code)).toContain('تم الربط');
});

test('who fills in the same form with the same id is told nothing of the other request', async () => {
  const owner = await chats.member(33);
  const form = chats.formOf(33);
  const sample = requestDialogue(place.ground.engine, { house: chats.house, service: chats.service, n: 33 });
  const { publicId } = await place.conversations.begin(association, 'webchat');
  for (const message of sample.slice(0, -1)) await place.conversations.receive(publicId, message);
  const told = (await chats.answersOf(publicId)).join('\n');
  expect(form).toContain(owner.identity);
  expect(told).not.toContain(shown(owner.reference));
  expect(told).not.toContain('أُرسل اليوم');
  const { lines } = await place.conversations.lines(publicId, 0);
  const last = lines.at(-1)!;
  expect('message' in last && last.message.prompt?.kind).toBe('sign');
});

test('a number that the channel itself proves shows the request that was made under it: WhatsApp by its sender', async () => {
  const owner = await chats.member(41);
  const phone = figures(owner.mobile).replace(/^0/, '966');
  const whatsapp = await chats.chatOn('whatsapp', phone);
  await whatsapp.say('السلام عليكم', 'أوافق');
  expect(await whatsapp.say(owner.reference)).toContain('نراجع بياناتك');
  expect(await whatsapp.say('القائمة', 'متابعة طلب')).toContain(shown(owner.reference));
});

test('a suggestion takes four messages; without a name no number is kept with it, though WhatsApp shows one, and the desk sees it so', async () => {
  const { database } = place.ground;
  const referenceIn = (told: string): string => figures(/رقم الطلب: ([^\n]*)/.exec(told)?.[1] ?? '');
  const numbersOf = async (reference: string): Promise<number | undefined> => {
    const { rows } = await database.query<{ many: number }>(
      'select cardinality(numbers) as many from requests where reference = $1',
      [reference],
    );
    return rows[0]?.many;
  };
  const whatsapp = await chats.chatOn('whatsapp', '966501112277');
  await whatsapp.say('السلام عليكم', 'أوافق');
  const nameless = await whatsapp.say('اقتراح', 'أقترح باب استقبال للنساء', 'بدون اسم', 'أقرّ');
  await whatsapp.say('القائمة');
  const named = await whatsapp.say('اقتراح', 'أقترح فتح الجمعية مساء الخميس', 'سالم علي الغامدي', 'أقرّ');
  expect(await numbersOf(referenceIn(named))).toBe(1);
  const reference = referenceIn(nameless);
  expect(await numbersOf(reference)).toBe(0);
  const office = new Office(place.ground, place.conversations);
  const manager = await putStaff(database, { association, email: 'm@rahat.example', role: 'manager' }, 0);
  const shownAs = { who: 'بدون اسم', nameless: true };
  expect(await office.requests.list(manager, { references: [reference] })).toMatchObject([shownAs]);
  expect(await office.requests.detail(manager, reference)).toMatchObject(shownAs);
  await office.close();
});

test('Telegram offers to share the own number where proof is asked for; somebody else’s number proves nothing', async () => {
  const owner = await chats.member(43);
  const phone = figures(owner.mobile).replace(/^0/, '966');
  const address = '777000222';
  const telegram = await chats.chatOn('telegram', address);
  expect(await telegram.say('السلام عليكم', 'أوافق', owner.reference)).toContain('لا نعرض');
  await until('the button is offered', () => chats.asked.includes(address));
  expect(await telegram.share(phone, false)).not.toContain(shown(owner.reference));
  expect(await telegram.say(`+${phone}`)).toContain('لا نعرض');
  expect(await telegram.share('966500000009', true)).toContain('لا نعرض');
  expect(await telegram.share(phone, true)).toContain(shown(owner.reference));
  expect(await telegram.say('سحب الطلب', 'نعم')).toContain('سُحب الطلب');
});

test('a withdrawal from one conversation is told to every other one of the member, in its own language', async () => {
  const owner = await chats.member(42);
  const phone = figures(owner.mobile).replace(/^0/, '966');
  const whatsapp = await chats.chatOn('whatsapp', phone);
  await whatsapp.say('السلام عليكم', 'أوافق', 'English');
  await whatsapp.say(owner.reference);
  const { publicId } = owner;
  const say = (text: string): Promise<unknown> =>
    place.conversations.receive(publicId, { external: fresh(), content: { kind: 'text', text } });
  for (const text of ['القائمة', owner.reference, 'سحب الطلب', 'نعم']) await say(text);
  const english = await conversationAt(place.ground.database, {
    association,
    channel: 'whatsapp',
    address: `${phone}@c.us`,
  });
  const told = async (): Promise<string[]> =>
    (await chats.answersOf(english ?? '')).filter((text) =>
      text.includes('withdrawn from another conversation'),
    );
  await until('the other conversation is told', async () => (await told()).length > 0);
  expect(await told()).toHaveLength(1);
  expect((await told())[0]).toContain(shown(owner.reference));
  expect((await chats.answersOf(publicId)).filter((text) => text.includes('من محادثة أخرى لك'))).toEqual([]);
});
