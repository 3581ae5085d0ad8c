import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isOpenCase } from '../../src/contract/cases/status.ts';
import type { IncomingMessage } from '../../src/channel/message.ts';
import { Conversations } from '../../src/conversation/conversations.ts';
import { Office } from '../../src/desk/office.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { happeningsOf } from '../../src/records/requests/request-desk.ts';
import { openCommitter, type Committer } from '../../src/records/turns/commit.ts';
import { reportVisit } from '../../src/desk/requests/visits.ts';
import { bringOwed, sendWithoutPaper, sentBeforeChecks } from '../support/cases.ts';
import { openPlace, type Place } from '../support/place.ts';
import { storedRequest } from '../support/requests.ts';

/** The run of every day races some; `RACES=500` as many as were promised. */
const races = Number(process.env['RACES'] ?? 5);
const atOnce = 5;
const association = 'rahat';

let place: Place;
let other: Committer;
let nodes: { readonly office: Office; readonly conversations: Conversations }[];
let huda: Staff;
let reem: Staff;
let noura: Staff;

beforeAll(async () => {
  place = await openPlace();
  const { ground } = place;
  other = openCommitter(ground.database);
  const second = { ...ground, committer: other };
  const conversations = new Conversations(second);
  nodes = [
    { office: new Office(ground, place.conversations), conversations: place.conversations },
    { office: new Office(second, conversations), conversations },
  ];
  const put = (name: string): Promise<Staff> =>
    putStaff(ground.database, { association, email: `${name}@rahat.example`, role: 'committee' }, 0);
  [huda, reem, noura] = [await put('huda'), await put('reem'), await put('noura')];
});
afterAll(async () => {
  for (const { office } of nodes) await office.close();
  await nodes[1]?.conversations.close();
  await other.close();
  await place.remove();
});

type Node = (typeof nodes)[number];

/** Races as many as asked for, each on one node or on two, by turns. */
async function race(one: (nodes: readonly [Node, Node], n: number) => Promise<void>): Promise<void> {
  for (let n = 0; n < races; n += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, races - n) }, (_, i) =>
        one([nodes[0]!, nodes[(n + i) % 2]!], n + i),
      ),
    );
}

let said = 0;
const send = async ({ conversations }: Node, publicId: string, message: IncomingMessage): Promise<string> => {
  const { seq } = await conversations.receive(publicId, message);
  const { lines } = await conversations.lines(publicId, seq - 1);
  return lines.flatMap((line) => (line.from === 'bot' ? [line.message.text] : [])).join('\n');
};
const say = (node: Node, publicId: string, text: string): Promise<string> => {
  said += 1;
  return send(node, publicId, { external: `said ${said}`, content: { kind: 'text', text } });
};
const told = async (publicId: string): Promise<number> =>
  (await place.conversations.lines(publicId, 0)).lines.filter(({ from }) => from === 'staff').length;
const statusOf = async (reference: string): Promise<string> =>
  (await storedRequest(place.ground.database, reference))!.status;
const stepsOf = async (reference: string): Promise<readonly string[]> =>
  (await happeningsOf(place.ground.database, reference)).map(({ status }) => status);
const did = (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => true,
    () => false,
  );

/** With what it was refused; undefined when it was done. */
const lost = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => undefined,
    (error: unknown) => error,
  );

const decide = (
  { office }: Node,
  staff: Staff,
  reference: string,
  decision: 'accepted' | 'refused',
): Promise<void> => office.moves.decide(staff, reference, { decision, reason: 'بعد الدراسة' });
const ask = ({ office }: Node, staff: Staff, reference: string): Promise<void> =>
  office.asking.ask(staff, reference, {
    field: 'asked.words',
    words: 'نحتاج رقم مشهد الضمان',
    by: daysAfter(dayAt(place.ground.clock.now()), 9),
  });

