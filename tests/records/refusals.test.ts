import type { LineName } from '../../src/contract/line-names.ts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Ground } from '../../src/conversation/context.ts';
import { Office } from '../../src/desk/office.ts';
import {
  openCommitter,
  type Committer,
  type TurnRecord,
  type Verdict,
} from '../../src/records/turns/commit.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import type { Extra } from '../../src/records/turns/extras.ts';
import { happeningsOf } from '../../src/records/requests/request-desk.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { sentBeforeChecks } from '../support/cases.ts';
import { storedRequest } from '../support/requests.ts';
import { openPlace, type Place } from '../support/place.ts';
import { freshConversation, requestTurn, turnOf } from '../support/turns.ts';

let place: Place;
let office: Office;
let committee: Staff;
let second: Committer;
let references = 5_000_000;

/** The run of every day takes a part of them; `RACES=500` takes as many as were promised. */
const races = Number(process.env['RACES'] ?? 100);
const atOnce = 25;
/** What happens when a turn of a member is about to be committed. */
let meanwhile: (() => Promise<void>) | undefined;

/** The committer of the ground, with something in between. */
const interrupted = (ground: Ground): Ground => ({
  ...ground,
  committer: {
    commit: async (turn) => {
      await meanwhile?.();
      return ground.committer.commit(turn);
    },
    get waiting() {
      return ground.committer.waiting;
    },
    close: () => ground.committer.close(),
  },
});

beforeAll(async () => {
  place = await openPlace({}, interrupted);
  const { database } = place.ground;
  office = new Office(place.ground, place.conversations);
  committee = await putStaff(
    database,
    { association: 'rahat', email: 'committee@rahat.example', role: 'committee' },
    0,
  );
  second = openCommitter(database);
});
afterAll(async () => {
  await office.close();
  await second.close();
  await place.remove();
});

type Act = 'accepted' | 'refused' | 'withdrawn';

const extraOf = (act: Act, reference: string): Extra =>
  act === 'withdrawn'
    ? { type: 'withdraw', reference }
    : { type: 'decision', reference, from: 'submitted', status: act, staff: committee.id, reason: null };

/** Two acts that want the same request, each a turn of another conversation. */
interface Race {
  readonly reference: string;
  readonly acts: readonly Act[];
  readonly turns: readonly TurnRecord[];
}

/** Another conversation of the same member. */
async function joinedTo({ conversation }: TurnRecord): Promise<string> {
  const { database } = place.ground;
  const publicId = await freshConversation(database);
  await database.query(
    'insert into links (conversation_id, other_id, at) select id, $2, now() from conversations where public_id = $1',
    [publicId, conversation],
  );
  return publicId;
}

async function raceOf(acts: readonly Act[]): Promise<Race> {
  const { database, committer } = place.ground;
  references += 1;
  const reference = String(references);
  const sender = await requestTurn(database, await freshConversation(database), reference);
  expect(await committer.commit(sender)).toBe('committed');
  const turns = await Promise.all(
    acts.map(async (act) => turnOf(database, await joinedTo(sender), { extras: [extraOf(act, reference)] })),
  );
  return { reference, acts, turns };
}

/** The verdict on a turn, computed anew as often as its conversation has moved: it may be told meanwhile what was withdrawn in another one. */
async function verdictOn(turn: TurnRecord, by: Committer): Promise<Verdict> {
  const { database } = place.ground;
  for (let computed = turn; ;) {
    const verdict = await by.commit(computed);
    if (verdict !== 'moved') return verdict;
    const { rows } = await database.query<{ publicId: string }>(
      'select public_id as "publicId" from conversations where id = $1',
      [turn.conversation],
    );
    const { external, extras } = turn;
    computed = await turnOf(database, rows[0]!.publicId, { external, extras });
  }
}

/** How many entries a turn left: a conversation may have been told meanwhile what was withdrawn in another one. */
async function entriesOf({ conversation, external }: TurnRecord): Promise<number> {
  const { rows } = await place.ground.database.query<{ n: number }>(
    'select count(*)::int as n from entries where conversation_id = $1 and external = $2',
    [conversation, external],
  );
  return rows[0]!.n;
}

