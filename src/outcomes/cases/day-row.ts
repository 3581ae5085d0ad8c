import { macOfNewDay } from '../../records/sealing/macs.ts';
import type { Keeping, Row } from '../outcome.ts';

interface MovedDay {
  readonly reference: string;
  readonly was: string;
  readonly day: string;
  readonly staff: number | null;
}

/** Another day by which a case is answered, because its member was waited for, as it goes along with the step that moved it; nothing where it is the same. */
export function dayRow({ reference, was, day, staff }: MovedDay, { database, now: at }: Keeping): Row {
  if (was === day) return {};
  const mac = macOfNewDay(database, { reference, was, day, at, staff, reason: null });
  return { was, day, dayMac: mac.toString('hex') };
}
