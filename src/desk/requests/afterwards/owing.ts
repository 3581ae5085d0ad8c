import { isAsked, type Answers } from '../../../voice/review.ts';
import { serviceOf, type House } from '../../../voice/house.ts';
import type { Database } from '../../../records/base/database.ts';
import type { RequestListed } from '../../../records/requests/request-desk.ts';
import { formsOf } from '../../../records/requests/forms.ts';
import { owedOf } from '../../../records/requests/owed.ts';

/** What a case is still owed by its member, by the names of fields. */
export const owedBy = async (database: Database, listed: RequestListed): Promise<readonly string[]> =>
  (await owedOf(database, [listed])).get(listed.reference) ?? [];

/**
 * What is asked of the member of a case once it is granted, by the names of fields: what its service asks for afterwards, where the answers of the form
 * do not make it needless and none of them is it (forms of earlier releases asked for it before).
 */
export async function neededAfterwards(
  database: Database,
  house: House,
  { reference, service }: RequestListed,
): Promise<readonly string[]> {
  const { afterwards = [] } = serviceOf(house, service) ?? {};
  if (afterwards.length === 0) return [];
  const lines = (await formsOf(database, [reference])).get(reference) ?? [];
  const answers = Object.fromEntries(lines.map(({ name, value }) => [name, value])) as Answers;
  return afterwards
    .filter((field) => isAsked(field, answers) && (answers[field.name] ?? null) === null)
    .map(({ name }) => name);
}