/** One outcome, one message: nothing else of the other turn is kept. */
async function mustHaveOneEnd({ reference, acts, turns }: Race, verdicts: readonly Verdict[]): Promise<void> {
  const { database } = place.ground;
  expect([...verdicts].sort()).toEqual(['committed', ...turns.slice(1).map(() => 'stale')]);
  const won = acts[verdicts.indexOf('committed')];
  expect((await storedRequest(database, reference))?.status).toBe(won);
  expect((await happeningsOf(database, reference)).map(({ status }) => status)).toEqual([won]);
  expect(await Promise.all(turns.map(entriesOf))).toEqual(
    verdicts.map((one) => (one === 'committed' ? 1 : 0)),
  );
}

const anAct = fc.constantFrom<Act>('accepted', 'refused', 'withdrawn');
const racesAtOnce = fc.record({
  acts: fc.array(fc.tuple(anAct, anAct), { minLength: atOnce, maxLength: atOnce }),
  /** Where a turn stands among all that are committed at once, and who commits it. */
  order: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 2 * atOnce,
    maxLength: 2 * atOnce,
  }),
  others: fc.array(fc.boolean(), { minLength: 2 * atOnce, maxLength: 2 * atOnce }),
  nodes: fc.integer({ min: 1, max: 2 }),
});

test(
  'of two decisions, withdrawals or one of each that race, one is kept: in one group, on two connections, on two nodes',
  async () => {
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(racesAtOnce, async ({ acts, order, others, nodes }) => {
        const all = await Promise.all(acts.map(raceOf));
        const queued = all
          .flatMap(({ turns }) => turns)
          .map((turn, i) => ({
            turn,
            at: order[i]!,
            by: nodes === 2 && others[i] ? second : place.ground.committer,
          }))
          .sort((one, other) => one.at - other.at);
        const verdicts = new Map<TurnRecord, Verdict>();
        await Promise.all(queued.map(async ({ turn, by }) => verdicts.set(turn, await verdictOn(turn, by))));
        for (const race of all)
          await mustHaveOneEnd(
            race,
            race.turns.map((turn) => verdicts.get(turn)!),
          );
        ended += all.length;
      }),
      { numRuns: Math.ceil(races / atOnce), endOnFailure: true },
    );
    expect(ended).toBeGreaterThanOrEqual(races);
  },
  300_000 + races * 2000,
);

test('of three in one group the first is kept, and turns beside them are', async () => {
  const { database, committer } = place.ground;
  const race = await raceOf(['withdrawn', 'accepted', 'refused']);
  const beside = await turnOf(database, await freshConversation(database));
  const verdicts = await Promise.all([...race.turns, beside].map((turn) => verdictOn(turn, committer)));
  expect(verdicts).toEqual(['committed', 'stale', 'stale', 'committed']);
  await mustHaveOneEnd(race, verdicts.slice(0, 3));
});

test('whoever is neither the sender nor joined to them withdraws nothing, and nothing of the turn is kept', async () => {
  const { database, committer } = place.ground;
  const { reference } = await raceOf([]);
  const tries = await Promise.all(
    ['rahat', 'mord'].map(async (one) =>
      turnOf(database, await freshConversation(database, one), { extras: [extraOf('withdrawn', reference)] }),
    ),
  );
  expect(await Promise.all(tries.map((turn) => committer.commit(turn)))).toEqual(['stale', 'stale']);
  expect(await Promise.all(tries.map(entriesOf))).toEqual([0, 0]);
  expect((await storedRequest(database, reference))?.status).toBe('submitted');
  const { rowCount } = await database.query('select 1 from withdrawal_notices where reference = $1', [
    reference,
  ]);
  expect(rowCount).toBe(0);
});

