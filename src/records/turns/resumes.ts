import { day } from '../../kernel/clock.ts';
import { hashOfSecret, randomSecret } from '../../kernel/ids.ts';
import type { Database } from '../base/database.ts';

/** What a browser keeps in order to take its conversation up again, and how many times it was renewed. */
export interface Resume {
  readonly value: string;
  readonly generation: number;
}

/** A value ends so long after it was made, and with all that it was renewed to so long after the first: in milliseconds. */
const resumeLasts = { idle: 90 * day, atMost: 365 * day } as const;

/** Of a row `r`: it has not ended at the time of the parameter of this place. */
const lives = (place: string): string =>
  `r.made_at > to_timestamp((${place} - ${resumeLasts.idle}) / 1000.0) and r.begun_at > to_timestamp((${place} - ${resumeLasts.atMost}) / 1000.0)`;

export async function firstResume(database: Database, publicId: string, now: number): Promise<Resume> {
  const value = randomSecret();
  await database.query(
    `insert into resumes (hash, conversation_id, generation, made_at, begun_at)
       select $1, id, 1, to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0) from conversations where public_id = $2`,
    [hashOfSecret(value), publicId, now],
  );
  return { value, generation: 1 };
}

/**
 * Exchanges a value for a new one; undefined when it is unknown or over. The value given stays good until the new one, or the token made with
 * it, is used: an answer that is lost on the way must not cost the member his conversation.
 */
export async function renewResume(
  database: Database,
  { value, association }: { readonly value: string; readonly association: string },
  now: number,
): Promise<(Resume & { readonly publicId: string }) | undefined> {
  const next = randomSecret();
  const { rows } = await database.query<{ public_id: string; generation: number }>(
    `with given as (
         select r.conversation_id, r.generation, r.begun_at, c.public_id from resumes r join conversations c on c.id = r.conversation_id
         where r.hash = $1 and c.association = $2 and ${lives('$4::float8')}),
       older as (delete from resumes r using given g where r.conversation_id = g.conversation_id and r.generation < g.generation)
       insert into resumes (hash, conversation_id, generation, made_at, begun_at)
       select $3, g.conversation_id, g.generation + 1, to_timestamp($4 / 1000.0), g.begun_at from given g
       returning generation, (select public_id from given)`,
    [hashOfSecret(value), association, hashOfSecret(next), now],
  );
  const [row] = rows;
  return row && { value: next, generation: row.generation, publicId: row.public_id };
}

/** The oldest generation of a conversation's values that still opens it; undefined when none does. */
export async function oldestResume(
  database: Database,
  publicId: string,
  now: number,
): Promise<number | undefined> {
  const { rows } = await database.query<{ oldest: number | null }>({
    name: 'oldest-resume',
    text: `select min(r.generation) as oldest from resumes r join conversations c on c.id = r.conversation_id
        where c.public_id = $1 and ${lives('$2::float8')}`,
    values: [publicId, now],
  });
  return rows[0]?.oldest ?? undefined;
}

/** Ends every value older than a generation that is in use. */
export async function endOlderResumes(
  database: Database,
  publicId: string,
  generation: number,
): Promise<void> {
  await database.query(
    'delete from resumes r using conversations c where r.conversation_id = c.id and c.public_id = $1 and r.generation < $2',
    [publicId, generation],
  );
}

/** Ends every value of a conversation: nobody takes it up again. */
export async function endResumes(database: Database, publicId: string): Promise<void> {
  await database.query(
    'delete from resumes r using conversations c where r.conversation_id = c.id and c.public_id = $1',
    [publicId],
  );
}
