import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { claim } from '../../src/desk/verbs/hands/claim.ts';
import { sawId } from '../../src/desk/verbs/member/saw-id.ts';
import { unlink } from '../../src/desk/verbs/member/unlink.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { encryptBody } from '../../src/records/turns/entries.ts';
import { findRequest, requestsOf } from '../../src/records/requests/requests.ts';
import { openPlace, type Place } from '../support/place.ts';
import { requestTurn, turnOf } from '../support/turns.ts';
import { until } from '../support/wait.ts';

const association = 'rahat';
let place: Place;
let office: Office;
let researcher: Staff;

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
  researcher = await putStaff(
    place.ground.database,
    { association, email: 'r@rahat.example', role: 'researcher' },
    0,
  );
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const linesOf = async (publicId: string): Promise<string[]> =>
  (await place.conversations.lines(publicId, 0)).lines.flatMap((line) =>
    'message' in line ? [line.message.text] : [],
  );

async function saying(publicId: string, ...texts: readonly string[]): Promise<string> {
  const before = (await linesOf(publicId)).length;
  for (const text of texts)
    await place.conversations.receive(publicId, { external: randomUUID(), content: { kind: 'text', text } });
  return (await linesOf(publicId)).slice(before).join('\n');
}

/** A request that leaves the dialogue where it stands. */
async function requested(publicId: string, reference: string): Promise<void> {
  const { database, committer } = place.ground;
  const turn = await requestTurn(database, publicId, reference);
  const { key } = (await findConversation(database, publicId))!;
  const body = encryptBody({ key, publicId }, { said: [] });
  expect(await committer.commit({ ...turn, holdsState: false, body })).toBe('committed');
}

async function begun(): Promise<string> {
  const { publicId } = await place.conversations.begin(association, 'webchat');
  await saying(publicId, 'السلام عليكم', 'أوافق');
  return publicId;
}

/** Two conversations joined by a code, the first of which has a request. */
async function joined(reference: string): Promise<{ readonly first: string; readonly second: string }> {
  const [first, second] = [await begun(), await begun()];
  await requested(first, reference);
  const given = await saying(first, 'ربط', 'أريد رمزًا');
  const code = /رمز الربط: ([^\n]*)/.exec(given)?.[1]?.replace(/\D/g, '') ?? '';
  expect(await saying(second, 'ربط', code)).toContain('تم الربط');
  await until('the first is told how to undo it', async () =>
    (await linesOf(first)).some((text) => text.includes('«فك الربط»')),
  );
  return { first, second };
}

const seenIn = async (publicId: string): Promise<string[]> => {
  const conversation = await findConversation(place.ground.database, publicId);
  const found = await requestsOf(place.ground.database, { conversation: conversation! });
  return found.map(({ reference }) => reference);
};
const toldUnlinked = async (publicId: string): Promise<number> =>
  (await linesOf(publicId)).filter((text) => text.startsWith('فُك الربط')).length;

test('whoever did not join a conversation undoes it with a word: nothing is shown or withdrawn through it any more, and the other is told', async () => {
  const { first, second } = await joined('7654329');
  expect(await seenIn(second)).toEqual(['7654329']);
  expect(await saying(first, 'فك الربط')).toContain('هل تريد فك الربط');
  expect(await seenIn(second)).toEqual(['7654329']);
  expect(await saying(first, 'نعم')).toContain('تم فك الربط');
  expect(await seenIn(second)).toEqual([]);
  expect(await seenIn(first)).toEqual(['7654329']);
  const { database, committer } = place.ground;
  const conversation = (await findConversation(database, second))!;
  expect(await findRequest(database, '7654329', { conversation })).toBeUndefined();
  const tried = await turnOf(database, second, { extras: [{ type: 'withdraw', reference: '7654329' }] });
  expect(await committer.commit(tried)).toBe('stale');
  await until('the other is told', async () => (await toldUnlinked(second)) === 1);
  expect(await toldUnlinked(first)).toBe(0);
  expect(await saying(first, 'القائمة', 'فك الربط')).toContain('غير مربوطة');
});

test('an employee who has the conversation undoes it for a reason that stands in the thread; both are told, and it is done once', async () => {
  const { first, second } = await joined('7654337');
  const perform = (): ReturnType<typeof office.desk.perform> =>
    office.desk.perform(unlink, {
      staff: researcher,
      conversation: first,
      input: { reason: 'أُخذ الرمز منه' },
    });
  expect(await perform()).toEqual({ done: false, refused: { code: 'notYours' } });
  await office.desk.perform(claim, { staff: researcher, conversation: first, input: undefined });
  const before = await office.desk.reading.conversation(researcher, first);
  expect(before.joins).toEqual([{ channel: 'webchat', at: expect.any(Number) }]);
  expect(await perform()).toMatchObject({ done: true });
  expect(await seenIn(second)).toEqual([]);
  const after = await office.desk.reading.conversation(researcher, first);
  expect(after.joins).toEqual([]);
  expect(after.lines).toContainEqual(
    expect.objectContaining({ from: 'note', system: 'unlinked', text: 'أُخذ الرمز منه' }),
  );
  expect((await linesOf(first)).join()).not.toContain('أُخذ الرمز منه');
  for (const one of [first, second]) await until('it is told', async () => (await toldUnlinked(one)) === 1);
  await expect(perform()).rejects.toThrow('changed by somebody else');
  const { rows } = await place.ground.database.query<{ staff_id: number; reason: Buffer }>(
    'select staff_id, reason from unlinkings u join conversations c on c.id = u.conversation_id where c.public_id = $1',
    [first],
  );
  expect(rows.map((row) => row.staff_id)).toEqual([researcher.id]);
  expect(rows[0]!.reason.includes(Buffer.from('الرمز'))).toBe(false);
});

test('what was shown by a paper that was seen ends too, where it was shown and from where it came', async () => {
  const [owner, seeing] = [await begun(), await begun()];
  await requested(owner, '7654345');
  await office.desk.perform(claim, { staff: researcher, conversation: seeing, input: undefined });
  const input = { id: randomUUID(), about: '7654345' };
  await office.desk.perform(sawId, { staff: researcher, conversation: seeing, input });
  expect(await seenIn(seeing)).toContain('7654345');
  const { joins } = await office.desk.reading.conversation(researcher, seeing);
  expect(joins).toContainEqual({ channel: 'webchat', at: expect.any(Number), seenBy: researcher.name });
  expect(await saying(owner, 'فك الربط', 'نعم')).toContain('تم فك الربط');
  expect(await seenIn(seeing)).not.toContain('7654345');
});
