import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Conversations } from '../../src/conversation/conversations.ts';
import type { Done } from '../../src/conversation/turn/acts.ts';
import type { Refused } from '../../src/desk/desk.ts';
import { Office } from '../../src/desk/office.ts';
import { minute } from '../../src/kernel/clock.ts';
import { happeningsOf } from '../../src/records/requests/request-desk.ts';
import { openCommitter, type Committer } from '../../src/records/turns/commit.ts';
import { makeLink, putStaff, takeLink, type Staff } from '../../src/records/desk/staff.ts';
import { sentBeforeChecks } from '../support/cases.ts';
import { storedRequest } from '../support/requests.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

/** The run of every day races some; `RACES=500` as many as were promised. */
const races = Number(process.env['RACES'] ?? 30);
const atOnce = 20;

let place: Place;
let committers: Committer[];
let nodes: { readonly office: Office; readonly conversations: Conversations }[];
let nora: Staff;
let sara: Staff;
let committee: readonly [Staff, Staff];

beforeAll(async () => {
  place = await openPlace();
  const { ground } = place;
  const other = openCommitter(ground.database);
  committers = [other];
  const second = { ...ground, committer: other };
  const conversations = new Conversations(second);
  nodes = [
    { office: new Office(ground, place.conversations), conversations: place.conversations },
    { office: new Office(second, conversations), conversations },
  ];
  const put = async (name: string, role: 'researcher' | 'committee'): Promise<Staff> => {
    const email = `${name}@rahat.example`;
    const { id } = await putStaff(ground.database, { association: 'rahat', email, role }, Date.now());
    const link = await makeLink(ground.database, id, Date.now() + minute);
    return (await takeLink(ground.database, { value: link, name, password: 'made up' }, Date.now()))!;
  };
  nora = await put('nora', 'researcher');
  sara = await put('sara', 'researcher');
  committee = [await put('huda', 'committee'), await put('reem', 'committee')];
});

afterAll(async () => {
  for (const { office } of nodes) await office.close();
  await nodes[1]?.conversations.close();
  for (const committer of committers) await committer.close();
  await place.remove();
});

type Node = (typeof nodes)[number];

/** Races as many as asked for, each on one node or on two, by turns. */
async function race(one: (a: Node, b: Node, n: number) => Promise<void>): Promise<void> {
  for (let n = 0; n < races; n += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, races - n) }, (_, i) =>
        one(nodes[0]!, nodes[(n + i) % 2]!, n + i),
      ),
    );
}

const waiting = (): Promise<string> => sayTo(place, 'rahat', 'موظف');
async function claimed(by: Staff): Promise<string> {
  const conversation = await waiting();
  expect(await deskOf(nodes[0]!.office.desk).claim(by, conversation)).toMatchObject({ done: true });
  return conversation;
}
const ownerOf = async (conversation: string): Promise<string> => {
  const { rows } = await place.ground.database.query<{ owner: string }>(
    'select owner from conversations where public_id = $1',
    [conversation],
  );
  return rows[0]!.owner;
};
/** Everything that the member reads, as who says it and what. */
const read = async (conversation: string): Promise<readonly string[]> => {
  const { lines } = await place.conversations.lines(conversation, 0);
  return lines.map(
    (line) => `${line.from}: ${line.from === 'member' ? (line.text ?? '') : line.message.text}`,
  );
};
const staffLines = async (conversation: string): Promise<readonly string[]> =>
  (await read(conversation)).filter((line) => line.startsWith('staff: '));
const doneOf = (ends: readonly Done<Refused>[]): readonly boolean[] => ends.map(({ done }) => done);
const refusedOf = (ends: readonly Done<Refused>[]): Refused | undefined =>
  ends.flatMap((end) => (end.done ? [] : [end.refused]))[0];
const line = (name: 'handover.closed' | 'handover.handedBack'): string =>
  place.ground.houses.get('rahat')!.wording.line('ar', name);

