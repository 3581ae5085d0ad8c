import type { Database } from '../base/database.ts';

/** Somebody who is called when a member may be in danger. */
interface Called {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** Who is called: those who may open, in the order in which they are called, and the managers of the association. */
export interface Roster {
  readonly people: readonly Called[];
  readonly managers: readonly Called[];
}

/**
 * As `may_open` of the database, before the wishes of a member: the named that have an account, or researchers where none has; without those whom a case of the
 * conversation concerns, so that nobody is called who could not open it.
 */
export async function rosterOf(
  database: Database,
  { association, concerned }: Pick<DueAlert, 'association' | 'concerned'>,
  named: readonly string[],
): Promise<Roster> {
  const { rows } = await database.query<Called & { role: string }>(
    `select id, name, email, role from staff where association = $1 and disabled_at is null and id <> all ($3) and (email = any ($2) or role in ('researcher', 'manager')) order by id`,
    [association, named, concerned],
  );
  const found = named.flatMap((email) => rows.filter((one) => one.email === email));
  return {
    people: found.length > 0 ? found : rows.filter(({ role }) => role === 'researcher'),
    managers: rows.filter(({ role }) => role === 'manager'),
  };
}

/** An alert whose next step is due. Times are milliseconds since the epoch. */
export interface DueAlert {
  readonly id: string;
  readonly association: string;
  readonly from: number;
  readonly step: number;
  readonly excluded: readonly number[];
  readonly womenOnly: boolean;
  /** Who had its conversation and let go of it without a word, last. */
  readonly letGoBy: number | null;
  /** Whom a case of its conversation concerns: they can neither read nor decide it. */
  readonly concerned: readonly number[];
}

/** Alerts that nobody has read and whose next step is due, at most `most`. */
export async function dueAlerts(database: Database, now: number, most: number): Promise<DueAlert[]> {
  const { rows } = await database.query<DueAlert>({
    name: 'due-alerts',
    text: `select id, association, (extract(epoch from alarm_from) * 1000)::float8 as from, step, excluded, women_only as "womenOnly", let_go_by as "letGoBy",
         array(select k.staff_id from concerns k join requests r on r.reference = k.reference where r.conversation_id = alerts.conversation_id) as concerned
       from alerts where next_at <= to_timestamp($1 / 1000.0) and acknowledged_at is null and closed_at is null order by next_at limit $2`,
    values: [now, most],
  });
  return rows;
}

interface Step {
  /** How many steps are taken then, and when the next one is due; null for none. */
  readonly to: number;
  readonly next: number | null;
  readonly calls: readonly number[];
  readonly now: number;
}

/** Takes steps of an alarm: whom it calls is noted. False when another node took them, or somebody acknowledged or closed it. */
export async function takeStep(
  database: Database,
  { id, step }: Pick<DueAlert, 'id' | 'step'>,
  { to, next, calls, now }: Step,
): Promise<boolean> {
  const { rows } = await database.query<{ taken: number }>(
    `with taken as (
         update alerts set step = $3, next_at = to_timestamp($4::float8 / 1000.0)
         where id = $1 and step = $2 and next_at <= to_timestamp($5 / 1000.0) and acknowledged_at is null and closed_at is null returning id),
       called as (
         insert into alert_calls (alert_id, staff_id, at) select taken.id, s, to_timestamp($5 / 1000.0) from taken, unnest($6::int[]) as s
         on conflict do nothing)
       select count(*)::int as taken from taken`,
    [id, step, to, next, now, calls],
  );
  return rows[0]?.taken === 1;
}

/** An alert that nobody was reached for, of which the member is to be told. */
export interface UnreachedAlert {
  readonly id: string;
  readonly association: string;
  readonly conversation: string;
  /** The conversation's key, still wrapped. */
  readonly dataKey: Buffer;
  /** What was heard last, sealed. */
  readonly kind: Buffer;
  readonly openedAt: number;
  /** Whether somebody was with the member and let go. */
  readonly left: boolean;
}

/** Alerts that stand unread since `before`, and whose members were not told so; not those who want nothing written. At most `most`. */
export async function unreachedAlerts(
  database: Database,
  before: number,
  most: number,
): Promise<UnreachedAlert[]> {
  const { rows } = await database.query<UnreachedAlert>({
    name: 'unreached-alerts',
    text: `select a.id, a.association, c.public_id as conversation, c.data_key as "dataKey", (extract(epoch from a.opened_at) * 1000)::float8 as "openedAt", a.let_go_at is not null as left,
         (select k.sealed from alert_kinds k where k.alert_id = a.id order by k.at desc, k.seq desc limit 1) as kind
       from alerts a join conversations c on c.id = a.conversation_id
       where a.closed_at is null and a.acknowledged_at is null and a.unreached_at is null and not a.silent and a.alarm_from <= to_timestamp($1 / 1000.0)
       order by a.alarm_from limit $2`,
    values: [before, most],
  });
  return rows;
}

/** A call that is to go out by mail. */
export interface Unmailed {
  readonly alert: string;
  readonly staff: number;
  readonly at: string;
  readonly association: string;
  readonly email: string;
}

/** Calls of alerts that nobody has read yet, marked so that no other node mails too; of these associations, at most `most`. */
export async function takeUnmailedCalls(
  database: Database,
  {
    now,
    most,
    associations,
  }: { readonly now: number; readonly most: number; readonly associations: readonly string[] },
): Promise<Unmailed[]> {
  const { rows } = await database.query<Unmailed>(
    `with unmailed as (
         select k.alert_id, k.staff_id, k.at from alert_calls k join alerts a on a.id = k.alert_id
         where k.mailed_at is null and a.acknowledged_at is null and a.closed_at is null and a.association = any ($3)
         order by k.at limit $2 for update of k skip locked)
       update alert_calls k set mailed_at = to_timestamp($1 / 1000.0) from unmailed u, staff s, alerts a
       where k.alert_id = u.alert_id and k.staff_id = u.staff_id and k.at = u.at and s.id = k.staff_id and a.id = k.alert_id
       returning k.alert_id as alert, k.staff_id as staff, k.at::text as at, a.association, s.email`,
    [now, most, associations],
  );
  return rows;
}

/** The mail did not go out: it is tried again. */
export async function stillUnmailedCall(database: Database, { alert, staff, at }: Unmailed): Promise<void> {
  await database.query(
    'update alert_calls set mailed_at = null where alert_id = $1 and staff_id = $2 and at = $3::timestamptz',
    [alert, staff, at],
  );
}
