import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Channels, type Served } from '../../src/conversation/channels.ts';
import { requestDialogue } from '../../src/conversation/written.ts';
import { Office } from '../../src/desk/office.ts';
import type { House } from '../../src/engine/house.ts';
import { conversationAt, linkedTo } from '../../src/records/addresses.ts';
import { findConversation } from '../../src/records/conversations.ts';
import { putStaff, type Staff } from '../../src/records/staff.ts';
import { openPlace, type Place } from '../support/place.ts';
import { Provider, wrote } from './provider.ts';

const association = 'rahat';
let place: Place;
let office: Office;
let channels: Channels;
let provider: Provider;
let served: Served;
let committee: Staff;

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  provider = new Provider();
  served = { association, channel: provider.channel };
  channels = new Channels(place.ground, place.conversations, [served], () => 'http://x', {
    undelivered: (publicId, seq, fault) => void office.deliveries.failed(publicId, seq, fault),
  });
  const { database } = place.ground;
  committee = await putStaff(database, { association, email: 'c@rahat.example', role: 'committee' }, 0);
});
afterAll(async () => {
  await channels.stop();
  office.close();
  await place.remove();
});

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const start = Date.now(); !(await holds());) {
    if (Date.now() - start > 8000) throw new Error('it did not come');
    await new Promise((done) => setTimeout(done, 20));
  }
};

const linesOf = async (publicId: string): Promise<string[]> =>
  (await place.conversations.lines(publicId, 0)).lines.flatMap((line) =>
    'message' in line ? [line.message.text] : [],
  );

/** Sends a request on the channel that we call; answers its reference and the last four figures of the identity. */
async function sendRequest(
  address: string,
): Promise<{ reference: string; lastFour: string; publicId: string }> {
  const house = place.ground.houses.get(association) as House;
  const service = house.association.services.find(({ fields }) =>
    fields.some(({ type }) => type === 'nationalId'),
  );
  if (!service) throw new Error('no service asks for an identity');
  const messages = requestDialogue(place.ground.engine, house, service.id, 3);
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

async function track(reference: string, lastFour: string): Promise<string> {
  const { publicId } = await place.conversations.begin(association, 'webchat');
  for (const [n, text] of ['السلام عليكم', 'أوافق', 'وين وصل طلبي', reference, lastFour].entries())
    await place.conversations.receive(publicId, { external: `t${n}`, content: { kind: 'text', text } });
  return publicId;
}

test('a decision that cannot be told on one channel is told on another that the member proved to be theirs', async () => {
  const { reference, lastFour, publicId } = await sendRequest('a-phone');
  expect(reference).toMatch(/^\d{7}$/);
  const web = await track(reference, lastFour);
  const found = await findConversation(place.ground.database, publicId);
  expect(await linkedTo(place.ground.database, found?.id ?? 0)).toEqual([web]);
  await until(() => provider.textsOf('a-phone').length > 0);
  provider.answer = () => ({ ok: false, fault: 'blocked' });
  await office.requests.decide(committee, reference, { decision: 'accepted', reason: 'مستوفٍ للشروط' });
  await until(async () => (await linesOf(web)).some((text) => text.includes('مستوفٍ')));
  await new Promise((done) => setTimeout(done, 300));
  expect((await linesOf(web)).filter((text) => text.includes('مستوفٍ'))).toHaveLength(1);
  provider.answer = () => ({ ok: true });
});

test('who does not know the figures is not taken for the member', async () => {
  const { reference, lastFour, publicId } = await sendRequest('another-phone');
  const wrong = lastFour === '0000' ? '0001' : '0000';
  await track(reference, wrong);
  const found = await findConversation(place.ground.database, publicId);
  expect(await linkedTo(place.ground.database, found?.id ?? 0)).toEqual([]);
});
