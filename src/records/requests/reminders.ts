import type { Database } from '../base/database.ts';
import type { StudiedElsewhere } from './unmailed.ts';

/** Which part of the time for an answer has passed, in order: half, four fifths, all but the last working day, all of it. */
export const parts = ['halfOver', 'mostOver', 'dayNear', 'dayOver'] as const;
export type Part = (typeof parts)[number];

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

/**
 * Notes which part of the time of open requests has passed, once for each day by which they are answered; answers how many were noted. What was
 * promised to nobody has no day before the last.
 */
export async function noteParts(
  database: Database,
  { association, now, today, next, over }: Noting,
): Promise<number> {
  const { rowCount } = await database.query(
    `with open as (select r.reference, coalesce(r.moved_to, r.reply_on) as due_on, r.told, ${begins} as begins from requests r where r.association = $1 and is_open(r.status) and r.status <> 'asked'),
       passed as (
         select reference, due_on, 'halfOver' as part from open where ${share(50)} <= $3::date
         union all select reference, due_on, 'mostOver' from open where ${share(80)} <= $3::date
         union all select reference, due_on, 'dayNear' from open where told and due_on <= $4::date
         union all select reference, due_on, 'dayOver' from open where due_on <= $5::date)
     insert into reply_reminders (reference, due_on, part, at) select reference, due_on, part, to_timestamp($2 / 1000.0) from passed
     on conflict do nothing`,
    [association, now, today, next, over],
  );
  return rowCount ?? 0;
}

/** What those who study a request are to be told by mail: the last part that has passed. */
export interface UnmailedPart {
  readonly association: string;
  readonly reference: string;
  readonly part: Part;
  readonly dueOn: string;
  readonly to: readonly string[];
}

interface Taking {
  readonly now: number;
  readonly most: number;
  readonly elsewhere: readonly StudiedElsewhere[];
}

/**
 * Parts of which those who study the requests have yet to be told by mail, marked so that no other node mails too; of a day that is over the
 * managers are told too. What is not open any more is told to nobody.
 */
export async function takeUnmailedParts(
  database: Database,
  { now, most, elsewhere }: Taking,
): Promise<readonly UnmailedPart[]> {
  const { rows } = await database.query<UnmailedPart>(
    `with unmailed as (
         select reference, due_on, part from reply_reminders where mailed_at is null order by at limit $2 for update skip locked),
       marked as (
         update reply_reminders m set mailed_at = to_timestamp($1 / 1000.0) from unmailed u
         where m.reference = u.reference and m.due_on = u.due_on and m.part = u.part returning m.reference, m.due_on, m.part),
       last as (
         select distinct on (reference) reference, due_on, part from marked
         order by reference, due_on desc, array_position($4::text[], part) desc),
       told as (
         select r.association, r.reference, l.part, l.due_on::text as "dueOn", (select array_agg(s.email order by s.email) from staff s
           where s.association = r.association and s.disabled_at is null and s.role = any (
             coalesce((select array(select jsonb_array_elements_text(e->'roles')) from jsonb_array_elements($3::jsonb) as e
               where e->>'association' = r.association and e->>'service' = r.service), array['committee'])
             || case when l.part = 'dayOver' then array['manager'] else '{}' end)) as to
         from last l join requests r on r.reference = l.reference where is_open(r.status) and r.status <> 'asked' and coalesce(r.moved_to, r.reply_on) = l.due_on)
     select * from told where "to" is not null order by reference`,
    [now, most, JSON.stringify(elsewhere), parts],
  );
  return rows;
}

/** The mail did not go out: it is tried again. */
export async function stillUnmailedParts(
  database: Database,
  unmailed: readonly Pick<UnmailedPart, 'reference' | 'part' | 'dueOn'>[],
): Promise<void> {
  await database.query(
    `update reply_reminders m set mailed_at = null from unnest($1::text[], $2::date[], $3::text[]) as t (reference, due_on, part)
       where m.reference = t.reference and m.due_on = t.due_on and m.part = t.part`,
    [
      unmailed.map(({ reference }) => reference),
      unmailed.map(({ dueOn }) => dueOn),
      unmailed.map(({ part }) => part),
    ],
  );
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
