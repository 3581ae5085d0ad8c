import type { Json } from '../kernel/json.ts';
import { asking } from './down.ts';
import { bodyPurpose, type Conversation } from './conversations.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt } from './seal.ts';

/** Who a line of the transcript is from. `dead` is a member's message whose turn failed. */
export const kinds = { member: 1, bot: 2, staff: 3, note: 4, system: 5, dead: 6 } as const;
export type Kind = keyof typeof kinds;
const nameOf = Object.fromEntries(Object.entries(kinds).map(([name, number]) => [number, name])) as Readonly<Record<number, Kind>>;

export interface StoredMessage {
  readonly seq: number;
  readonly kind: Kind;
  readonly at: number;
  readonly body: Json;
}

type Owner = Pick<Conversation, 'key' | 'publicId' | 'id'>;

/** The encrypted form of what one line says. */
export const encryptBody = ({ key, publicId }: Pick<Owner, 'key' | 'publicId'>, body: unknown): Buffer => encrypt(key, bodyPurpose(publicId), JSON.stringify(body));
export const decryptBody = ({ key, publicId }: Pick<Owner, 'key' | 'publicId'>, body: Uint8Array): Json => JSON.parse(decrypt(key, bodyPurpose(publicId), body).toString('utf8')) as Json;

interface Row {
  readonly seq: number;
  readonly kind: number;
  readonly at: number;
  readonly body: Buffer;
}

/** Lines after `seq`, in order, at most `most`. */
export async function messagesAfter(database: Database, owner: Owner, seq: number, most = 1000): Promise<StoredMessage[]> {
  const { rows } = await asking(() =>
    database.pool.query<Row>({
      name: 'messages-after',
      text: 'select seq, kind, (extract(epoch from at) * 1000)::float8 as at, body from messages where conversation_id = $1 and seq > $2 order by seq limit $3',
      values: [owner.id, seq, most],
    }),
  );
  return rows.map((row) => ({ seq: row.seq, kind: nameOf[row.kind] ?? 'system', at: Math.round(row.at), body: decryptBody(owner, row.body) }));
}

/** The number under which a message of the channel was stored; undefined when it was not. */
export async function seqOfExternal(database: Database, conversation: number, external: Buffer): Promise<number | undefined> {
  const { rows } = await asking(() => database.pool.query<{ seq: number }>('select seq from messages where conversation_id = $1 and external = $2', [conversation, external]));
  return rows[0]?.seq;
}