describe('of two who press at once, one is done, and the other is told who did what:', () => {
  test('claim and claim', () =>
    race(async (a, b) => {
      const conversation = await waiting();
      const ends = await Promise.all([
        deskOf(a.office.desk).claim(nora, conversation),
        deskOf(b.office.desk).claim(sara, conversation),
      ]);
      expect([...doneOf(ends)].sort()).toEqual([false, true]);
      const winner = ends[0].done ? nora : sara;
      expect(refusedOf(ends)).toMatchObject({ code: 'taken', by: { id: winner.id, name: winner.name } });
      expect(await ownerOf(conversation)).toBe(`staff:${winner.id}`);
      expect(await staffLines(conversation)).toHaveLength(1);
    }));

  test('claim and close', () =>
    race(async (a, b) => {
      const conversation = await claimed(nora);
      const ends = await Promise.all([
        deskOf(a.office.desk).giveBack(nora, conversation, 'closed'),
        deskOf(b.office.desk).claim(sara, conversation),
      ]);
      expect(doneOf(ends)).toEqual([true, false]);
      expect(refusedOf(ends)).toMatchObject({ by: { id: nora.id, name: nora.name } });
      expect(await ownerOf(conversation)).toBe('bot');
      expect(await staffLines(conversation)).toHaveLength(1);
    }));

  test('transfer and close', () =>
    race(async (a, b) => {
      const conversation = await claimed(nora);
      const before = await read(conversation);
      const ends = await Promise.all([
        deskOf(a.office.desk).transfer(nora, conversation, sara),
        deskOf(b.office.desk).giveBack(nora, conversation, 'closed'),
      ]);
      expect([...doneOf(ends)].sort()).toEqual([false, true]);
      expect(refusedOf(ends)).toMatchObject(
        ends[0].done
          ? { code: 'notYours', did: 'transferred', by: { id: sara.id } }
          : { code: 'notYours', did: 'closed', by: { id: nora.id } },
      );
      expect(await ownerOf(conversation)).toBe(ends[0].done ? `staff:${sara.id}` : 'bot');
      const later = (await read(conversation)).slice(before.length).join('\n');
      expect(later.includes(line('handover.closed'))).toBe(!ends[0].done);
      expect(later.includes(sara.name)).toBe(ends[0].done);
    }));

  test('close and hand back', () =>
    race(async (a, b) => {
      const conversation = await claimed(nora);
      const ends = await Promise.all([
        deskOf(a.office.desk).giveBack(nora, conversation, 'closed'),
        deskOf(b.office.desk).giveBack(nora, conversation, 'handedBack'),
      ]);
      expect([...doneOf(ends)].sort()).toEqual([false, true]);
      const text = (await read(conversation)).join('\n');
      expect(text.includes(line('handover.closed'))).toBe(ends[0].done);
      expect(text.includes(line('handover.handedBack'))).toBe(ends[1].done);
    }));
});

test('a reply that races with handing back is read before it, or not at all and its writer is told', () =>
  race(async (a, b, n) => {
    const conversation = await claimed(nora);
    const words = `الرد رقم ${n}`;
    const [replied, back] = await Promise.all([
      deskOf(a.office.desk).reply(nora, conversation, { id: `reply-${n}`, text: words }),
      deskOf(b.office.desk).giveBack(nora, conversation, 'handedBack'),
    ]);
    const text = await read(conversation);
    const at = text.indexOf(`staff: ${words}`);
    expect(back.done).toBe(true);
    expect(text.filter((one) => one === `staff: ${words}`)).toHaveLength(replied.done ? 1 : 0);
    if (replied.done)
      expect(at).toBeLessThan(text.findIndex((one) => one.includes(line('handover.handedBack'))));
    else
      expect(refusedOf([replied])).toMatchObject({
        code: 'notYours',
        did: 'handedBack',
        by: { id: nora.id },
      });
  }));

test('a conversation is not closed over words that nobody has read', () =>
  race(async (a, b, n) => {
    const conversation = await claimed(nora);
    const words = `سؤال أخير رقم ${n}`;
    const seen = (await a.office.desk.reading.conversation(nora, conversation)).lines.at(-1)?.seq;
    const [end] = await Promise.all([
      deskOf(a.office.desk).giveBack(nora, conversation, 'closed', seen),
      b.conversations.receive(conversation, {
        external: `last ${n}`,
        content: { kind: 'text', text: words },
      }),
    ]);
    const text = await read(conversation);
    const [said, closed] = [
      text.indexOf(`member: ${words}`),
      text.findIndex((one) => one.includes(line('handover.closed'))),
    ];
    expect(said).toBeGreaterThan(0);
    expect(closed >= 0).toBe(end.done);
    if (end.done) expect(text.slice(said + 1).some((one) => one.startsWith('bot: '))).toBe(true);
    else expect(refusedOf([end])).toEqual({ code: 'memberWrote' });
    if (end.done) expect(said).toBeGreaterThan(closed);
  }));

describe('of two decisions that race there is one, one message and one line of history:', () => {
  const decided = async (
    [first, second]: readonly ['accepted' | 'refused', 'accepted' | 'refused'],
    [a, b, n]: readonly [Node, Node, number],
  ): Promise<void> => {
    const { publicId, reference } = await sentBeforeChecks(place, 'rahat', n);
    const ends = await Promise.allSettled([
      a.office.moves.decide(committee[0], reference, { decision: first, reason: 'بعد الدراسة' }),
      b.office.moves.decide(committee[1], reference, { decision: second, reason: 'بعد الدراسة' }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const won = ends[0].status === 'fulfilled' ? 0 : 1;
    expect(ends[1 - won]).toMatchObject({
      reason: {
        code: 'conflict',
        details: { status: [first, second][won], by: { name: committee[won].name } },
      },
    });
    expect(await staffLines(publicId)).toHaveLength(1);
    expect(await happeningsOf(place.ground.database, reference)).toMatchObject([
      { status: [first, second][won], by: committee[won].name },
    ]);
    expect((await storedRequest(place.ground.database, reference))?.status).toBe([first, second][won]);
  };
  test('accept and refuse', () => race((a, b, n) => decided(['accepted', 'refused'], [a, b, n])));
  test('accept and accept', () => race((a, b, n) => decided(['accepted', 'accepted'], [a, b, 10_000 + n])));
});
