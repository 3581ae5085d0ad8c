import { minute } from '../../kernel/clock.ts';
import { ms } from '../base/moments.ts';
import type { Conversation } from './conversations.ts';
import type { Database } from '../base/database.ts';

export const codeLasts = 10 * minute;

export const codeHash = (database: Database, association: string, code: string): Buffer =>
  database.blind.hash('link code', association, code);

/**
 * Conversations that are joined to that of the parameter $1, as a subquery: by a code. Where an employee saw the paper (`staff_id`) one conversation
 * sees requests of the other, by proofs, and nothing is joined: whoever sent a request with somebody's identity would see all of theirs.
 */
export const joined = `select other_id from links where conversation_id = $1 and staff_id is null union all select conversation_id from links where other_id = $1 and staff_id is null`;

/** Claims a code for a conversation; false when it is unknown, over, another's already, or the conversation's own. */
export async function claimCode(
  database: Database,
  { id, association }: Pick<Conversation, 'id' | 'association'>,
  { code, now }: { readonly code: string; readonly now: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update link_codes set used_by = $3 where association = $1 and hash = $2 and conversation_id <> $3
         and ends_at > to_timestamp($4 / 1000.0) and (used_by is null or used_by = $3)`,
    [association, codeHash(database, association, code), id, now],
  );
  return rowCount === 1;
}

/** What joins a conversation to another one. */
export interface Join {
  readonly channel: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Who saw the paper; null where it was joined by a code. */
  readonly seenBy: number | null;
}

/** What joins a conversation to others, by a code as by a paper that was seen, whichever of the two sees the other's requests; the latest first. */
export async function joinsOf(database: Database, conversation: number): Promise<readonly Join[]> {
  const { rows } = await database.query<Join>({
    name: 'joins-of',
    text: `select c.channel, ${ms('l.at')} as at, l.staff_id as "seenBy" from (
        select other_id as other, at, staff_id from links where conversation_id = $1
        union all select conversation_id, at, staff_id from links where other_id = $1) as l
      join conversations c on c.id = l.other order by l.at desc`,
    values: [conversation],
  });
  return rows;
}

/** A conversation that has yet to be told that another one was joined to it. */
export interface UnannouncedLink {
  readonly publicId: string;
  readonly other: string;
}

/** Marked as told, so that no other node tells it too. */
export async function takeUnannouncedLinks(
  database: Database,
  now: number,
  most: number,
): Promise<UnannouncedLink[]> {
  const { rows } = await database.query<UnannouncedLink>({
    name: 'unannounced-links',
    text: `with unannounced as (
          select conversation_id, other_id from links where told_at is null limit $2 for update skip locked),
        marked as (
          update links l set told_at = to_timestamp($1 / 1000.0) from unannounced u
          where l.conversation_id = u.conversation_id and l.other_id = u.other_id returning l.*)
        select o.public_id as "publicId", c.public_id as other from marked t
        join conversations c on c.id = t.conversation_id join conversations o on o.id = t.other_id`,
    values: [now, most],
  });
  return rows;
}

export async function stillUnannouncedLink(
  database: Database,
  { publicId, other }: UnannouncedLink,
): Promise<void> {
  await database.query(
    `update links l set told_at = null from conversations c, conversations o
       where c.public_id = $1 and o.public_id = $2 and l.conversation_id = c.id and l.other_id = o.id`,
    [other, publicId],
  );
}
