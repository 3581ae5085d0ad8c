import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { Office } from '../../src/desk/office.ts';
import { claim } from '../../src/desk/verbs/hands/claim.ts';
import { handBack } from '../../src/desk/verbs/hands/hand-back.ts';
import { sawId } from '../../src/desk/verbs/member/saw-id.ts';
import type { House } from '../../src/voice/house.ts';
import { conversationAt, linkedTo } from '../../src/records/sending/addresses.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { findRequest, requestsOf } from '../../src/records/requests/requests.ts';
import { checkCase } from '../support/cases.ts';
import { requestTurn, turnOf } from '../support/turns.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';
import { Provider, wrote } from './provider.ts';

const association = 'rahat';
let place: Place;
let office: Office;
let channels: Channels;
let provider: Provider;
let served: Served;
let committee: Staff;
/** What came of every message that did not arrive. */
const told: Promise<void>[] = [];

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  provider = new Provider();
  served = { association, channel: provider.channel };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://x',
    alarms: {
      undelivered: (publicId, seq, fault) => void told.push(office.deliveries.failed(publicId, seq, fault)),
    },
  });
  const { database } = place.ground;
  committee = await putStaff(database, { association, email: 'c@rahat.example', role: 'committee' }, 0);
});
afterAll(async () => {
  await channels.stop();
  await office.close();
  await place.remove();
});

const linesOf = async (publicId: string): Promise<string[]> =>
  (await place.conversations.lines(publicId, 0)).lines.flatMap((line) =>
    'message' in line ? [line.message.text] : [],
  );

const isIdle = async (): Promise<boolean> => {
  const { rowCount } = await place.ground.database.query(
    `select 1 from outbox where state in ('waiting', 'attempting')`,
  );
  return rowCount === 0;
};

/** Sends a request on the channel that we call; answers its reference and the last four figures of the identity. */
async function sendRequest(
  address: string,
  member = 3,
): Promise<{ reference: string; lastFour: string; publicId: string }> {
  const house = place.ground.houses.get(association) as House;
  const service = house.association.services.find(({ fields }) =>
    fields.some(({ type }) => type === 'nationalId'),
  );
  if (!service) throw new Error('no service asks for an identity');
  const messages = requestDialogue(place.ground.engine, { house, service: service.id, n: member });
  for (const message of messages)
    await channels.take(served, [wrote(address, message.external, message.content)]);
  const publicId =
    (await conversationAt(place.ground.database, { association, channel: 'fake', address })) ?? '';
  const { lines } = await place.conversations.lines(publicId, 0);
  const receipt = lines.flatMap((line) =>
    'message' in line && line.message.receipt ? [line.message.receipt] : [],
  );
  const identity = messages.flatMap(({ content }) =>
    content.kind === 'text' && /^[12]\d{9}$/.test(content.text) ? [content.text] : [],
  );
  return { reference: receipt[0]?.reference ?? '', lastFour: identity[0]?.slice(-4) ?? '', publicId };
}

test('a decision that cannot be told on one channel is told on another that the member proved to be theirs', async () => {
  const { reference, publicId } = await sendRequest('a-phone');
  expect(reference).toMatch(/^\d{7}$/);
  const web = await webChat();
  await saying(web, 'ربط', 'عندي رمز', await codeFrom(publicId));
  const found = await findConversation(place.ground.database, publicId);
  expect(await linkedTo(place.ground.database, found?.id ?? 0)).toEqual([web]);
  await until('something is shown on the phone', () => provider.textsOf('a-phone').length > 0);
  provider.answer = () => ({ ok: false, fault: 'blocked' });
  await checkCase(office, association, reference);
  await office.moves.decide(committee, reference, { decision: 'accepted', reason: 'مستوفٍ للشروط' });
  await until('the decision is told', async () =>
    (await linesOf(web)).some((text) => text.includes('مستوفٍ')),
  );
  await until('nothing is to be sent any more', isIdle);
  await Promise.all(told);
  expect((await linesOf(web)).filter((text) => text.includes('مستوفٍ'))).toHaveLength(1);
  provider.answer = () => ({ ok: true });
});

test('who knows the reference and the figures of the identity is not taken for the member', async () => {
  const { reference, lastFour, publicId } = await sendRequest('another-phone', 5);
  const web = await webChat();
  const told = (await saying(web, 'وين وصل طلبي', reference, lastFour)).join();
  expect(told).toContain('لا نعرض في هذه المحادثة طلبًا بهذا الرقم');
  const found = await findConversation(place.ground.database, publicId);
  expect(await linkedTo(place.ground.database, found?.id ?? 0)).toEqual([]);
});

