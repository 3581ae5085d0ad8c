import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lease, noteHeard, type Leased } from '../../src/records/sending/addresses.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import type { Database } from '../../src/records/base/database.ts';
import {
  decideDelivery,
  handOut,
  noteProgress,
  noteUndelivered,
  settle,
  type Settled,
} from '../../src/records/sending/outbox.ts';
import {
  outboxTransitions,
  type OutboxHappening,
  type OutboxState,
} from '../../src/records/sending/outbox-states.ts';
import { aWorkingMorning as now } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { freshConversation, turnOf } from '../support/turns.ts';

const states: readonly OutboxState[] = ['waiting', 'attempting', 'sent', 'dead', 'unknown', 'cancelled'];
const account = 'rahat/webchat';
const soon = { now, until: now + 1000 };

let place: Place;
let database: Database;
let by: Staff;
beforeAll(async () => {
  place = await openPlace();
  ({ database } = place.ground);
  by = await putStaff(
    database,
    { association: 'rahat', email: 'nora@rahat.example', role: 'researcher' },
    now,
  );
});
afterAll(() => place.remove());

/** An entry of the outbox and the lease of its conversation. */
interface Standing {
  readonly held: Leased;
  readonly id: number;
  readonly seq: number;
}

/** An entry of a conversation, said by the bot, as it would stand in a state. */
async function standing(state: OutboxState): Promise<Standing> {
  const publicId = await freshConversation(database);
  const turn = await turnOf(database, publicId, { extras: [] });
  expect(await place.ground.committer.commit(turn)).toBe('committed');
  const conversation = (await findConversation(database, publicId))!;
  await noteHeard(database, conversation, {
    address: { association: 'rahat', channel: 'webchat', address: publicId },
    also: [],
    at: now,
  });
  const { rows } = await database.query<{ id: number }>(
    `insert into outbox (conversation_id, seq, epoch, from_bot, repeats, state, fault, next_at, made_at)
     values ($1, $2, 0, true, true, $3, 'unknownOutcome', to_timestamp(0), to_timestamp($4 / 1000.0)) returning id`,
    [turn.conversation, turn.seq, state, now],
  );
  await database.query('update addresses set send_at = to_timestamp(0) where conversation_id = $1', [
    turn.conversation,
  ]);
  const [held] = (await lease(database, account, { ...soon, most: 1000 })).filter(
    ({ id }) => id === turn.conversation,
  );
  return { held: held!, id: rows[0]!.id, seq: turn.seq };
}

async function stateOf({ id }: Standing): Promise<string> {
  const { rows } = await database.query<{ state: string }>('select state from outbox where id = $1', [id]);
  return rows[0]!.state;
}

const named = ({ id }: Standing): { account: string; external: string; parcel: string } => ({
  account,
  external: `theirs ${id}`,
  parcel: `${id}.0`,
});
const ends = (state: string): Settled =>
  ({ state, part: 0, doubts: 0, fault: null, next: now }) as unknown as Settled;

/** How each thing happens, by its ends where it has several. */
const happenings: Readonly<Record<OutboxHappening, readonly ((one: Standing) => Promise<unknown>)[]>> = {
  handOut: [({ held }) => handOut(database, held, soon)],
  revoke: [
    async ({ held }) => {
      await database.query(`update conversations set owner = 'staff:1', epoch = 1 where id = $1`, [held.id]);
      return handOut(database, held, soon);
    },
  ],
  settle: outboxTransitions.settle.to.map(
    (state) =>
      ({ held, id }: Standing) =>
        settle(database, { account, held, id }, ends(state)),
  ),
  recognise: [(one) => noteProgress(database, named(one), 'delivered')],
  undelivered: [(one) => noteUndelivered(database, named(one), 'notAllowed')],
  sendAgain: [
    ({ held, seq }) => decideDelivery(database, { conversation: held.id, seq }, { by, again: true, now }),
  ],
  leave: [
    ({ held, seq }) => decideDelivery(database, { conversation: held.id, seq }, { by, again: false, now }),
  ],
};

describe.each(Object.keys(happenings) as OutboxHappening[])('%s', (happening) => {
  const { from, to }: { from: readonly OutboxState[]; to: readonly OutboxState[] } =
    outboxTransitions[happening];

  test.each(states)('from %s leads where the table says, or nowhere', async (state) => {
    const reached = new Set<string>();
    for (const happen of happenings[happening]) {
      const one = await standing(state);
      await happen(one);
      reached.add(await stateOf(one));
    }
    expect([...reached].sort()).toEqual(from.includes(state) ? [...to].sort() : [state]);
  });
});

test.each(['attempting', 'cancelled', 'nobody knows this'])(
  'an attempt does not end as %s',
  async (state) => {
    const one = await standing('attempting');
    await expect(settle(database, { ...one, account }, ends(state))).rejects.toThrow('no parcel ends as');
    expect(await stateOf(one)).toBe('attempting');
  },
);

test('whoever lost the lease changes nothing', async () => {
  const one = await standing('attempting');
  const late = { ...one.held, lease: one.held.lease - 1 };
  expect(await settle(database, { account, held: late, id: one.id }, ends('sent'))).toBe(false);
  expect(await handOut(database, late, soon)).toBeUndefined();
  expect(await stateOf(one)).toBe('attempting');
});

test('whose right has ended decides on no message, in the statement itself', async () => {
  const { held, seq } = await standing('dead');
  const former = { id: by.id, term: by.term - 1 };
  const decide = (who: Pick<Staff, 'id' | 'term'>): Promise<boolean> =>
    decideDelivery(database, { conversation: held.id, seq }, { by: who, again: true, now });
  expect(await decide(former)).toBe(false);
  expect(await decide(by)).toBe(true);
});
