import type { Database } from '../base/database.ts';

/** A request that ended, or whose day passed, and whose member was not asked yet how the service was. */
export interface Unrated {
  readonly reference: string;
  readonly service: string;
  readonly status: string;
  /** How it ended for its member: `dayOver` where its day passed without an answer. */
  readonly outcome: string;
  /** The conversation in which it was sent. */
  readonly conversation: string;
}

interface Taking {
  readonly association: string;
  /** The statuses with which a service is over for its member. */
  readonly over: readonly string[];
  readonly now: number;
  /** How long after the end it is asked at the earliest and at the latest, and how long a request is left alone once it was tried; milliseconds. */
  readonly after: number;
  readonly within: number;
  readonly pause: number;
  readonly most: number;
}

/** How the case `r` stands for its member once it is over, or its day is: as what it was closed, where it was. */
const endedAs = (r: string): string => `case when is_open(${r}.status) then 'dayOver'
    when ${r}.status in ('closed', 'notArrived') then (select e.status from request_events e
      where e.reference = ${r}.reference and e.status in ('delivered', 'completed', 'accepted', 'partly') order by e.id desc limit 1)
    else ${r}.status end`;

/** What the member of the case `r` was asked about, or would be: that its day had passed, where they were asked before it was decided. */
export const ratedAs = (
  r: string,
): string => `case when ${r}.late_told_at is not null and ${r}.rating_asked_on < (
      select min((e.at at time zone 'Asia/Riyadh')::date) from request_events e
      where e.reference = ${r}.reference and e.status in ('accepted', 'partly', 'refused', 'handled', 'filed')) then 'dayOver'
    else ${endedAs(r)} end`;

/** Takes requests of which it is to be asked now, so that no other node takes them, and none keeps the others waiting. */
export async function takeUnrated(
  database: Database,
  { association, over, now, after, within, pause, most }: Taking,
): Promise<readonly Unrated[]> {
  const { rows } = await database.query<Unrated>(
    `with ended as (
         select r.reference, case when is_open(r.status) then r.late_told_at
             else (select max(e.at) from request_events e where e.reference = r.reference and e.status = r.status) end as at
         from requests r where r.association = $1 and r.rating_asked_on is null and (r.status = any ($2::text[]) or (is_open(r.status) and r.late_told_at is not null))
           and (r.rating_next_at is null or r.rating_next_at <= to_timestamp($3 / 1000.0))),
       due as (
         select r.reference from requests r join ended using (reference)
         where ended.at between to_timestamp(($3 - $5::float8) / 1000.0) and to_timestamp(($3 - $4::float8) / 1000.0)
         order by ended.at limit $7 for update of r skip locked)
     update requests r set rating_next_at = to_timestamp(($3 + $6::float8) / 1000.0) from due, conversations c
       where r.reference = due.reference and c.id = r.conversation_id
       returning r.reference, r.service, r.status, ${endedAs('r')} as outcome, c.public_id as conversation`,
    [association, over, now, after, within, pause, most],
  );
  return rows;
}
