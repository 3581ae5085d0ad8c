import type { Conversation } from '../turns/conversations.ts';
import { addressPurpose, keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';
import type { Taking } from './addresses.ts';

type Owner = Pick<Conversation, 'id' | 'publicId' | 'key'>;

const namesPurpose = (publicId: string): string => `parcels ${publicId}`;

/** The provider's names of what was sent, as they are stored. */
export const sealNames = ({ key, publicId }: Omit<Owner, 'id'>, names: readonly string[]): Buffer =>
  encrypt(key, namesPurpose(publicId), JSON.stringify(names));

const namesIn = ({ key, publicId }: Owner, sealed: Buffer): readonly string[] =>
  JSON.parse(decrypt(key, namesPurpose(publicId), sealed).toString('utf8')) as string[];

/** What is to be taken away from the chat of one conversation: up to the entry `seq`. Times are milliseconds since the epoch. */
export interface Wipe extends Owner {
  readonly wipe: number;
  readonly account: string;
  readonly address: string;
  readonly seq: number;
  readonly askedAt: number;
  /** What that entry says goes too, later. */
  readonly fleeting: boolean;
  readonly tries: number;
}

interface Row {
  readonly wipe: number;
  readonly id: number;
  readonly public_id: string;
  readonly data_key: Buffer;
  readonly account: string;
  readonly sealed: Buffer;
  readonly seq: number;
  readonly asked: number;
  readonly fleeting: boolean;
  readonly tries: number;
}

/** Takes what is due of these accounts. */
export async function takeWipes(
  database: Database,
  accounts: readonly string[],
  { now, until, most }: Taking,
): Promise<readonly Wipe[]> {
  const { rows } = await database.query<Row>({
    name: 'take-wipes',
    text: `with due as (
          select w.id from wipes w join addresses a on a.conversation_id = w.conversation_id
          where w.next_at <= to_timestamp($2 / 1000.0) and a.account = any ($1) order by w.next_at limit $4 for update of w skip locked)
        update wipes w set next_at = to_timestamp($3 / 1000.0), tries = w.tries + 1
        from due, conversations c, addresses a where w.id = due.id and c.id = w.conversation_id and a.conversation_id = c.id
        returning w.id as wipe, c.id, c.public_id, c.data_key, a.account, a.sealed, w.seq,
          (extract(epoch from w.asked_at) * 1000)::float8 as asked, w.fleeting, w.tries`,
    values: [accounts, now, until, most],
  });
  return rows.map(({ public_id: publicId, data_key, sealed, asked, ...row }) => {
    const key = keyOf(database, publicId, data_key);
    const address = decrypt(key, addressPurpose(publicId), sealed).toString('utf8');
    return { ...row, publicId, key, address, askedAt: Math.round(asked) };
  });
}

/** The provider's names of what was sent since a time, up to an entry, where they are kept. */
export async function namesSent(
  database: Database,
  owner: Owner,
  { since, upTo }: { readonly since: number; readonly upTo: number },
): Promise<readonly string[]> {
  const { rows } = await database.query<{ names: Buffer }>(
    `select p.names from outbox o join parcels p on p.outbox_id = o.id
       where o.conversation_id = $1 and o.seq <= $3 and o.made_at >= to_timestamp($2 / 1000.0) and p.names is not null order by o.seq, p.part`,
    [owner.id, since, upTo],
  );
  return rows.flatMap(({ names }) => namesIn(owner, names));
}

/** Where the entries since a time begin: the number of the first; undefined where there are none. */
export async function firstSince(
  database: Database,
  { id }: Pick<Owner, 'id'>,
  since: number,
): Promise<number | undefined> {
  const { rows } = await database.query<{ seq: number | null }>(
    'select min(seq) as seq from entries where conversation_id = $1 and at >= to_timestamp($2 / 1000.0)',
    [id, since],
  );
  return rows[0]?.seq ?? undefined;
}

/** When something is tried next; null when it is over. `refused`: the provider kept some of it. */
export async function moveWipe(
  database: Database,
  { wipe }: Pick<Wipe, 'wipe'>,
  { next, refused }: { readonly next: number | null; readonly refused: boolean },
): Promise<void> {
  await database.query(
    'update wipes set next_at = to_timestamp($2::float8 / 1000.0), refused = refused or $3 where id = $1',
    [wipe, next, refused],
  );
}

/** Lets go of the names of what was sent before a time: it cannot be taken away any more. */
export async function dropNames(database: Database, before: number): Promise<void> {
  await database.query(
    `update parcels p set names = null from outbox o
       where p.names is not null and o.id = p.outbox_id and o.made_at < to_timestamp($1 / 1000.0)`,
    [before],
  );
  await database.query('delete from wipes where next_at is null and asked_at < to_timestamp($1 / 1000.0)', [
    before,
  ]);
}
