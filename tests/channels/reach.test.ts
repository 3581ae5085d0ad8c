import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import type { Office } from '../../src/desk/office.ts';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import type { Staff } from '../../src/records/desk/staff.ts';
import type { Place } from '../support/place.ts';
import { openStaffed, type Staffed } from '../support/staffed.ts';
import { deskOf } from '../support/verbs.ts';
import { writeFirst } from '../../src/desk/verbs/words/write-first.ts';
import { sendFile } from '../../src/desk/verbs/words/send-file.ts';
import { until } from '../support/wait.ts';
import { Provider, wrote } from './provider.ts';

/** A channel that takes nothing for a member who was silent for a day. */
const association = 'rahat';
let place: Place;
let office: Office;
let staff: Staff;
let channels: Channels;
let served: Served;
let address = '';
let count = 0;

let staffed: Staffed;
beforeAll(async () => {
  staffed = await openStaffed(association);
  ({ place, office, staff } = staffed);
});
afterAll(() => staffed.remove());
beforeEach(() => {
  count += 1;
  address = `member-${count}`;
  served = { association, channel: new Provider({ capabilities: { window: day } }).channel };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
});
afterEach(() => channels.stop());

/** A member who was last heard so long ago, with the person who answered them. */
async function answered(ago: number): Promise<string> {
  const at = Date.now() - ago;
  for (const [i, text] of ['السلام عليكم', 'أوافق', 'موظف'].entries())
    await channels.take(served, [wrote(address, `${i}`, text, { at })]);
  const conversation = await conversationAt(place.ground.database, { association, channel: 'fake', address });
  if (conversation === undefined) throw new Error('there is no conversation');
  await deskOf(office.desk).claim(staff, conversation);
  await deskOf(office.desk).reply(staff, conversation, { id: 'answer', text: 'حياك الله' });
  return conversation;
}
const saidBy = async (conversation: string): Promise<readonly string[]> => {
  const { lines } = await place.conversations.lines(conversation, 0);
  return lines.flatMap((line) => (line.from === 'bot' ? [line.message.prompt?.kind ?? 'words'] : []));
};
const asked = async (conversation: string): Promise<number> => {
  const { rows } = await place.ground.database.query(
    'select 1 from ratings r join conversations c on c.id = r.conversation_id where c.public_id = $1',
    [conversation],
  );
  return rows.length;
};

test.each(['closed', 'handedBack'] as const)(
  'whom the channel does not reach any more is told nothing and asked nothing: %s',
  async (outcome) => {
    const conversation = await answered(25 * hour);
    const before = await saidBy(conversation);
    await deskOf(office.desk).giveBack(staff, conversation, outcome);
    expect(await saidBy(conversation)).toEqual(before);
    expect(await asked(conversation)).toBe(0);
    await channels.take(served, [wrote(address, 'again', 'القائمة')]);
    expect((await saidBy(conversation)).length).toBeGreaterThan(before.length);
  },
);

test('whom it reaches is asked, and that counts', async () => {
  const conversation = await answered(23 * hour);
  await deskOf(office.desk).giveBack(staff, conversation, 'closed');
  expect((await saidBy(conversation)).at(-1)).toBe('rating');
  expect(await asked(conversation)).toBe(1);
});

test('what its channel carries later too is asked after the window, as such a notice; nothing else is', async () => {
  await channels.stop();
  const notices: (string | undefined)[] = [];
  const provider = new Provider({ capabilities: { window: day, later: ['rating'] } });
  provider.answer = ({ notice }) => {
    notices.push(notice?.kind);
    return { ok: true };
  };
  served = { association, channel: provider.channel };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
  const conversation = await answered(25 * hour);
  await deskOf(office.desk).giveBack(staff, conversation, 'handedBack');
  const ask = (kind: 'rating' | 'code') =>
    place.conversations.tell(conversation, 'reminders', () => ({
      act: {
        external: `rate later ${kind}`,
        kind: 'system',
        said: [],
        event: 'served',
        served: { service: 'support', outcome: 'refused' },
        notice:
          kind === 'rating' ? { kind, values: { service: 'دعم' } } : { kind, values: { code: '123456' } },
        outcomes: [],
      },
    }));
  expect(await ask('code')).toEqual({ done: false, refused: 'unreached' });
  expect(await asked(conversation)).toBe(0);
  expect(await ask('rating')).toMatchObject({ done: true });
  expect(await asked(conversation)).toBe(1);
  await until('it goes out as a notice', () => notices.at(-1) === 'rating');
});

test('who blocked the account is asked nothing', async () => {
  const conversation = await answered(minute);
  await channels.take(served, [{ kind: 'blocked', address, at: Date.now() }]);
  await deskOf(office.desk).giveBack(staff, conversation, 'closed');
  expect(await asked(conversation)).toBe(0);
});

test('the desk is told until when the channel takes what is written, and who blocked it', async () => {
  const conversation = await answered(23 * hour);
  const { closesAt } = await office.desk.reading.conversation(staff, conversation);
  expect(closesAt).toBeGreaterThan(Date.now() + 59 * minute);
  expect(closesAt).toBeLessThanOrEqual(Date.now() + hour);
  await channels.take(served, [{ kind: 'blocked', address, at: Date.now() }]);
  expect(await office.desk.reading.conversation(staff, conversation)).toMatchObject({ blocked: true });
});

const writeTo = (conversation: string, id = 'first-words') =>
  office.desk.perform(writeFirst, { staff, conversation, input: { id, text: 'وصلت أوراقك' } });

test('a member who agreed, and whom the channel reaches, is written to first: once, by whom it is; nobody else is', async () => {
  const provider = new Provider({ capabilities: { window: day } });
  await channels.stop();
  served = { association, channel: provider.channel };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
  const late = await answered(25 * hour);
  await deskOf(office.desk).giveBack(staff, late, 'handedBack');
  expect(await writeTo(late)).toMatchObject({ done: false, refused: { code: 'notReached' } });
  count += 1;
  address = `member-${count}`;
  const conversation = await answered(minute);
  await deskOf(office.desk).giveBack(staff, conversation, 'handedBack');
  expect(await writeTo(conversation)).toMatchObject({ done: true });
  expect(await writeTo(conversation)).toMatchObject({ done: true, again: true });
  await until('it arrives', () => provider.textsOf(address).some((text) => text.includes('وصلت أوراقك')));
  expect(provider.textsOf(address).filter((text) => text.includes('وصلت أوراقك'))).toHaveLength(1);
  expect((await office.desk.reading.conversation(staff, conversation)).mine).toBe(true);
  await deskOf(office.desk).giveBack(staff, conversation, 'handedBack');
  await channels.take(served, [wrote(address, 'stop', 'إيقاف الرسائل')]);
  expect(await writeTo(conversation, 'second-words')).toMatchObject({ refused: { code: 'notWilling' } });
});

test('a file that the member’s channel does not carry is refused before anything is sent', async () => {
  await channels.stop();
  const provider = new Provider();
  served = { association, channel: { ...provider.channel, carries: ({ type }) => type === 'image/png' } };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://127.0.0.1',
    alarms: { undelivered: () => undefined },
  });
  const conversation = await answered(0);
  const send = (id: string, bytes: Buffer) =>
    office.desk.perform(sendFile, { staff, conversation, input: { id, name: 'تقرير', bytes } });
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  expect(await send('paper-1', pdf)).toEqual({ done: false, refused: { code: 'notCarried' } });
  expect(await send('picture-1', png)).toMatchObject({ done: true });
  await until('the picture goes out', () => provider.textsOf(address).includes('تقرير.png'));
});
