import { ms } from '../base/moments.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';

/** Whose browser it is: somebody's at the desk, in the term in which they subscribed, or a member's, by their conversation. */
export type Owner = { readonly staff: number; readonly term: number } | { readonly conversation: number };

/** Where a browser takes messages, as it is kept. */
interface Kept {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

const purpose = 'push subscription';
const hashOf = (database: Database, endpoint: string): Buffer => database.blind.hash(purpose, endpoint);
const mostOfOne = 10;

const partsOf = (owner: Owner): readonly (number | null)[] =>
  'staff' in owner ? [owner.staff, owner.term, null] : [null, null, owner.conversation];

/** A browser is told from now on, at most ten of one owner: the oldest gives way. Whoever else it belonged to has it no more. */
export async function keepSubscription(
  database: Database,
  subscription: Kept,
  { owner, lang, now }: { readonly owner: Owner; readonly lang: string; readonly now: number },
): Promise<void> {
  const sealed = encrypt(database.secret(purpose), purpose, JSON.stringify(subscription));
  const parts = partsOf(owner);
  await database.query(
    `insert into push_subscriptions (staff_id, term, conversation_id, endpoint_hash, sealed, lang, made_at)
       select $1::int, $2::int, $3::bigint, $4, $5, $6, to_timestamp($7 / 1000.0)
       where $3::bigint is null or exists (select from conversations where id = $3 and alerted_at is null)
       on conflict (endpoint_hash) do update set staff_id = excluded.staff_id, term = excluded.term, conversation_id = excluded.conversation_id,
         sealed = excluded.sealed, lang = excluded.lang, made_at = excluded.made_at`,
    [...parts, hashOf(database, subscription.endpoint), sealed, lang, now],
  );
  await database.query(
    `delete from push_subscriptions where id in (
       select id from push_subscriptions where staff_id = $1 or conversation_id = $2 order by made_at desc, id desc offset ${mostOfOne})`,
    [parts[0], parts[2]],
  );
}

/** A browser is told no more. */
export async function dropSubscription(database: Database, endpoint: string): Promise<void> {
  await database.query('delete from push_subscriptions where endpoint_hash = $1', [
    hashOf(database, endpoint),
  ]);
}

/** How many browsers of somebody are told. */
export async function countSubscriptions(
  database: Database,
  { id, term }: { readonly id: number; readonly term: number },
): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::int as count from push_subscriptions where staff_id = $1 and term = $2',
    [id, term],
  );
  return rows[0]?.count ?? 0;
}

/** A message on its way to a browser. Times are milliseconds since the epoch. */
export interface Leaving {
  readonly subscription: number;
  readonly topic: string;
  readonly text: string;
  readonly urgent: boolean;
  readonly until: number;
  /** Until when nobody else sends it. */
  readonly held: string;
  readonly to: Kept;
}

interface Row extends Omit<Leaving, 'to'> {
  readonly sealed: Buffer;
}

/**
 * Messages that are due, at most `most`: nobody else takes them for a minute. Those that nobody needs any more are let go of, and with them the browsers of people
 * whose term is over, and of members who may be in danger.
 */
export async function takePushes(
  database: Database,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<readonly Leaving[]> {
  await database.query(
    `delete from push_subscriptions p using staff s where s.id = p.staff_id and (s.term <> p.term or s.disabled_at is not null)`,
  );
  await database.query(
    `delete from push_subscriptions p using pushes q, conversations c
       where q.due_at <= to_timestamp($1 / 1000.0) and q.subscription_id = p.id and p.conversation_id = c.id and c.alerted_at is not null`,
    [now],
  );
  await database.query('delete from pushes where until <= to_timestamp($1 / 1000.0)', [now]);
  const { rows } = await database.query<Row>(
    `with due as (select subscription_id, topic from pushes where due_at <= to_timestamp($1 / 1000.0) order by due_at limit $2 for update skip locked),
       taken as (
         update pushes p set due_at = to_timestamp($1 / 1000.0) + interval '1 minute' from due
         where p.subscription_id = due.subscription_id and p.topic = due.topic returning p.*)
     select t.subscription_id as subscription, t.topic, t.text, t.urgent, ${ms('t.until')} as until, t.due_at::text as held, s.sealed
     from taken t join push_subscriptions s on s.id = t.subscription_id`,
    [now, most],
  );
  const key = database.secret(purpose);
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    to: JSON.parse(decrypt(key, purpose, sealed).toString('utf8')) as Kept,
  }));
}

/** A message is done with, unless a newer one took its place meanwhile; with `gone` the browser takes none any more. */
export async function settlePush(
  database: Database,
  { subscription, topic, held }: Leaving,
  gone: boolean,
): Promise<void> {
  if (gone) await database.query('delete from push_subscriptions where id = $1', [subscription]);
  else
    await database.query(
      'delete from pushes where subscription_id = $1 and topic = $2 and due_at = $3::timestamptz',
      [subscription, topic, held],
    );
}

/** A message is tried again then. */
export async function putOffPush(
  database: Database,
  { subscription, topic, held }: Leaving,
  at: number,
): Promise<void> {
  await database.query(
    'update pushes set due_at = to_timestamp($4 / 1000.0) where subscription_id = $1 and topic = $2 and due_at = $3::timestamptz',
    [subscription, topic, held, at],
  );
}
