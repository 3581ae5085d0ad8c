import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { SendFaultCode } from '../../src/channel/faults.ts';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { Desk } from '../../src/desk/desk.ts';
import { holdFor } from '../../src/conversation/holding.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import { deliveriesOf } from '../../src/records/sending/outbox.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, type Place } from '../support/place.ts';
import { Provider, wrote } from './provider.ts';
import { deskOf } from '../support/verbs.ts';
import { fixedWait, until } from '../support/wait.ts';

const association = 'rahat';
let place: Place;
let staff: Staff;
let provider: Provider;
let channels: Channels;
let served: Served;
let alarms: { seq: number; fault: SendFaultCode }[];
let address = '';
let count = 0;

const open = (one: Provider): void => {
  provider = one;
  served = { association, channel: provider.channel };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: {
      undelivered: (_, seq, fault) => void alarms.push({ seq, fault }),
    },
  });
};

beforeAll(async () => {
  place = await openPlace();
  staff = await putStaff(
    place.ground.database,
    { association, email: 'one@rahat.example', role: 'researcher' },
    Date.now(),
  );
});
afterAll(() => place.remove());
beforeEach(() => {
  alarms = [];
  count += 1;
  address = `member-${count}`;
  open(new Provider());
});
afterEach(() => channels.stop());

const found = (): string => JSON.stringify(provider.textsOf(address));
const idOf = async (): Promise<string> =>
  (await conversationAt(place.ground.database, { association, channel: 'fake', address })) ?? '';
const rows = async () => {
  const found = await findConversation(place.ground.database, await idOf());
  return found ? deliveriesOf(place.ground.database, found.id) : [];
};
const settled = async (): Promise<boolean> =>
  (await rows()).every(({ state }) => state !== 'waiting' && state !== 'attempting');
/** Waits until so many messages were shown and none is on its way. */
const delivered = (least = 1): Promise<void> =>
  until(
    'everything is delivered',
    async () => provider.textsOf(address).length >= least && (await settled()),
    { found },
  );
const said = async (text: string, external: string): Promise<void> =>
  channels.take(served, [wrote(address, external, text)]);

test('what the bot says arrives in order, and a message that comes again is answered once', async () => {
  await said('السلام عليكم', '1');
  await said('السلام عليكم', '1');
  await said('أوافق', '2');
  await delivered();
  const { lines } = await place.conversations.lines(await idOf(), 0);
  const wanted = lines.flatMap((line) => (line.from === 'bot' ? [line.message.text.slice(0, 20)] : []));
  expect(provider.textsOf(address).map((text) => text.slice(0, 20))).toEqual(wanted);
  expect(new Set((provider.shown.get(address) ?? []).map(({ id }) => id)).size).toBe(wanted.length);
});

test('a member who begins again asks for the menu, in the language of the conversation', async () => {
  const begun = (external: string): Promise<void> =>
    channels.take(served, [wrote(address, external, { kind: 'start' })]);
  const own = async (): Promise<readonly string[]> => {
    const { lines } = await place.conversations.lines(await idOf(), 0);
    return lines.flatMap((line) => (line.from === 'member' ? [line.text ?? ''] : []));
  };
  await begun('1');
  await said('أوافق', '2');
  await begun('3');
  await said('english', '4');
  await begun('5');
  const asked = await own();
  expect([asked.at(-3), asked.at(-1)]).toEqual(['القائمة', 'menu']);
  const menu = place.ground.houses.get(association)?.wording.line('en', 'reception.menu') ?? 'none';
  await until('the menu is shown', () => provider.textsOf(address).some((text) => text.startsWith(menu)), {
    found,
  });
});

test.each([
  ['throttled', 60],
  ['unreachable', 0],
  ['providerError', 0],
] as const)('after %s it is sent again, in order, and not before it may', async (fault, again) => {
  const at: number[] = [];
  provider.answer = () => {
    at.push(Date.now());
    return at.length <= 2 ? { ok: false, fault, ...(again > 0 && { again }) } : { ok: true };
  };
  await said('السلام عليكم', '1');
  await delivered();
  expect(new Set(provider.textsOf(address)).size).toBe(provider.textsOf(address).length);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(again);
  expect(alarms).toEqual([]);
});

