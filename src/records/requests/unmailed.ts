import { minute } from '../../kernel/clock.ts';
import type { Database } from '../base/database.ts';
import { macOfTelling } from '../sealing/macs.ts';

/** After so many milliseconds no mail is on its way any more: whoever sent it was ended in the middle. */
const longest = 10 * minute;

/** A request of which those who study it have not been told by mail, with their addresses. */
export interface Unmailed {
  readonly reference: string;
  readonly association: string;
  readonly replyOn: string;
  readonly to: readonly string[];
}

/** Who studies the requests of a service that is not the committee's. */
export interface StudiedElsewhere {
  readonly association: string;
  readonly service: string;
  readonly roles: readonly string[];
}

interface Taking {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly most: number;
  readonly elsewhere: readonly StudiedElsewhere[];
}

// Whoever studies the request `r` and can sign in, as `s`.
const studying = `s.association = r.association and s.disabled_at is null and s.role = any (coalesce(
  (select array(select jsonb_array_elements_text(e->'roles')) from jsonb_array_elements($3::jsonb) as e
     where e->>'association' = r.association and e->>'service' = r.service), array['committee']))`;

/**
 * Requests of which those who study them have yet to be told, marked so that no other node mails too as long as a mail may be on its way. Those for which nobody can
 * sign in are left for when somebody can.
 */
export async function takeUnmailed(
  database: Database,
  { now, most, elsewhere }: Taking,
): Promise<Unmailed[]> {
  const { rows } = await database.query<Unmailed>(
    `with unmailed as (
         select r.reference from requests r where r.committee_told_at is null and (r.status = 'checked' or r.status = 'submitted' and not r.needs_check)
           and (r.mailing_at is null or r.mailing_at < to_timestamp(($1::float8 - ${longest}) / 1000.0))
           and exists (select 1 from staff s where ${studying})
         order by r.submitted_at limit $2 for update skip locked),
       marked as (update requests r set mailing_at = to_timestamp($1 / 1000.0) from unmailed where r.reference = unmailed.reference returning r.*)
       select r.reference, r.association, coalesce(r.moved_to, r.reply_on)::text as "replyOn", (select array_agg(s.email) from staff s where ${studying}) as to
       from marked r`,
    [now, most, JSON.stringify(elsewhere)],
  );
  return rows;
}

/** The mail did not go out: it is tried again. */
export async function stillUnmailed(database: Database, reference: string): Promise<void> {
  await database.query('update requests set mailing_at = null where reference = $1', [reference]);
}

/** The mail went out: those who study the request were told, and that is to be sealed. */
export async function mailed(
  database: Database,
  { association, reference }: Pick<Unmailed, 'association' | 'reference'>,
  now: number,
): Promise<void> {
  const mac = macOfTelling(database, { association, reference, what: 'mail', at: now });
  await database.query(
    `with told as (
       update requests set committee_told_at = to_timestamp($2 / 1000.0), mailing_at = null
       where reference = $1 and committee_told_at is null returning association)
     insert into chain_waiting (association, kind, ref, hash) select association, 'telling', $1 || '/mail', $3::bytea from told`,
    [reference, now, mac],
  );
}
