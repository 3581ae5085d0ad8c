import type { CallItem, Calls } from '../contract/calls.ts';
import { lastFour } from '../fields/kind.ts';
import { restsOf, typedLately } from '../records/desk/callees.ts';
import { openCalls, type Call } from '../records/desk/calls.ts';
import type { Staff } from '../records/desk/staff.ts';
import type { Desk } from './desk.ts';

/** From so many within an hour on the desk is told that somebody may be playing. */
const many = 20;

/** Calls to one and the same number, the one to be worked on first: whoever has one has them all. */
function byCallee(calls: readonly Call[]): readonly (readonly [Call, ...Call[]])[] {
  const found = new Map<string, [Call, ...Call[]]>();
  for (const call of calls) {
    const name = call.alerted ? call.id : (call.callee ?? call.id);
    const same = found.get(name);
    if (same) same.push(call);
    else found.set(name, [call]);
  }
  return [...found.values()];
}

interface Seen {
  readonly staff: Staff;
  readonly now: number;
  readonly names: ReadonlyMap<number, string>;
  readonly rests: ReadonlyMap<string, number>;
}

/** One call, however many conversations asked for it. */
function itemOf(same: readonly [Call, ...Call[]], { staff, now, names, rests }: Seen): CallItem {
  const { id, conversation, channel, askedAt, from, to, tries, callee, number = '' } = same[0];
  const takenBy = same.find((one) => one.takenBy !== null)?.takenBy ?? null;
  const proved = same.some((one) => one.proved);
  const rest = proved || callee === null ? undefined : rests.get(callee);
  return {
    id,
    conversation,
    channel,
    askedAt,
    tries,
    asked: same.length,
    proved,
    late: to !== null && to < now,
    ...(rest !== undefined && { rests: rest }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(takenBy !== null && { takenBy: { id: takenBy, name: names.get(takenBy) ?? '' } }),
    number: takenBy === staff.id || number === '' ? number : lastFour(number),
  };
}

/** The calls that members wait for in the conversations that somebody sees. The whole number is for whoever took it. */
export async function callsFor({ ground, reading }: Desk, staff: Staff): Promise<Calls> {
  const { association } = staff;
  const { database, clock } = ground;
  const now = clock.now();
  const [found, names] = await Promise.all([
    openCalls(database, reading.view(staff).sight),
    reading.names(association),
  ]);
  const callees = [...new Set(found.flatMap(({ callee }) => (callee === null ? [] : [callee])))];
  const rests = await restsOf(database, {
    association,
    callees: callees.map((one) => Buffer.from(one, 'hex')),
    now,
  });
  const typed = await typedLately(database, { association, now });
  return {
    items: byCallee(found).map((same) => itemOf(same, { staff, now, names, rests })),
    ...(typed >= many && reading.view(staff).sight.serves && { typedLately: typed }),
  };
}
