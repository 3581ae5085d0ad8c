import type { Database } from '../base/database.ts';

/** Whether somebody had the conversation in which a case was sent. */
export async function servedBy(database: Database, reference: string, staff: number): Promise<boolean> {
  const { rows } = await database.query(
    `select 1 from escalations e join requests r on r.conversation_id = e.conversation_id
       where r.reference = $1 and e.claimed_by = $2 limit 1`,
    [reference, staff],
  );
  return rows.length > 0;
}

/** By which rule a committee decides, and which cases it may decide on. */
interface Judging {
  readonly association: string;
  readonly roles: readonly string[];
  readonly services: readonly string[];
  readonly quorum: number;
  readonly approvals: number;
  readonly excludes: readonly string[];
  /** This case alone. */
  readonly reference?: string;
}

/** An open case on which no decision can be reached: so many votes were cast, and so many people may still vote. */
interface Locked {
  readonly reference: string;
  readonly cast: number;
  readonly left: number;
}

/** How many people of these roles can sign in. */
export async function judgesAt(
  database: Database,
  { association, roles }: Pick<Judging, 'association' | 'roles'>,
): Promise<number> {
  const { rows } = await database.query<{ there: number }>(
    'select count(*)::int as there from staff where association = $1 and role = any ($2) and disabled_at is null and password is not null',
    [association, roles],
  );
  return rows[0]?.there ?? 0;
}

/** Open cases on which too few may still vote, whoever they are, for any decision. Only those are looked at with which somebody of the committee had to do, or all where they are too few for any. */
export async function lockedCases(
  database: Database,
  { association, roles, services, quorum, approvals, excludes, reference }: Judging,
): Promise<readonly Locked[]> {
  const { rows } = await database.query<Locked>(
    `with judges as (select id from staff where association = $1 and role = any ($2) and disabled_at is null and password is not null),
       held as (select reference, conversation_id from requests
         where association = $1 and is_open(status) and service = any ($3) and ($7::text is null or reference = $7)),
       touched as (
         select reference from held where (select count(*) from judges) < greatest($4::int, $5::int)
         union select reference from held join concerns k using (reference) where k.staff_id in (select id from judges)
         union select reference from held join request_events e using (reference) where e.status like 'vote.%' or e.staff_id in (select id from judges)
         union select reference from held join escalations x using (conversation_id) where x.claimed_by in (select id from judges))
     select t.reference, v.cast, j.left from touched t
       cross join lateral (
         select coalesce(sum(n), 0)::int as cast, coalesce(max(n) filter (where status <> 'vote.abstained'), 0)::int as alike
         from (select e.status, count(*) as n from request_events e
           where e.reference = t.reference and e.status like 'vote.%'
             and e.id > coalesce((select max(id) from request_events where reference = t.reference and not is_note(status)), 0)
           group by e.status) tally) v
       cross join lateral (
         select count(*)::int as left from judges
         where id not in (select votes_cast(t.reference)) and not barred_from(t.reference, id, $6::jsonb)) j
       where v.cast + j.left < $4 or v.alike + j.left < $5
       order by t.reference`,
    [association, roles, services, quorum, approvals, JSON.stringify(excludes), reference ?? null],
  );
  return rows;
}
