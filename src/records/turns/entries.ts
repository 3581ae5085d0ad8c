import type { Json } from '../../kernel/json.ts';
import { bodyPurpose, type Conversation } from './conversations.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';

/** Who an entry of the transcript begins with. `dead` is a member's message whose turn failed. */
export const kinds = { member: 1, bot: 2, staff: 3, note: 4, system: 5, dead: 6 } as const;
export type Kind = keyof typeof kinds;
const nameOf = Object.fromEntries(Object.entries(kinds).map(([name, number]) => [number, name])) as Readonly<
  Record<number, Kind>
>;

/** One entry: what came in with what was said to it. `seq` numbers its first line. */
export interface Entry {
  readonly seq: number;
  readonly kind: Kind;
  readonly at: number;
  readonly body: Json;
}

type Owner = Pick<Conversation, 'key' | 'publicId' | 'id'>;

/** The encrypted form of what an entry says. */
export const encryptBody = ({ key, publicId }: Pick<Owner, 'key' | 'publicId'>, body: unknown): Buffer =>
  encrypt(key, bodyPurpose(publicId), JSON.stringify(body));
export const decryptBody = ({ key, publicId }: Pick<Owner, 'key' | 'publicId'>, body: Uint8Array): Json =>
  JSON.parse(decrypt(key, bodyPurpose(publicId), body).toString('utf8')) as Json;

interface Row {
  readonly seq: number;
  readonly kind: number;
  readonly at: number;
  readonly body: Buffer;
}

/** Which entries are read: from or up to the line `seq`, at most so many and so many bytes of them as they are stored. */
interface Page {
  readonly seq: number;
  readonly most?: number;
  readonly bytes?: number;
}

const anySize = Number.MAX_SAFE_INTEGER;

const entryOf = (owner: Owner, row: Row): Entry => ({
  seq: row.seq,
  kind: nameOf[row.kind] ?? 'system',
  at: Math.round(row.at),
  body: decryptBody(owner, row.body),
});

/** Entries of which some line may come after `seq`, in order: the one that `seq` lies in is among them. The one after that is among them too, however long. */
export async function entriesAfter(
  database: Database,
  owner: Owner,
  { seq, most = 1000, bytes = anySize }: Page,
): Promise<Entry[]> {
  const { rows } = await database.query<Row>({
    name: 'entries-after',
    text: `select seq, kind, (extract(epoch from at) * 1000)::float8 as at, body from (
          select seq, kind, at, body, row_number() over (order by seq) as place,
            sum(octet_length(body)) over (order by seq) - octet_length(body) as before from entries
          where conversation_id = $1 and seq >= coalesce((select max(seq) from entries where conversation_id = $1 and seq <= $2), 0)
          order by seq limit $3) e
        where place <= 2 or before < $4::bigint order by seq`,
    values: [owner.id, seq, most, bytes],
  });
  return rows.map((row) => entryOf(owner, row));
}

/** Every entry of which some line may come after `after`, in order; `together` are read at a time. */
export async function allEntries(
  database: Database,
  owner: Owner,
  { after = 0, together = 1000 }: { readonly after?: number; readonly together?: number } = {},
): Promise<Entry[]> {
  const all: Entry[] = [];
  for (let seq = after; ;) {
    const page = await entriesAfter(database, owner, { seq, most: together });
    // The entry that `seq` lies in comes again.
    all.push(...page.filter((entry) => all.length === 0 || entry.seq > seq));
    const last = page.at(-1);
    if (!last || page.length < together) return all;
    seq = last.seq;
  }
}

/** So many entries of each conversation are read in one statement with those of others. */
const mostOfEach = 500;

/** Every entry of several conversations, in order, by the conversation's number: one statement, but for those that are very long. */
export async function allEntriesOf(
  database: Database,
  owners: readonly Owner[],
): Promise<ReadonlyMap<number, readonly Entry[]>> {
  if (owners.length === 0) return new Map();
  const { rows } = await database.query<Row & { readonly of: number }>(
    `select e.conversation_id as of, e.seq, e.kind, (extract(epoch from e.at) * 1000)::float8 as at, e.body from unnest($1::bigint[]) as w (id)
       cross join lateral (select * from entries where conversation_id = w.id order by seq limit ${mostOfEach}) e order by e.conversation_id, e.seq`,
    [owners.map(({ id }) => id)],
  );
  const byOwner = new Map<number, Row[]>(owners.map(({ id }) => [id, []]));
  for (const row of rows) byOwner.get(row.of)?.push(row);
  const found = new Map<number, readonly Entry[]>();
  for (const owner of owners) {
    const own = byOwner.get(owner.id) ?? [];
    const isWhole = own.length < mostOfEach;
    found.set(owner.id, isWhole ? own.map((row) => entryOf(owner, row)) : await allEntries(database, owner));
  }
  return found;
}

/** The last entries that begin before `seq`, in order. The last of them is among them, however long. */
export async function entriesBefore(
  database: Database,
  owner: Owner,
  { seq, most = 1000, bytes = anySize }: Page,
): Promise<Entry[]> {
  const { rows } = await database.query<Row>({
    name: 'entries-before',
    text: `select seq, kind, (extract(epoch from at) * 1000)::float8 as at, body from (
          select seq, kind, at, body, row_number() over (order by seq desc) as place,
            sum(octet_length(body)) over (order by seq desc) - octet_length(body) as before from entries
          where conversation_id = $1 and seq < $2 order by seq desc limit $3) e
        where place = 1 or before < $4::bigint order by seq`,
    values: [owner.id, seq, most, bytes],
  });
  return rows.map((row) => entryOf(owner, row));
}

/** The number under which a message of the channel was stored; undefined when it was not. */
export async function seqOfExternal(
  database: Database,
  conversation: number,
  external: Buffer,
): Promise<number | undefined> {
  const { rows } = await database.query<{ seq: number }>(
    'select seq from entries where conversation_id = $1 and external = $2',
    [conversation, external],
  );
  return rows[0]?.seq;
}

/** A text that was encrypted as a body: a comment, a reason. */
export function decryptText(owner: Pick<Owner, 'key' | 'publicId'>, body: Uint8Array): string {
  const text = decryptBody(owner, body);
  return typeof text === 'string' ? text : '';
}