describe('of two who do something to a case at once there is one outcome, and its member reads one message:', () => {
  test('asking and deciding', () =>
    race(async ([a, b], n) => {
      const { publicId, reference } = await sentBeforeChecks(place, association, n);
      const ends = await Promise.all([
        did(ask(a, huda, reference)),
        did(decide(b, reem, reference, n % 2 === 0 ? 'accepted' : 'refused')),
      ]);
      expect([...ends].sort()).toEqual([false, true]);
      expect(isOpenCase(await statusOf(reference))).toBe(ends[0]);
      expect(await stepsOf(reference)).toHaveLength(1);
      expect(await told(publicId)).toBe(1);
    }));

  test('putting off and deciding', () =>
    race(async ([a, b], n) => {
      const { publicId, reference } = await sentBeforeChecks(place, association, 20_000 + n);
      const { replyOn } = await a.office.requests.detail(huda, reference);
      const ends = await Promise.all([
        did(a.office.moves.defer(huda, reference, { day: replyOn, reason: 'جلسة أخرى' })),
        did(decide(b, reem, reference, 'accepted')),
      ]);
      expect(ends).toContain(true);
      // Who puts it off first leaves it to be decided; who decides first leaves nothing to be put off.
      const steps = await stepsOf(reference);
      expect(steps).toEqual([...(ends[0] ? ['deferred'] : []), ...(ends[1] ? ['accepted'] : [])]);
      expect(await told(publicId)).toBe(steps.length);
    }));

  test('the answer that was waited for, and deciding', () =>
    race(async ([a, b], n) => {
      const { publicId, reference } = await sentBeforeChecks(place, association, 40_000 + n);
      await ask(a, huda, reference);
      await say(a, publicId, 'القائمة');
      await say(a, publicId, 'المطلوب');
      await say(a, publicId, '4455 باسمي');
      const [answered, decided] = await Promise.all([
        say(a, publicId, 'أقرّ'),
        did(decide(b, reem, reference, 'accepted')),
      ]);
      expect(answered).toContain('وصلنا ما طلبناه');
      expect(await statusOf(reference)).toBe(decided ? 'accepted' : 'submitted');
      expect(await stepsOf(reference)).toEqual(['asked', 'submitted', ...(decided ? ['accepted'] : [])]);
      expect(await told(publicId)).toBe(decided ? 2 : 1);
    }));

  test('deciding and withdrawing', () =>
    race(async ([a, b], n) => {
      const { publicId, reference } = await sentBeforeChecks(place, association, 60_000 + n);
      await say(a, publicId, 'القائمة');
      await say(a, publicId, 'متابعة طلب');
      await say(a, publicId, 'سحب الطلب');
      const [withdrawn, decided] = await Promise.all([
        say(b, publicId, 'نعم'),
        did(decide(a, huda, reference, n % 2 === 0 ? 'accepted' : 'refused')),
      ]);
      const status = await statusOf(reference);
      expect(status === 'withdrawn').toBe(!decided);
      expect(withdrawn.includes('سُحب الطلب')).toBe(!decided);
      expect(await stepsOf(reference)).toEqual([status]);
      expect(await told(publicId)).toBe(decided ? 1 : 0);
    }));

  test('bringing what is owed, by its member and by two at the desk', () =>
    race(async ([a, b], n) => {
      const { publicId, reference, paper } = await sendWithoutPaper(place, 80_000 + n);
      await say(a, publicId, 'المطلوب');
      await send(a, publicId, paper);
      const words = 'أحضره إلى المكتب';
      const note = ({ office }: Node, staff: Staff): Promise<boolean> =>
        did(office.delivery.brought(staff, reference, { field: 'incomeProof', words }));
      const [sent, ...noted] = await Promise.all([say(b, publicId, 'أقرّ'), note(a, huda), note(b, reem)]);
      const ends = [sent.includes('وصلنا ما طلبناه'), ...noted];
      expect([...ends].sort()).toEqual([false, false, true]);
      expect(await stepsOf(reference)).toEqual(['brought']);
    }));

  test('bringing two things that are owed, one by its member and one at the desk: both land', () =>
    race(async ([a, b], n) => {
      const { publicId, reference, paper } = await sendWithoutPaper(place, 120_000 + n);
      await place.ground.database.query('update requests set needs_check = false where reference = $1', [
        reference,
      ]);
      await decide(a, noura, reference, 'accepted');
      const { owed = [] } = await a.office.requests.detail(huda, reference);
      expect(owed.map(({ name }) => name)).toEqual(['incomeProof', 'iban']);
      const note = ({ office }: Node, staff: Staff, field: string): Promise<unknown> =>
        lost(office.delivery.brought(staff, reference, { field, words: 'أحضره إلى المكتب' }));
      if (n % 2 === 0) {
        const ends = await Promise.all([note(a, huda, 'incomeProof'), note(b, reem, 'iban')]);
        expect(ends).toEqual([undefined, undefined]);
      } else {
        await say(a, publicId, 'المطلوب');
        await send(a, publicId, paper);
        const [sent, noted] = await Promise.all([say(b, publicId, 'أقرّ'), note(a, huda, 'iban')]);
        expect(sent).toContain('وصلنا ما طلبناه');
        expect(noted).toBeUndefined();
      }
      expect(await stepsOf(reference)).toEqual(['accepted', 'brought', 'brought']);
      expect((await a.office.requests.detail(huda, reference)).owed).toBeUndefined();
      // What is owed no more is told as that, and not as another state of the case.
      expect(await note(a, noura, 'iban')).toMatchObject({ code: 'conflict', details: { field: 'iban' } });
    }));

  test('noting the same: a visit, lists, a part that was provided', () =>
    race(async ([a, b], n) => {
      const { publicId, reference } = await sentBeforeChecks(place, association, 100_000 + n);
      const twice = async (note: (office: Office, staff: Staff) => Promise<void>): Promise<void> => {
        const ends = await Promise.all([did(note(a.office, huda)), lost(note(b.office, reem))]);
        expect(ends.some((end) => end === true || end === undefined)).toBe(true);
        // Whoever loses reads that it was noted, and by whom: the case stands where it stood.
        if (ends[1] !== undefined)
          expect(ends[1]).toMatchObject({ details: { noted: expect.anything(), by: { name: huda.name } } });
        // Whoever begins after the other has ended notes a second one.
        done += Number(ends[0]) + Number(ends[1] === undefined);
      };
      let done = 0;
      const answers = { dwelling: 'poor', residents: '6', asDeclared: 'yes' };
      await twice(({ desk, requests }, staff) =>
        reportVisit({ desk, requests, staff, lang: 'ar' }, reference, {
          answers,
          recommendation: 'accepted',
          words: 'ضيق',
        }),
      );
      await decide(a, noura, reference, 'accepted');
      await bringOwed(a.office, reem, reference);
      done += (await stepsOf(reference)).filter((step) => step === 'brought').length + 1;
      await twice(({ delivery }, staff) => delivery.listsChecked(staff, reference, 'لا يوجد فيها'));
      const before = await told(publicId);
      const parts = done;
      await twice(({ delivery }, staff) => delivery.part(staff, reference, 'سلة'));
      expect(await told(publicId)).toBe(before + done - parts);
      expect(await stepsOf(reference)).toHaveLength(done);
    }));
});