test('what is said while a message is on its way goes out after it, and nothing twice', async () => {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((done) => (arrive = done));
  provider.answer = async () => {
    await arrived;
    return { ok: true };
  };
  await said('السلام عليكم', '1');
  await until('the first is on its way', () => provider.calls === 1);
  await said('أوافق', '2');
  await said('القائمة', '3');
  expect(provider.calls).toBe(1);
  arrive();
  await delivered();
  const { lines } = await place.conversations.lines(await idOf(), 0);
  const wanted = lines.flatMap((line) => (line.from === 'bot' ? [line.message.text.slice(0, 20)] : []));
  expect(provider.textsOf(address).map((text) => text.slice(0, 20))).toEqual(wanted);
  expect(provider.calls).toBe(wanted.length);
});

test('after an unknown outcome a question of the bot comes again', async () => {
  let first = true;
  provider.answer = () => {
    if (!first) return { ok: true };
    first = false;
    return 'takenAndSilent';
  };
  await said('السلام عليكم', '1');
  await delivered(2);
  const [one, two] = provider.textsOf(address);
  expect(one).toBe(two);
});

test('what a person wrote is never repeated by itself, and what comes after it goes on', async () => {
  await said('السلام عليكم', '1');
  await delivered();
  const desk = new Desk(place.ground, place.conversations);
  const publicId = await idOf();
  expect(await deskOf(desk).claim(staff, publicId)).toMatchObject({ done: true });
  await until('everything is settled', settled, { found });
  const before = provider.textsOf(address).length;
  provider.answer = ({ text }) => (text.includes('المبلغ') ? 'takenAndSilent' : { ok: true });
  await deskOf(desk).reply(staff, publicId, { id: 'r1', text: 'المبلغ 500 ريال' });
  await deskOf(desk).reply(staff, publicId, { id: 'r2', text: 'هل وصلك؟' });
  await until('everything is settled', settled, { found });
  await fixedWait(1500, 'what a person wrote is not sent a second time');
  expect(
    provider
      .textsOf(address)
      .slice(before)
      .map((text) => text.split('\n').at(-1)),
  ).toEqual(['المبلغ 500 ريال', 'هل وصلك؟']);
  expect((await rows()).filter(({ state }) => state === 'unknown')).toHaveLength(1);
  expect(alarms.map(({ fault }) => fault)).toEqual(['unknownOutcome']);
});

test('from the claim on nothing of the bot leaves, whatever was waiting', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => (release = done));
  provider.answer = async () => {
    await held;
    return { ok: false, fault: 'providerError' };
  };
  await said('السلام عليكم', '1');
  await said('موظف', '2');
  const desk = new Desk(place.ground, place.conversations);
  await until('the provider is called', () => provider.calls > 0);
  expect(await deskOf(desk).claim(staff, await idOf())).toMatchObject({ done: true });
  const { lines } = await place.conversations.lines(await idOf(), 0);
  provider.answer = () => ({ ok: true });
  release();
  await until('everything is settled', settled, { found });
  const byStaff = lines.flatMap((line) => (line.from === 'staff' ? [line.message.text] : []));
  expect(provider.textsOf(address)).toEqual(byStaff);
  expect((await rows()).filter(({ state }) => state === 'cancelled').length).toBeGreaterThan(0);
});

test.each(['blocked', 'windowClosed', 'rejected', 'fileRefused', 'notAllowed'] as const)(
  'after %s nothing is tried again, and a person learns of it',
  async (fault) => {
    provider.answer = () => ({ ok: false, fault });
    await said('السلام عليكم', '1');
    await until('it is told', async () => alarms.length > 0 && (await settled()));
    expect(provider.calls).toBe(alarms.length);
    expect(alarms[0]).toMatchObject({ fault });
  },
);

