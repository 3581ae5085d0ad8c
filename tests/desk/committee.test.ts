import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { checkCase } from '../support/cases.ts';
import { openPlace, sendRequest, type Place } from '../support/place.ts';

const association = 'mord';
let place: Place;
let office: Office;
const judges: Staff[] = [];

/** Three sit in the committee, two must vote, two must agree. */
beforeAll(async () => {
  place = await openPlace({}, (ground) => {
    const house = ground.houses.get(association)!;
    const { pack } = house.association;
    const committee = { ...pack.procedure.committee, members: 3, quorum: 2, approvals: 2 };
    const changed = { ...pack, procedure: { ...pack.procedure, committee } };
    const own = { ...house, association: { ...house.association, pack: changed } };
    return { ...ground, houses: new Map([...ground.houses, [association, own]]) };
  });
  office = new Office(place.ground, place.conversations);
  for (const name of ['huda', 'reem', 'sara'])
    judges.push(
      await putStaff(
        place.ground.database,
        { association, email: `${name}@mord.example`, role: 'committee' },
        0,
      ),
    );
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

type Vote = 'accepted' | 'partly' | 'refused' | 'abstained';
const vote = (at: number, reference: string, decision: Vote): Promise<void> =>
  office.moves.decide(judges[at]!, reference, { decision, reason: `رأي ${at}` });
const checkedCase = async (n: number): Promise<{ publicId: string; reference: string }> => {
  const sent = await sendRequest(place, association, n);
  await checkCase(office, association, sent.reference);
  return sent;
};
const told = async (publicId: string): Promise<readonly string[]> =>
  (await place.conversations.lines(publicId, 0)).lines.flatMap((line) =>
    line.from === 'staff' ? [line.message.text] : [],
  );
const statusOf = async (reference: string): Promise<string> =>
  (await office.requests.detail(judges[0]!, reference)).status;

test('the last vote that is needed decides, and the member is told once, then', async () => {
  const { publicId, reference } = await checkedCase(1);
  await vote(0, reference, 'accepted');
  expect(await statusOf(reference)).toBe('checked');
  expect(await told(publicId)).toHaveLength(1);
  await expect(vote(0, reference, 'accepted')).rejects.toMatchObject({ details: { bar: 'voted' } });
  await vote(1, reference, 'abstained');
  expect(await statusOf(reference)).toBe('checked');
  expect((await office.requests.detail(judges[1]!, reference)).bar).toBe('voted');
  await vote(2, reference, 'accepted');
  expect(await statusOf(reference)).toBe('accepted');
  expect(await told(publicId)).toHaveLength(2);
  await office.moves.completed(judges[0]!, reference);
  await office.moves.delivered(judges[0]!, reference);
  await expect(office.moves.completed(judges[0]!, reference)).rejects.toMatchObject({ code: 'conflict' });
  expect(await told(publicId)).toHaveLength(4);
  const { events } = await office.requests.detail(judges[0]!, reference);
  expect(events.map(({ status }) => status)).toEqual([
    'submitted',
    'checked',
    'vote.accepted',
    'vote.abstained',
    'accepted',
    'completed',
    'delivered',
  ]);
  const { database, files } = place.ground;
  expect((await verifyRecords({ database, files })).findings).toEqual([]);
});

test('two who vote at once are both counted, whatever they say: one outcome, one message', async () => {
  for (const [n, [one, other]] of (
    [
      ['accepted', 'accepted'],
      ['accepted', 'refused'],
      ['refused', 'refused'],
    ] as const
  ).entries()) {
    const { publicId, reference } = await checkedCase(10 + n);
    await Promise.all([vote(0, reference, one), vote(1, reference, other)]);
    const isEven = one !== other;
    expect(await statusOf(reference)).toBe(isEven ? 'checked' : one);
    if (isEven) await vote(2, reference, 'refused');
    expect(await statusOf(reference)).toBe(isEven ? 'refused' : one);
    expect(await told(publicId)).toHaveLength(2);
  }
});

test('whoever checked the case or served its member cannot decide, whatever their role is by now', async () => {
  const { database } = place.ground;
  const { publicId, reference } = await sendRequest(place, association, 20);
  const checker = await checkCase(office, association, reference);
  await database.query(`update staff set role = 'committee', disabled_at = null where id = $1`, [checker.id]);
  const decision = { decision: 'accepted', reason: 'استوفت' } as const;
  const judge: Staff = { ...checker, role: 'committee' };
  await expect(office.moves.decide(judge, reference, decision)).rejects.toMatchObject({
    code: 'forbidden',
    details: { bar: 'checked' },
  });
  await database.query(
    `insert into escalations (id, association, conversation_id, channel, reason, flow, step, tried, since, promised_by, first_promised_by, claimed_by)
     select 'served', association, id, channel, 'asked', 'reception', 'menu', '{}', now(), now(), now(), $2 from conversations where public_id = $1`,
    [publicId, judges[2]!.id],
  );
  await expect(office.moves.decide(judges[2]!, reference, decision)).rejects.toMatchObject({
    code: 'forbidden',
    details: { bar: 'served' },
  });
  expect(await statusOf(reference)).toBe('checked');
  expect(await told(publicId)).toHaveLength(1);
});
