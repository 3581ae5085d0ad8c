import type { Database } from '../base/database.ts';
import { ms } from '../base/moments.ts';
import { decrypt, encrypt } from '../base/seal.ts';
import { keyOf, type Conversation } from '../turns/conversations.ts';

/** A question to which no answer was found, personal data covered. */
export interface Asked {
  /** The line in which it stands. */
  readonly seq: number;
  readonly at: number;
  readonly text: string;
}

/** The same as it is kept: `verdict` is what was decided of it. */
export interface Unanswered extends Omit<Asked, 'seq'> {
  readonly id: number;
  readonly verdict?: number;
}

type Home = Pick<Conversation, 'id' | 'publicId' | 'association' | 'key'>;

const purposeOf = (publicId: string): string => `unanswered ${publicId}`;

/** Keeps questions of a conversation; one that is kept already is left as it is, and so is a conversation that is gone. */
export async function keepUnanswered(
  database: Database,
  { id, publicId, association, key }: Home,
  asked: readonly Asked[],
): Promise<void> {
  if (asked.length === 0) return;
  await database.query(
    `insert into unanswered (conversation_id, association, seq, at, question)
       select c.id, $2, q.seq, to_timestamp(q.at / 1000.0), q.question from conversations c, unnest($3::int[], $4::float8[], $5::bytea[]) as q (seq, at, question)
       where c.id = $1 and c.alerted_at is null on conflict (conversation_id, seq) do nothing`,
    [
      id,
      association,
      asked.map(({ seq }) => seq),
      asked.map(({ at }) => at),
      asked.map(({ text }) => encrypt(key, purposeOf(publicId), text)),
    ],
  );
}

/** Drops what was kept of lines that turned out to be about a case that is kept from some at the desk. */
export const dropUnanswered = (
  database: Database,
  { id }: Pick<Conversation, 'id'>,
  seqs: readonly number[],
): Promise<unknown> =>
  seqs.length === 0
    ? Promise.resolve()
    : database.query('delete from unanswered where conversation_id = $1 and seq = any ($2::int[])', [
        id,
        seqs,
      ]);

interface Row {
  readonly id: number;
  readonly at: number;
  readonly question: Buffer;
  readonly verdict: number | null;
  readonly public_id: string;
  readonly data_key: Buffer;
}

const opened = (database: Database, row: Row): Unanswered => ({
  id: row.id,
  at: row.at,
  text: decrypt(
    keyOf(database, row.public_id, row.data_key),
    purposeOf(row.public_id),
    row.question,
  ).toString('utf8'),
  ...(row.verdict !== null && { verdict: row.verdict }),
});

/** The latest questions of an association of which nothing was decided, or one of these kinds, the last first. Where somebody may be in danger nothing is read. */
export async function unansweredOf(
  database: Database,
  association: string,
  { kinds, most }: { readonly kinds: readonly string[]; readonly most: number },
): Promise<readonly Unanswered[]> {
  const { rows } = await database.query<Row>(
    `select u.id, ${ms('u.at')} as at, u.question, u.verdict_id as verdict, c.public_id, c.data_key from unanswered u join conversations c on c.id = u.conversation_id
       left join question_verdicts v on v.id = u.verdict_id
       where u.association = $1 and (u.verdict_id is null or v.kind = any ($2)) and c.alerted_at is null order by u.at desc, u.id desc limit $3`,
    [association, kinds, most],
  );
  return rows.map((row) => opened(database, row));
}

/** A question with the kind of what was decided of it. */
export interface Decided extends Unanswered {
  readonly kind?: string;
}

/** These questions of an association, the last first; those that are gone are left out. */
export async function questionsById(
  database: Database,
  association: string,
  ids: readonly number[],
): Promise<readonly Decided[]> {
  const { rows } = await database.query<Row & { readonly kind: string | null }>(
    `select u.id, ${ms('u.at')} as at, u.question, u.verdict_id as verdict, v.kind, c.public_id, c.data_key from unanswered u join conversations c on c.id = u.conversation_id
       left join question_verdicts v on v.id = u.verdict_id
       where u.association = $1 and u.id = any ($2::bigint[]) and c.alerted_at is null order by u.at desc, u.id desc`,
    [association, ids],
  );
  return rows.map((row) => ({ ...opened(database, row), ...(row.kind !== null && { kind: row.kind }) }));
}
