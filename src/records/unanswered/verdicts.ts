import { z } from 'zod';
import type { Database } from '../base/database.ts';
import { ms } from '../base/moments.ts';
import { decrypt, encrypt } from '../base/seal.ts';
import { inTerm, type Staff } from '../desk/staff.ts';

/** What somebody decided of questions that are alike. Times are milliseconds since the epoch. */
export interface Verdict {
  readonly id: number;
  readonly kind: string;
  readonly answer: string | null;
  readonly texts: readonly string[];
  readonly at: number;
  readonly by: string;
  /** Who took it back, when. */
  readonly backBy: string | null;
  readonly backAt: number | null;
}

const purpose = 'question verdict';
const Texts = z.array(z.string());

const seal = (database: Database, texts: readonly string[]): Buffer =>
  encrypt(database.secret(purpose), purpose, JSON.stringify(texts));
const open = (database: Database, sealed: Buffer): readonly string[] =>
  Texts.parse(JSON.parse(decrypt(database.secret(purpose), purpose, sealed).toString('utf8')));

interface NewVerdict {
  readonly kind: string;
  readonly answer: string | undefined;
  readonly texts: readonly string[];
  readonly questions: readonly number[];
  /** What had been decided of all of them until now; undefined where nothing had. */
  readonly after: number | undefined;
  readonly by: Staff;
  readonly now: number;
}

/** Keeps what somebody decides of these questions. Undefined when of one of them something else was decided meanwhile, or when the right of `by` has ended. */
export async function putVerdict(
  database: Database,
  { kind, answer, texts, questions, after, by, now }: NewVerdict,
): Promise<number | undefined> {
  const { rows } = await database.query<{ id: number }>(
    `with held as materialized (
         select id from unanswered where association = $1 and id = any ($2::bigint[]) and verdict_id is not distinct from $3::bigint order by id for update),
       made as (
         insert into question_verdicts (association, kind, answer, sealed, by_staff, at)
         select $1, $4, $5, $6, $7::int, to_timestamp($9 / 1000.0)
         where ${inTerm(7)} and (select count(*) from held) = cardinality($2::bigint[]) returning id),
       decided as (update unanswered u set verdict_id = made.id from held, made where u.id = held.id)
       select id from made`,
    [
      by.association,
      questions,
      after ?? null,
      kind,
      answer ?? null,
      seal(database, texts),
      by.id,
      by.term,
      now,
    ],
  );
  return rows[0]?.id;
}

/** Takes back what was decided: its questions stand open again. False when there is no such verdict that holds, or when the right of `by` has ended. */
export async function takeVerdictBack(
  database: Database,
  id: number,
  { by, now }: { readonly by: Staff; readonly now: number },
): Promise<boolean> {
  const { rows } = await database.query(
    `with back as (
         update question_verdicts set back_by = $3::int, back_at = to_timestamp($5 / 1000.0)
         where id = $1 and association = $2 and back_at is null and ${inTerm(3)} returning id),
       opened as (update unanswered u set verdict_id = null from back where u.verdict_id = back.id)
       select id from back`,
    [id, by.association, by.id, by.term, now],
  );
  return rows.length === 1;
}

interface Row extends Omit<Verdict, 'texts'> {
  readonly sealed: Buffer;
}

/** What was decided last at an association, the latest first. */
export async function verdictsOf(
  database: Database,
  association: string,
  most: number,
): Promise<readonly Verdict[]> {
  const { rows } = await database.query<Row>(
    `select v.id, v.kind, v.answer, v.sealed, ${ms('v.at')} as at, s.name as by, b.name as "backBy", ${ms('v.back_at')} as "backAt"
       from question_verdicts v join staff s on s.id = v.by_staff left join staff b on b.id = v.back_by where v.association = $1 order by v.id desc limit $2`,
    [association, most],
  );
  return rows.map(({ sealed, ...row }) => ({ ...row, texts: open(database, sealed) }));
}

/** Phrasings that joined an answer by a verdict that holds. */
export interface TaughtRow {
  readonly id: number;
  readonly association: string;
  readonly answer: string;
  readonly texts: readonly string[];
}

interface Sealed extends Omit<TaughtRow, 'texts'> {
  readonly sealed: Buffer;
}

/** Every phrasing that joined an answer, of every association, in the order in which they did. */
export async function taughtInForce(database: Database): Promise<readonly TaughtRow[]> {
  const { rows } = await database.query<Sealed>({
    name: 'taught-in-force',
    text: 'select id, association, answer, sealed from question_verdicts where answer is not null and back_at is null order by id',
    values: [],
  });
  return rows.map(({ sealed, ...row }) => ({ ...row, texts: open(database, sealed) }));
}
