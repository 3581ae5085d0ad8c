import { z } from 'zod';
import { isGrantedCase, isOpenCase } from '../../contract/cases/status.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { decryptBody } from '../turns/entries.ts';
import { formsOf } from './forms.ts';

/** What a step of a history says of what is owed: what is asked for from then on, what the member sent, and what came another way. */
const Said = z.object({
  needs: z.array(z.string()).optional(),
  answer: z.object({ field: z.string() }).optional(),
  came: z.string().optional(),
});
type Said = z.infer<typeof Said>;

/** The steps of some cases that say something beside words, the first first. */
async function saidIn(
  database: Database,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly Said[]>> {
  const { rows } = await database.query<{
    reference: string;
    detail: Buffer;
    data_key: Buffer;
    public_id: string;
  }>(
    `select e.reference, e.detail, c.data_key, c.public_id from request_events e join requests r on r.reference = e.reference join conversations c on c.id = r.conversation_id
       where e.reference = any ($1) and e.detail is not null order by e.id`,
    [references],
  );
  const found = new Map<string, readonly Said[]>();
  for (const { reference, detail, data_key: key, public_id: publicId } of rows) {
    const said = Said.safeParse(decryptBody({ key: keyOf(database, publicId, key), publicId }, detail));
    if (said.success) found.set(reference, [...(found.get(reference) ?? []), said.data]);
  }
  return found;
}

/**
 * What some cases are still owed by their members, by the names of fields in their order: papers that followed a form, as long as the case is to be
 * decided, and what is asked for once it was granted. Only cases that are owed something are in it.
 */
export async function owedOf(
  database: Database,
  cases: readonly { readonly reference: string; readonly status: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const living = cases.filter(({ status }) => isOpenCase(status) || isGrantedCase(status));
  if (living.length === 0) return new Map();
  const references = living.map(({ reference }) => reference);
  const [forms, said] = await Promise.all([formsOf(database, references), saidIn(database, references)]);
  return new Map(
    references.flatMap((reference) => {
      const steps = said.get(reference) ?? [];
      const follow = (forms.get(reference) ?? []).flatMap(({ name, follows }) => (follows ? [name] : []));
      const here = new Set(steps.flatMap(({ answer, came }) => [answer?.field ?? [], came ?? []].flat()));
      const owed = [...follow, ...steps.flatMap(({ needs = [] }) => needs)].filter((name) => !here.has(name));
      return owed.length > 0 ? [[reference, owed] as const] : [];
    }),
  );
}
