import type { Database } from '../base/database.ts';
import { columns, type Staff } from './staff.ts';

/** So long after a page of the desk was seen open at somebody they count as there, in milliseconds. */
const hereFor = 60_000;

/** Notes that a page of the desk is open at those whose sessions these are. */
export async function noteHere(database: Database, sessions: readonly string[], now: number): Promise<void> {
  await database.query(
    `insert into staff_here (staff_id, at) select distinct s.staff_id, to_timestamp($2 / 1000.0) from staff_sessions s where s.hash = any ($1::bytea[])
       on conflict (staff_id) do update set at = greatest(staff_here.at, excluded.at)`,
    [sessions.map((id) => Buffer.from(id, 'hex')), now],
  );
}

/** Somebody who is at the desk now, with how many conversations they have, and when they were given the last (milliseconds since the epoch, 0 for never). */
export interface There extends Staff {
  readonly busy: number;
  readonly givenAt: number;
}

/** Who is at the desk of an association: not away, and with a page of it open. */
export async function peopleThere(
  database: Database,
  association: string,
  now: number,
): Promise<readonly There[]> {
  const { rows } = await database.query<There>(
    `select ${columns},
         (select count(*)::int from conversations c where c.association = staff.association and c.owner = 'staff:' || staff.id) as busy,
         coalesce((select extract(epoch from max(a.at)) * 1000 from assignments a where a.staff_id = staff.id), 0)::float8 as "givenAt"
       from staff join staff_here h on h.staff_id = staff.id
       where association = $1 and disabled_at is null and away_at is null and password is not null and h.at > to_timestamp($2 / 1000.0) order by staff.id`,
    [association, now - hereFor],
  );
  return rows;
}

/** A conversation that waits for a person and that nobody has: to whom it was given already since it waits, and who answered in it the last time. */
export interface Unowned {
  readonly publicId: string;
  readonly had: readonly number[];
  readonly lastWith: number | null;
}

/** Those that wait and were not given to each of `among` since, by their first promise; none in which an alert stood. */
export async function waitingUnowned(
  database: Database,
  association: string,
  { among, most }: { readonly among: readonly number[]; readonly most: number },
): Promise<readonly Unowned[]> {
  const { rows } = await database.query<Unowned>(
    `select c.public_id as "publicId",
         array(select a.staff_id from assignments a where a.conversation_id = c.id and a.at >= e.since) as had,
         (select l.claimed_by from escalations l where l.conversation_id = c.id and l.ended_at is not null and l.answered_at is not null order by l.ended_at desc limit 1) as "lastWith"
       from escalations e join conversations c on c.id = e.conversation_id
       where e.association = $1 and e.ended_at is null and c.owner = 'bot' and c.alerted_at is null
         and exists (select from unnest($2::int[]) as w (id) where not exists (
           select from assignments a where a.conversation_id = c.id and a.staff_id = w.id and a.at >= e.since))
       order by e.first_promised_by, e.since limit $3`,
    [association, among, most],
  );
  return rows;
}
