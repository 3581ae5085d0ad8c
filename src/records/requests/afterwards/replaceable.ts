import { isOpenCase, mayOweCase } from '../../../contract/cases/status.ts';
import { fileIn } from '../../../fields/value.ts';
import type { Database } from '../../base/database.ts';
import { formsOf } from '../forms.ts';
import { isNote } from '../notes.ts';
import { owedAfter, saidIn, type OwingCase, type Said } from '../owed.ts';

/** Somebody of the committee has voted as the case stands: on what was there then. */
const wasJudged = (steps: readonly Said[]): boolean =>
  steps
    .slice(steps.findLastIndex(({ status }) => !isNote(status)) + 1)
    .some(({ status }) => status.startsWith('vote.'));

/**
 * What the member of a case may send anew of themselves, by the names of fields: papers, as long as nobody has checked them or voted; then what was asked for once the case
 * was granted, until the service is provided. What is owed is not among it.
 */
export async function replaceableOf(
  database: Database,
  { reference, status }: OwingCase,
): Promise<readonly string[]> {
  const isBefore = status === 'submitted';
  if (!isBefore && (isOpenCase(status) || !mayOweCase(status))) return [];
  const [forms, all] = await Promise.all([formsOf(database, [reference]), saidIn(database, [reference])]);
  const steps = all.get(reference) ?? [];
  if (isBefore && wasJudged(steps)) return [];
  const lines = forms.get(reference) ?? [];
  const follow = lines.flatMap(({ name, follows }) => (follows ? [name] : []));
  const owed = owedAfter(follow, steps).map(({ name }) => name);
  const asked = new Set(steps.flatMap(({ needs = [] }) => needs));
  const sent = [
    ...lines.map(({ name, value }) => ({ field: name, value })),
    ...steps.flatMap(({ answer }) => answer ?? []),
  ];
  const names = sent
    .filter(({ field, value }) => (isBefore ? fileIn(value) !== undefined : asked.has(field)))
    .map(({ field }) => field);
  return [...new Set(names)].filter((name) => !owed.includes(name));
}
