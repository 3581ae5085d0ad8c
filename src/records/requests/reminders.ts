import type { Database } from '../base/database.ts';
import { macOfReminder } from '../sealing/macs.ts';

/** Which part of the time for an answer has passed, in order: half, four fifths, all but the last working day, all of it. */
export const parts = ['halfOver', 'mostOver', 'dayNear', 'dayOver'] as const;
export type Part = (typeof parts)[number];
export const isPart = (word: string | undefined): word is Part => parts.some((part) => part === word);

interface Noting {
  readonly association: string;
  readonly now: number;
  /** Today, the next working day, and the last day that is over for those who wait; YYYY-MM-DD in Riyadh. */
  readonly today: string;
  readonly next: string;
  readonly over: string;
}

// From when on the time of the request `r` runs to the day by which it is answered.
const begins = `(coalesce((select max(d.at) from new_days d where d.reference = r.reference), r.submitted_at) at time zone 'Asia/Riyadh')::date`;
const share = (percent: number): string => `begins + ceil((due_on - begins) * ${percent} / 100.0)::int`;

interface Passed {
  readonly reference: string;
  readonly due: string;
  readonly part: string;
}

/** Which part of the time of open requests has passed, as far as it is not noted yet. */
async function passedParts(
  database: Database,
  { association, today, next, over }: Noting,
): Promise<readonly Passed[]> {
  const { rows } = await database.query<Passed>(
    `with open as (select r.reference, coalesce(r.moved_to, r.reply_on) as due_on, r.told, ${begins} as begins from requests r where r.association = $1 and is_open(r.status) and r.status <> 'asked'),
       passed as (
         select reference, due_on, 'halfOver' as part from open where ${share(50)} <= $2::date
         union all select reference, due_on, 'mostOver' from open where ${share(80)} <= $2::date
         union all select reference, due_on, 'dayNear' from open where told and due_on <= $3::date
         union all select reference, due_on, 'dayOver' from open where due_on <= $4::date)
     select p.reference, p.due_on::text as due, p.part from passed p
       where not exists (select from reply_reminders m where m.reference = p.reference and m.due_on = p.due_on and m.part = p.part)`,
    [association, today, next, over],
  );
  return rows;
}

/**
 * Notes which part of the time of open requests has passed, once for each day by which they are answered, which is to be sealed; answers how many were noted. What
 * was promised to nobody has no day before the last.
 */
export async function noteParts(database: Database, noting: Noting): Promise<number> {
  const { association, now: at } = noting;
  const passed = await passedParts(database, noting);
  if (passed.length === 0) return 0;
  const macs = passed.map(({ reference, due, part }) =>
    macOfReminder(database, { association, reference, what: `part/${due}/${part}`, at }),
  );
  const { rowCount } = await database.query(
    `with made as (
         insert into reply_reminders (reference, due_on, part, at, mac)
         select t.reference, t.due, t.part, to_timestamp($2 / 1000.0), t.mac from unnest($3::text[], $4::date[], $5::text[], $6::bytea[]) as t (reference, due, part, mac)
         on conflict do nothing returning reference, due_on, part, mac)
     insert into chain_waiting (association, kind, ref, hash)
     select $1, 'reminder', reference || '/part/' || due_on || '/' || part, mac from made`,
    [
      association,
      at,
      passed.map(({ reference }) => reference),
      passed.map(({ due }) => due),
      passed.map(({ part }) => part),
      macs,
    ],
  );
  return rowCount ?? 0;
}

/** Which parts were noted for a request, and when, in order. */
export async function partsOf(
  database: Database,
  reference: string,
): Promise<readonly { readonly at: number; readonly part: Part }[]> {
  const { rows } = await database.query<{ at: number; part: Part }>(
    `select round(extract(epoch from at) * 1000)::float8 as at, part from reply_reminders
       where reference = $1 order by at, array_position($2::text[], part)`,
    [reference, parts],
  );
  return rows;
}