test('a reference that two associations draw at once is one request', async () => {
  const { database, committer } = place.ground;
  const pairs = await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      const ids = await Promise.all(['rahat', 'mord'].map((one) => freshConversation(database, one)));
      const reference = String(6_000_000 + i);
      return Promise.all(ids.map((id) => requestTurn(database, id, reference)));
    }),
  );
  const verdicts = await Promise.all(
    pairs.map(([one, other]) => Promise.all([committer.commit(one!), second.commit(other!)])),
  );
  expect(verdicts.map((pair) => [...pair].sort())).toEqual(pairs.map(() => ['committed', 'stale']));
});

test('a turn with two outcomes that may refuse it is a fault, and nothing of it is kept', async () => {
  const { database, committer } = place.ground;
  const { reference, turns } = await raceOf(['withdrawn']);
  const found = (await findConversation(database, await freshConversation(database)))!;
  const { extras } = await requestTurn(database, found.publicId, '7000000');
  const both = { ...turns[0]!, extras: [...turns[0]!.extras, ...extras] };
  await expect(committer.commit(both)).rejects.toThrow('two outcomes may refuse one turn');
  expect((await storedRequest(database, reference))?.status).toBe('submitted');
});

/** A member who stands before the last question of a withdrawal. */
async function aboutToWithdraw(): Promise<{
  publicId: string;
  reference: string;
  say: (text: string) => Promise<string>;
}> {
  const { publicId, reference } = await sentBeforeChecks(place, 'rahat', 1);
  let n = 0;
  const say = async (text: string): Promise<string> => {
    n += 1;
    const { seq } = await place.conversations.receive(publicId, {
      external: `say ${n}`,
      content: { kind: 'text', text },
    });
    const { lines } = await place.conversations.lines(publicId, seq - 1);
    return lines.flatMap((line) => (line.from === 'bot' ? [line.message.text] : [])).join('\n');
  };
  await say('تخطي');
  await say('متابعة طلب');
  await say('سحب الطلب');
  return { publicId, reference, say };
}

const line = (name: LineName): string => place.ground.houses.get('rahat')!.wording.line('ar', name);

test('a member who withdraws what was decided meanwhile is told how it stands, not that it was withdrawn', async () => {
  const { reference, say } = await aboutToWithdraw();
  await office.moves.decide(committee, reference, { decision: 'accepted', reason: 'استوفى الشروط' });
  const said = await say('نعم');
  expect(said).toContain(line('status.accepted'));
  expect(said).not.toContain(line('tracking.withdrawn'));
  expect((await storedRequest(place.ground.database, reference))?.status).toBe('accepted');
});

test('a member whose request is decided between the look at it and the commit is told so too', async () => {
  const { publicId, reference, say } = await aboutToWithdraw();
  const decision = await turnOf(place.ground.database, await freshConversation(place.ground.database), {
    extras: [extraOf('accepted', reference)],
  });
  const verdicts: Verdict[] = [];
  meanwhile = async () => {
    meanwhile = undefined;
    verdicts.push(await second.commit(decision));
  };
  const said = await say('نعم');
  expect(verdicts).toEqual(['committed']);
  expect(said).toContain(line('status.accepted'));
  expect((await storedRequest(place.ground.database, reference))?.status).toBe('accepted');
  const { lines } = await place.conversations.lines(publicId, 0);
  expect(JSON.stringify(lines)).not.toContain(line('tracking.withdrawn'));
});

test('two of the committee who decide at once: one decision, one message, the other is told to look again', async () => {
  for (let n = 0; n < 6; n += 1) {
    const { publicId, reference } = await sentBeforeChecks(place, 'rahat', n);
    const ends = await Promise.allSettled(
      (['accepted', 'refused'] as const).map((decision) =>
        office.moves.decide(committee, reference, { decision, reason: 'بعد الدراسة' }),
      ),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', details: { by: { name: expect.anything() } } },
    });
    const { lines } = await place.conversations.lines(publicId, 0);
    expect(lines.filter((one) => one.from === 'staff')).toHaveLength(1);
    expect(await happeningsOf(place.ground.database, reference)).toHaveLength(1);
  }
});
