import type { Database } from '../../base/database.ts';

/** A case that may be owed something by its member: since when, and how often they were reminded since then. */
export interface Owing {
  readonly reference: string;
  readonly service: string;
  readonly status: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly told: number;
  /** When they were last, since then; 0 where they were not. */
  readonly lastAt: number;
  /** The conversation in which it was sent. */
  readonly conversation: string;
}

interface Taking {
  readonly association: string;
  readonly now: number;
  /** How long a case is left alone once it was looked at; milliseconds. */
  readonly pause: number;
  readonly most: number;
}

/** Takes cases that are to be looked at, so that no other node takes them. */
export async function takeOwing(
  database: Database,
  { association, now, pause, most }: Taking,
): Promise<readonly Owing[]> {
  const { rows } = await database.query<Owing>(
    `with due as (
         select reference from requests where association = $1 and status in ('submitted', 'asked', 'accepted', 'partly', 'completed', 'notArrived') and (status <> 'submitted' or needs_check)
           and (owed_next_at is null or owed_next_at <= to_timestamp($2 / 1000.0))
         order by owed_next_at nulls first limit $4 for update skip locked),
       taken as (
         update requests r set owed_next_at = to_timestamp(($2 + $3::float8) / 1000.0) from due where r.reference = due.reference
         returning r.reference, r.service, r.status, r.conversation_id, owed_since(r.reference) as since)
     select t.reference, t.service, t.status, round(extract(epoch from t.since) * 1000)::float8 as since, c.public_id as conversation,
       o.told, o.last_at as "lastAt"
     from taken t join conversations c on c.id = t.conversation_id
     cross join lateral (
       select count(*)::int as told, coalesce(extract(epoch from max(at)) * 1000, 0)::float8 as last_at from owed_reminders
       where reference = t.reference and since = t.since) o`,
    [association, now, pause, most],
  );
  return rows;
}

/** When the member of a case was reminded, and when a person was called, in order. */
export async function owedReminders(
  database: Database,
  reference: string,
): Promise<readonly { readonly at: number; readonly toPerson: boolean }[]> {
  const { rows } = await database.query<{ at: number; toPerson: boolean }>(
    `select round(extract(epoch from at) * 1000)::float8 as at, to_person as "toPerson" from owed_reminders where reference = $1 order by at`,
    [reference],
  );
  return rows;
}
