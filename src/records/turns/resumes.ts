import { createHash } from 'node:crypto';
import { randomSecret } from '../../kernel/ids.ts';
import type { Database } from '../base/database.ts';

/** What a browser keeps in order to take its conversation up again, and how many times it was renewed. */
export interface Resume {
  readonly value: string;
  readonly generation: number;
}

const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest();

export async function firstResume(database: Database, publicId: string, now: number): Promise<Resume> {
  const value = randomSecret();
  await database.query(
    `insert into resumes (hash, conversation_id, generation, made_at) select $1, id, 1, to_timestamp($3 / 1000.0) from conversations where public_id = $2`,
    [hashOf(value), publicId, now],
  );
  return { value, generation: 1 };
}

/**
 * Exchanges a value for a new one; undefined when it is unknown. The value given stays good until the new one, or the token made with
 * it, is used: an answer that is lost on the way must not cost the member his conversation.
 */
export async function renewResume(
  database: Database,
  { value, association }: { readonly value: string; readonly association: string },
  now: number,
): Promise<(Resume & { readonly publicId: string }) | undefined> {
  const next = randomSecret();
  const { rows } = await database.query<{ public_id: string; generation: number }>(
    `with given as (select r.conversation_id, r.generation, c.public_id from resumes r join conversations c on c.id = r.conversation_id where r.hash = $1 and c.association = $2),
       older as (delete from resumes r using given g where r.conversation_id = g.conversation_id and r.generation < g.generation)
       insert into resumes (hash, conversation_id, generation, made_at) select $3, g.conversation_id, g.generation + 1, to_timestamp($4 / 1000.0) from given g
       returning generation, (select public_id from given)`,
    [hashOf(value), association, hashOf(next), now],
  );
  const [row] = rows;
  return row && { value: next, generation: row.generation, publicId: row.public_id };
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