test('whoever types wrong codes stops nobody else from joining two conversations', async () => {
  const { publicId } = await sendRequest('phone-among-guesses', 6);
  for (let stranger = 0; stranger < 44; stranger += 1) {
    const guessing = await webChat();
    await saying(
      guessing,
      'ربط',
      'عندي رمز',
      ...Array.from({ length: 5 }, (_, i) => `00000000${stranger + 1000}${i}`.slice(-12).padStart(12, '0')),
    );
  }
  const web = await webChat();
  expect((await saying(web, 'ربط', 'عندي رمز', await codeFrom(publicId))).join()).toContain('تم الربط');
});

test('where an employee saw the paper the requests of the member are shown: it is noted who and when, and told', async () => {
  const { reference, publicId } = await sendRequest('phone-of-the-paper', 7);
  const { database } = place.ground;
  const researcher = await putStaff(
    database,
    { association, email: 'r@rahat.example', role: 'researcher' },
    0,
  );
  const web = await webChat();
  const perform = (about: string, id = randomUUID()): ReturnType<typeof office.desk.perform> =>
    office.desk.perform(sawId, { staff: researcher, conversation: web, input: { id, about } });
  expect(await perform(reference)).toEqual({ done: false, refused: { code: 'notYours' } });
  await office.desk.perform(claim, { staff: researcher, conversation: web, input: undefined });
  await expect(perform('4271235')).rejects.toThrow('no request with this number');
  await expect(perform('1000000032')).rejects.toThrow('no request with this number');
  expect(await perform(`${reference.slice(0, 3)} ${reference.slice(3)}`)).toMatchObject({ done: true });
  const { rows } = await database.query<{ staff: number; at: Date }>(
    `select l.staff_id as staff, l.at from links l join conversations c on c.id = l.conversation_id where c.public_id = $1`,
    [web],
  );
  expect(rows).toEqual([{ staff: researcher.id, at: expect.any(Date) }]);
  expect((await linesOf(web)).join()).toContain('اطّلع');
  await until('the other conversation is told', () =>
    provider.textsOf('phone-of-the-paper').some((text) => text.includes('رُبطت بهذه المحادثة')),
  );
  await office.desk.perform(handBack, { staff: researcher, conversation: web, input: {} });
  expect((await saying(web, 'القائمة', 'متابعة طلب', '1')).join()).toContain(
    `${reference.slice(0, 3)} ${reference.slice(3)}`,
  );
  expect(publicId).not.toBe(web);
  // Nothing is joined: what is sent in one of the two is not shown in the other.
  const [seeing, seen] = await Promise.all([web, publicId].map((one) => findConversation(database, one)));
  expect(await linkedTo(database, seeing?.id ?? 0)).toEqual([]);
  const later = await turnWithRequest(web, '7654329');
  expect((await requestsOf(database, { conversation: seeing! })).map((one) => one.reference)).toEqual(
    expect.arrayContaining([reference, later]),
  );
  expect((await requestsOf(database, { conversation: seen! })).map((one) => one.reference)).not.toContain(
    later,
  );
  expect(await findRequest(database, later, { conversation: seen! })).toBeUndefined();
});

/** A request of the identity 1000000008 in a conversation. Answers its reference. */
async function turnWithRequest(publicId: string, reference: string): Promise<string> {
  const { database, committer } = place.ground;
  expect(await committer.commit(await requestTurn(database, publicId, reference))).toBe('committed');
  return reference;
}

test('whoever sends a request with the identity of another sees nothing of theirs when the other shows the paper', async () => {
  const { database } = place.ground;
  const [stranger, owner] = [await webChat(), await webChat()];
  const planted = await turnWithRequest(stranger, '7654337');
  const researcher = await putStaff(
    database,
    { association, email: 'r2@rahat.example', role: 'researcher' },
    0,
  );
  await office.desk.perform(claim, { staff: researcher, conversation: owner, input: undefined });
  const input = { id: randomUUID(), about: '1000000008' };
  expect(await office.desk.perform(sawId, { staff: researcher, conversation: owner, input })).toMatchObject({
    done: true,
  });
  const own = await turnWithRequest(owner, '7654345');
  const [ofStranger, ofOwner] = await Promise.all(
    [stranger, owner].map(async (one) =>
      requestsOf(database, { conversation: (await findConversation(database, one))! }),
    ),
  );
  expect(ofStranger!.map((one) => one.reference)).toEqual([planted]);
  expect(ofOwner!.map((one) => one.reference)).toEqual(expect.arrayContaining([own, planted]));
  const tried = await turnOf(database, stranger, { extras: [{ type: 'withdraw', reference: own }] });
  expect(await place.ground.committer.commit(tried)).toBe('stale');
});

const arabicDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '');

const saying = async (publicId: string, ...texts: readonly string[]): Promise<string[]> => {
  const before = (await linesOf(publicId)).length;
  for (const text of texts)
    await place.conversations.receive(publicId, { external: randomUUID(), content: { kind: 'text', text } });
  return (await linesOf(publicId)).slice(before);
};

/** A conversation on the web, past the consent. */
async function webChat(of = association): Promise<string> {
  const { publicId } = await place.conversations.begin(of, 'webchat');
  await saying(publicId, 'السلام عليكم', 'أوافق');
  return publicId;
}

const codeFrom = async (publicId: string): Promise<string> => {
  const lines = (await saying(publicId, 'ربط', 'أريد رمزًا')).join('\n');
  return /رمز الربط: ([^\n]*)/.exec(lines)?.[1]?.replace(/\D/g, '') ?? '';
};

test('a code that the first channel gave joins the second: once, told to the first, and both know the requests of both', async () => {
  const { reference, publicId } = await sendRequest('phone-of-the-code', 4);
  const shown = new RegExp(`${reference.slice(0, 3)} ${reference.slice(3)}`);
  const web = await webChat();
  expect((await saying(web, 'متابعة طلب')).join()).not.toMatch(shown);
  const code = await codeFrom(publicId);
  expect((await saying(web, 'ربط', 'عندي رمز', arabicDigits(code))).join()).toContain('تم الربط');
  expect((await saying(web, 'القائمة', 'متابعة طلب')).join()).toMatch(shown);
  await until('it is told to the first', async () =>
    (await linesOf(publicId)).some((text) => text.includes('رُبطت بهذه المحادثة')),
  );
  await until('it is shown on the phone', () =>
    provider.textsOf('phone-of-the-code').some((text) => text.includes('رُبطت بهذه المحادثة')),
  );
  const found = await findConversation(place.ground.database, publicId);
  expect(await linkedTo(place.ground.database, found?.id ?? 0)).toEqual([web]);

  const third = await webChat();
  expect((await saying(third, 'ربط', 'عندي رمز', code)).join()).toContain('غير صحيح');
  expect((await saying(third, 'القائمة', 'متابعة طلب')).join()).not.toMatch(/أي طلب/);
});

test('a code opens nothing in its own conversation, in another association, or when it is over', async () => {
  const { publicId } = await sendRequest('phone-of-codes');
  const code = await codeFrom(publicId);
  expect((await saying(publicId, 'ربط', 'عندي رمز', code)).join()).toContain('غير صحيح');
  await saying(publicId, 'القائمة');
  expect((await saying(await webChat('mord'), 'ربط', 'عندي رمز', code)).join()).toContain('غير صحيح');
  await place.ground.database.query(`update link_codes set ends_at = now() - interval '1 hour'`);
  expect((await saying(await webChat(), 'ربط', 'عندي رمز', code)).join()).toContain('غير صحيح');
});

test('a code that is asked for again ends the one before; who guesses is stopped', async () => {
  const { publicId } = await sendRequest('phone-of-two-codes');
  const old = await codeFrom(publicId);
  const fresh = await codeFrom(publicId);
  const web = await webChat();
  expect((await saying(web, 'ربط', 'عندي رمز', old)).join()).toContain('غير صحيح');
  await saying(web, '000000000000', '000000000001', '000000000002', '000000000003');
  expect((await saying(web, fresh)).join()).toContain('كثرت المحاولات');
});

test('of two who type the same code at the same moment one is joined', async () => {
  const { publicId } = await sendRequest('phone-of-a-race');
  const code = await codeFrom(publicId);
  const rivals = await Promise.all([webChat(), webChat()]);
  await Promise.all(rivals.map((one) => saying(one, 'ربط', 'عندي رمز')));
  const ends = (await Promise.all(rivals.map((one) => saying(one, code)))).map((lines) => lines.join());
  expect(ends.filter((text) => text.includes('تم الربط'))).toHaveLength(1);
  expect(ends.filter((text) => text.includes('غير صحيح'))).toHaveLength(1);
});
