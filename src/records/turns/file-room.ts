import type { Database } from '../base/database.ts';
import type { Conversation } from './conversations.ts';

/** Whose file it is, and at what time (milliseconds since the epoch) it comes. */
export interface Bringer {
  readonly conversation: Pick<Conversation, 'id' | 'association'>;
  readonly now: number;
}

/** So many bytes may be kept: of one conversation in a day (of Riyadh), of all files of one association. */
interface FileBudgets {
  readonly ofConversation: number;
  readonly ofAssociation: number;
}

/** What became of a wish for room: `used` is what the association's files take by now, in bytes. */
export type Room =
  | { readonly kind: 'reserved'; readonly used: number }
  | { readonly kind: 'full'; readonly of: 'conversation' | 'association' };

const today = `(to_timestamp($2 / 1000.0) at time zone 'Asia/Riyadh')::date`;

/** Bytes that a conversation may still bring today, as far as both budgets go. */
export async function roomLeft(
  database: Database,
  { conversation: { id, association }, now }: Bringer,
  { ofConversation, ofAssociation }: FileBudgets,
): Promise<{ readonly ofConversation: number; readonly ofAssociation: number }> {
  const { rows } = await database.query<{ mine: number; used: number }>({
    name: 'file-room-left',
    text: `select coalesce((select bytes from file_days where conversation_id = $1 and day = ${today}), 0)::float8 as mine,
        coalesce((select bytes from file_room where association = $3), 0)::float8 as used`,
    values: [id, now, association],
  });
  const { mine = 0, used = 0 } = rows[0] ?? {};
  return { ofConversation: ofConversation - mine, ofAssociation: ofAssociation - used };
}

/** Whether a file of a conversation was kept since a time (milliseconds since the epoch). */
export async function hasBrought(
  database: Database,
  { id }: Bringer['conversation'],
  since: number,
): Promise<boolean> {
  const { rows } = await database.query(
    'select 1 from files where conversation_id = $1 and at > to_timestamp($2 / 1000.0) limit 1',
    [id, since],
  );
  return rows.length > 0;
}

/** Takes room for a file before it is written, in one statement: whoever comes at the same time finds it taken. */
export async function reserveRoom(
  database: Database,
  { bringer, bytes }: { readonly bringer: Bringer; readonly bytes: number },
  { ofConversation, ofAssociation }: FileBudgets,
): Promise<Room> {
  const { conversation, now } = bringer;
  const { rows } = await database.query<{ mine: number | null; used: number | null }>({
    name: 'reserve-file-room',
    text: `with mine as (
          insert into file_days as d (conversation_id, day, bytes) select $1, ${today}, $3::bigint where $3 <= $4::bigint
          on conflict (conversation_id, day) do update set bytes = d.bytes + excluded.bytes where d.bytes + excluded.bytes <= $4
          returning bytes),
        used as (
          insert into file_room as r (association, bytes) select $5, $3 from mine where $3 <= $6::bigint
          on conflict (association) do update set bytes = r.bytes + excluded.bytes where r.bytes + excluded.bytes <= $6
          returning bytes)
        select (select bytes from mine)::float8 as mine, (select bytes from used)::float8 as used`,
    values: [conversation.id, now, bytes, ofConversation, conversation.association, ofAssociation],
  });
  const { mine = null, used = null } = rows[0] ?? {};
  if (mine === null) return { kind: 'full', of: 'conversation' };
  if (used !== null) return { kind: 'reserved', used };
  await giveRoom(database, bringer, { ofConversation: bytes, ofAssociation: 0 });
  return { kind: 'full', of: 'association' };
}

/** Gives room back for a file that was not kept after all. */
export async function giveRoom(
  database: Database,
  { conversation: { id, association }, now }: Bringer,
  { ofConversation, ofAssociation }: FileBudgets,
): Promise<void> {
  await database.query(
    `with mine as (
          update file_days set bytes = greatest(0, bytes - $3::bigint) where conversation_id = $1 and day = ${today})
        update file_room set bytes = greatest(0, bytes - $4::bigint) where association = $5`,
    [id, now, ofConversation, ofAssociation, association],
  );
}

/** Counts anew what the files of each association take: a crash may have left room taken for a file that is not there. Answers the sums. */
export async function countRoom(database: Database, now: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ association: string; bytes: number }>(
    `with gone as (delete from file_days where day < (to_timestamp($1 / 1000.0) at time zone 'Asia/Riyadh')::date - 3),
        counted as (select c.association, sum(f.size) as bytes from files f join conversations c on c.id = f.conversation_id group by 1)
        insert into file_room as r (association, bytes)
        select association, coalesce(c.bytes, 0) from counted c full join file_room f using (association)
        on conflict (association) do update set bytes = excluded.bytes
        returning association, bytes::float8 as bytes`,
    [now],
  );
  return new Map(rows.map(({ association, bytes }) => [association, bytes]));
}
