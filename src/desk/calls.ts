import type { Calls } from '../contract/calls.ts';
import { lastFour } from '../fields/kind.ts';
import { openCalls } from '../records/desk/calls.ts';
import type { Staff } from '../records/desk/staff.ts';
import type { Desk } from './desk.ts';

/** The calls that members of an association wait for. The whole number is for whoever took it. */
export async function callsFor({ ground, reading }: Desk, staff: Staff): Promise<Calls> {
  const [found, names] = await Promise.all([
    openCalls(ground.database, staff.association),
    reading.names(staff.association),
  ]);
  return {
    items: found.map(({ from, to, takenBy, number = '', ...call }) => ({
      ...call,
      late: to !== null && to < ground.clock.now(),
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      ...(takenBy !== null && { takenBy: { id: takenBy, name: names.get(takenBy) ?? '' } }),
      number: takenBy === staff.id || number === '' ? number : lastFour(number),
    })),
  };
}
