import { timingSafeEqual } from 'node:crypto';
import { minute } from '../../../kernel/clock.ts';
import type { Database } from '../../base/database.ts';

/** A code is told at the door, soon after it was sent. */
export const deliveryCodeLasts = 30 * minute;
/** So often a code may be typed wrong. */
const mostTries = 5;
/** Before that no other code is sent: one may still be on its way. */
export const codesApart = minute;

export const deliveryCodeHash = (database: Database, reference: string, code: string): Buffer =>
  database.blind.hash('delivery code', reference, code);

/** Whether a code was sent for a case a moment ago. */
export async function wasJustSent(database: Database, reference: string, now: number): Promise<boolean> {
  const { rows } = await database.query(
    `select 1 from delivery_codes where reference = $1 and sent_at > to_timestamp(($2 - $3::float8) / 1000.0)`,
    [reference, now, codesApart],
  );
  return rows.length > 0;
}

/** `wrong`: so often it may still be tried. `over`: there is none, its time is over, or it was tried too often. */
export type Tried =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'over' };

/** Tries a code: counted before it is looked at, so that nobody tries two at once for one. */
export async function tryDeliveryCode(
  database: Database,
  { reference, code, now }: { readonly reference: string; readonly code: string; readonly now: number },
): Promise<Tried> {
  const { rows } = await database.query<{ hash: Buffer; tries: number }>(
    `update delivery_codes set tries = tries + 1 where reference = $1 and ends_at > to_timestamp($2 / 1000.0) and tries < $3 returning hash, tries`,
    [reference, now, mostTries],
  );
  const [row] = rows;
  if (!row) return { kind: 'over' };
  if (timingSafeEqual(row.hash, deliveryCodeHash(database, reference, code))) return { kind: 'right' };
  return row.tries < mostTries ? { kind: 'wrong', left: mostTries - row.tries } : { kind: 'over' };
}
