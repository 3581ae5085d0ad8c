import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Chat } from '../support/chat.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';
import { checkChats } from '../support/replay.ts';

let place: Place;
let chat: Chat;

/** What the check finds while the database is as `damage` leaves it; everything is put back afterwards. */
async function foundAfter(damage: string): Promise<string> {
  const { database } = place.ground;
  await database.query('create table kept_entries as select * from entries');
  await database.query('create table kept_conversations as select * from conversations');
  await database.query('create table kept_requests as select * from requests');
  try {
    await database.query(damage);
    return (await checkChats(place.ground, [chat])).violations.join('\n');
  } finally {
    await database.query('delete from entries');
    await database.query('insert into entries select * from kept_entries');
    await database.query('delete from requests');
    await database.query('insert into requests select * from kept_requests');
    await database.query(
      'update conversations c set state_seq = k.state_seq, version = k.version, seq = k.seq from kept_conversations k where k.id = c.id',
    );
    await database.query('drop table kept_entries, kept_conversations, kept_requests');
  }
}

beforeAll(async () => {
  place = await openPlace();
  const { publicId, reference } = await sendRequest(place, 'rahat');
  const { lines } = await place.conversations.lines(publicId, 0);
  const answered = new Map<string, Set<string>>();
  for (const line of lines)
    if (line.from === 'member' && line.external !== undefined)
      answered.set(line.external, new Set([`${publicId}|${String(line.seq).padStart(7, '0')}`]));
  chat = {
    association: 'rahat',
    publicId,
    reference,
    answered,
    sent: new Set(answered.keys()),
    deliveries: answered.size,
    refusals: [],
  };
});

afterAll(() => place.remove());

test('the check of the crash test finds nothing where nothing is wrong', async () => {
  expect((await checkChats(place.ground, [chat])).violations).toEqual([]);
});

test.each([
  [
    'a lost message',
    'delete from entries where seq = (select seq from entries order by seq offset 3 limit 1)',
    'was acknowledged and is lost',
  ],
  [
    'a turn that was made twice',
    `insert into entries select conversation_id, seq + 1000, kind, at, null, body from entries order by seq desc limit 1`,
    'made 2 turns',
  ],
  [
    'a state that is older than its turns',
    `update conversations set state_seq = 1`,
    'the stored state is not what a replay comes to',
  ],
  ['a commit without a turn', 'update conversations set version = version + 1', 'entries in'],
  ['a request that is gone', 'delete from requests', 'The receipt says'.toLowerCase()],
])('the check of the crash test finds %s', async (_what, damage, words) => {
  expect((await foundAfter(damage)).toLowerCase()).toContain(words);
});

test('the check of the crash test finds a message that was acknowledged under two numbers', async () => {
  const [own, ids] = [...chat.answered][2]!;
  const twice = new Map(chat.answered).set(own, new Set([...ids, `${chat.publicId}|0009999`]));
  const { violations } = await checkChats(place.ground, [{ ...chat, answered: twice }]);
  expect(violations.join('\n')).toContain(`message ${own} was answered with`);
});
