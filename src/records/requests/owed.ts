import { z } from 'zod';
import { mayOweCase } from '../../contract/cases/status.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { decryptBody } from '../turns/entries.ts';
import { formsOf } from './forms.ts';

/** What a step of a history says of what is owed: what is asked for from then on, in which words, what the member sent, and what came another way. */
const Said = z.object({
  needs: z.array(z.string()).optional(),
  words: z.string().optional(),
  answer: z.object({ field: z.string(), value: z.unknown() }).optional(),
  came: z.string().optional(),
});
export type Said = Readonly<z.infer<typeof Said>> & { readonly status: string };

/** Something that a case is owed: a field, and the words in which somebody at the desk asked for it; empty where those of the field say it. */
export interface Owed {
  readonly name: string;
  readonly words: string;
}
/** Which case, and where it stands. */
export interface OwingCase {
  readonly reference: string;
  readonly status: string;
}

/** The steps of some cases, with what they say beside words, the first first. */
export async function saidIn(
  database: Database,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly Said[]>> {
  const { rows } = await database.query<{
    reference: string;
    status: string;
    detail: Buffer | null;
    data_key: Buffer;
    public_id: string;
  }>(
    `select e.reference, e.status, e.detail, c.data_key, c.public_id from request_events e join requests r on r.reference = e.reference join conversations c on c.id = r.conversation_id
       where e.reference = any ($1) order by e.id`,
    [references],
  );
  const found = new Map<string, readonly Said[]>();
  for (const { reference, status, detail, data_key: key, public_id: publicId } of rows) {
    const body = detail && decryptBody({ key: keyOf(database, publicId, key), publicId }, detail);
    const said = Said.safeParse(body).data ?? {};
    found.set(reference, [...(found.get(reference) ?? []), { ...said, status }]);
  }
  return found;
}

/** What is owed after all steps: what was asked for and is not here. What came may be asked for anew. */
export const owedAfter = (follow: readonly string[], steps: readonly Said[]): readonly Owed[] =>
  steps.reduce<readonly Owed[]>(
    (owed, { needs = [], words = '', answer, came }) => [
      ...owed.filter(({ name }) => name !== answer?.field && name !== came && !needs.includes(name)),
      ...needs.map((name) => ({ name, words })),
    ],
    follow.map((name) => ({ name, words: '' })),
  );

/**
 * What some cases are still owed by their members, in the order in which it was asked for: papers that followed a form, as long as the case is to be
 * decided, and what is asked for once it was granted. Only cases that are owed something are in it.
 */
export async function owedWithWords(
  database: Database,
  cases: readonly OwingCase[],
): Promise<ReadonlyMap<string, readonly Owed[]>> {
  const references = cases.filter(({ status }) => mayOweCase(status)).map(({ reference }) => reference);
  if (references.length === 0) return new Map();
  const [forms, said] = await Promise.all([formsOf(database, references), saidIn(database, references)]);
  return new Map(
    references.flatMap((reference) => {
      const follow = (forms.get(reference) ?? []).flatMap(({ name, follows }) => (follows ? [name] : []));
      const owed = owedAfter(follow, said.get(reference) ?? []);
      return owed.length > 0 ? [[reference, owed] as const] : [];
    }),
  );
}

/** The same by the names of fields alone. */
export async function owedOf(
  database: Database,
  cases: readonly OwingCase[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await owedWithWords(database, cases);
  return new Map([...found].map(([reference, owed]) => [reference, owed.map(({ name }) => name)]));
}
