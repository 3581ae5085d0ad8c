import { day, minute } from '../../kernel/clock.ts';
import { hashOfSecret, randomSecret } from '../../kernel/ids.ts';
import type { Database } from '../base/database.ts';
import { ms } from '../base/moments.ts';
import type { Resume } from './resumes.ts';

/** So long a link is good. */
const lasts = 365 * day;
/** After so many wrong PINs in a row none is taken for a while, which doubles each time, up to a day. */
const most = 5;
const firstPause = 15 * minute;
/** The values that a link gives out count on from the seconds since then: they are newer than any that was ever renewed or ended. */
const countedFrom = 1_767_225_600;

/** A try at a link: what the PIN is held against, or until when none is taken. */
export type Try =
  | { readonly kind: 'open'; readonly conversation: number; readonly pin: string }
  | { readonly kind: 'shut'; readonly until: number };

/** Makes the one link of a conversation, in place of an older one; undefined where somebody was in danger. */
export async function makeReturnLink(
  database: Database,
  { publicId, pin }: { readonly publicId: string; readonly pin: string },
  now: number,
): Promise<string | undefined> {
  const value = randomSecret();
  // The row is locked: an alert that is raised at this moment finds the link, or is found by it.
  const { rowCount } = await database.query(
    `insert into return_links (conversation_id, hash, pin, made_at)
       select c.id, $2, $3, to_timestamp($4 / 1000.0)
       from (select id from conversations where public_id = $1 and alerted_at is null for no key update) c
     on conflict (conversation_id) do update
       set hash = excluded.hash, pin = excluded.pin, made_at = excluded.made_at, wrong = 0, shut_until = null`,
    [publicId, hashOfSecret(value), pin, now],
  );
  return rowCount === 1 ? value : undefined;
}

/** Counts a try as wrong before the PIN is held against it, so that many at one moment are no more than one after the other. Undefined where there is no such link. */
export async function tryReturnLink(
  database: Database,
  { value, association }: { readonly value: string; readonly association: string },
  now: number,
): Promise<Try | undefined> {
  const { rows } = await database.query<{ id: string; pin: string; until: number | null; counted: boolean }>(
    `with link as (
         select l.conversation_id, l.pin, l.shut_until from return_links l join conversations c on c.id = l.conversation_id
         where l.hash = $1 and c.association = $2 and c.alerted_at is null and l.made_at > to_timestamp(($3 - ${lasts}) / 1000.0)),
       counted as (
         update return_links l set wrong = l.wrong + 1, shut_until = case when (l.wrong + 1) % ${most} = 0
           then to_timestamp(($3 + least(${day}, ${firstPause} * 2.0 ^ least(20, (l.wrong + 1) / ${most} - 1))) / 1000.0) end
         from link where l.conversation_id = link.conversation_id and (l.shut_until is null or l.shut_until <= to_timestamp($3 / 1000.0))
         returning l.conversation_id)
       select link.conversation_id as id, link.pin, ${ms('link.shut_until')} as until, exists (select from counted) as counted from link`,
    [hashOfSecret(value), association, now],
  );
  const [row] = rows;
  if (!row) return undefined;
  return row.counted
    ? { kind: 'open', conversation: Number(row.id), pin: row.pin }
    : { kind: 'shut', until: row.until ?? now + firstPause };
}

/** The PIN was right: a value that takes the conversation up again. Its use ends those of every other device. Undefined where somebody was in danger meanwhile. */
export async function openReturnLink(
  database: Database,
  conversation: number,
  now: number,
): Promise<(Resume & { readonly publicId: string }) | undefined> {
  const value = randomSecret();
  const { rows } = await database.query<{ public_id: string; generation: number }>(
    `with link as (
         update return_links l set wrong = 0, shut_until = null from conversations c
         where l.conversation_id = $1 and c.id = $1 and c.alerted_at is null returning c.id, c.public_id)
       insert into resumes (hash, conversation_id, generation, made_at, begun_at)
       select $2, link.id, greatest((select coalesce(max(r.generation), 0) + 1 from resumes r where r.conversation_id = link.id),
           ($3 / 1000.0)::bigint - ${countedFrom}), to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0) from link
       returning generation, (select public_id from link)`,
    [conversation, hashOfSecret(value), now],
  );
  const [row] = rows;
  return row && { value, generation: row.generation, publicId: row.public_id };
}