test('a server that died in the middle of an attempt does not know: a person’s words stay until a person decides', async () => {
  await said('السلام عليكم', '1');
  await delivered();
  const desk = new Desk(place.ground, place.conversations);
  await deskOf(desk).claim(staff, await idOf());
  await until('everything is settled', settled, { found });
  await channels.stop();
  await deskOf(desk).reply(staff, await idOf(), { id: 'r', text: 'نعم' });
  const { database } = place.ground;
  await database.query(`update outbox set state = 'attempting' where state = 'waiting'`);
  open(provider);
  const before = provider.calls;
  await until('everything is settled', settled, { found });
  expect(provider.calls).toBe(before);
  expect((await rows()).at(-1)).toMatchObject({ state: 'unknown' });
});

test('a server that died in the middle of an attempt keeps nobody waiting: the next one sends within seconds', async () => {
  await said('السلام عليكم', '1');
  await delivered();
  await channels.stop();
  await place.conversations.receive(await idOf(), {
    external: '2',
    content: { kind: 'text', text: 'أوافق' },
  });
  const { database } = place.ground;
  const known = await findConversation(database, await idOf());
  await database.query(
    `update outbox set state = 'attempting' where conversation_id = $1 and state = 'waiting'`,
    [known!.id],
  );
  await database.query(
    `update addresses set send_at = to_timestamp($2 / 1000.0), held_until = to_timestamp($2 / 1000.0) where conversation_id = $1`,
    [known!.id, Date.now() + holdFor],
  );
  open(new Provider({ reports: true }));
  await until('the next one sends it', () => provider.textsOf(address).length > 0, { patience: 6000 });
});

test('news of the provider count once and only forwards; word of an unknown one settles it', async () => {
  await channels.stop();
  open(new Provider({ reports: true }));
  await said('السلام عليكم', '1');
  await delivered();
  const at = Date.now();
  for (const progress of ['read', 'delivered', 'sent', 'read'] as const)
    await channels.take(served, [{ kind: 'progress', external: 'external-1', progress, at }]);
  expect((await rows())[0]).toMatchObject({ state: 'sent' });
  const desk = new Desk(place.ground, place.conversations);
  await deskOf(desk).claim(staff, await idOf());
  await until('everything is settled', settled, { found });
  provider.answer = () => 'takenAndSilent';
  await deskOf(desk).reply(staff, await idOf(), { id: 'r', text: 'تم التحويل' });
  await until('nobody knows', async () => (await rows()).at(-1)?.state === 'unknown');
  const parcel = provider.shown.get(address)?.at(-1)?.id ?? '';
  provider.answer = () => ({ ok: true });
  await channels.take(served, [
    { kind: 'progress', external: 'wamid.late', parcel, progress: 'delivered', at },
  ]);
  await until('it counts as sent', async () => (await rows()).at(-1)?.state === 'sent');
  expect(provider.textsOf(address).filter((text) => text.includes('تم التحويل'))).toHaveLength(1);
});

test('a file is fetched beside the turn, and what comes after it waits for it', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  );
  await said('السلام عليكم', '1');
  await said('أوافق', '2');
  await said('موظف', 'person');
  provider.files.set('a-file', { ok: true, bytes: png });
  await channels.take(served, [
    wrote(address, '3', { kind: 'media', media: { ref: 'a-file', name: 'صورة.png' } }),
    wrote(address, '4', 'القائمة'),
  ]);
  await until('all five are in the conversation', async () => {
    const { lines } = await place.conversations.lines(await idOf(), 0);
    return lines.filter((line) => line.from === 'member').length === 5;
  });
  const { lines } = await place.conversations.lines(await idOf(), 0);
  const own = lines.flatMap((line) => (line.from === 'member' ? [line] : []));
  expect(own[3]?.file).toMatchObject({ name: 'صورة.png', type: 'image/png' });
  expect(own[4]?.text).toBe('القائمة');
});

test('other names of the same member lead to the same conversation', async () => {
  await channels.take(served, [wrote(address, '1', 'السلام عليكم', { also: [`${address}@lid`] })]);
  await channels.take(served, [wrote(`${address}@lid`, '2', 'أوافق', { also: [address] })]);
  const { lines } = await place.conversations.lines(await idOf(), 0);
  expect(lines.filter((line) => line.from === 'member')).toHaveLength(2);
});
