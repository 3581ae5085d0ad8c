import { cleanLine } from '../../../arabic/clean.ts';
import { maskIdentifiers } from '../../../fields/identifiers.ts';
import { shutTo } from '../../../records/desk/alerts.ts';
import { tellingOf, type Telling } from '../../../records/people/telling.ts';
import type { RequestListed } from '../../../records/requests/request-desk.ts';
import type { House } from '../../../voice/house.ts';
import { sayingWho } from '../../reading/who.ts';
import type { View } from '../../reading/sight.ts';
import type { Database } from '../../../records/base/database.ts';

/** The name that a form was sent under; undefined where it asks for none, null where its member left it out. */
function nameIn(house: House, service: string, fields: readonly Telling[]): string | null | undefined {
  const field = sayingWho(house, service);
  const found = fields.find(({ name }) => name === field);
  if (found?.none) return found.follows ? undefined : null;
  return found && maskIdentifiers(cleanLine(found.shown));
}

/**
 * Who sent each of some requests that somebody may read, by its reference, as the form says it. Of a conversation that they may not open, because
 * somebody was in danger there, nobody is named; null: the name was left out.
 */
export async function applicantsOf(
  database: Database,
  { house, sight }: View,
  listed: readonly RequestListed[],
): Promise<ReadonlyMap<string, string | null>> {
  const conversations = [...new Set(listed.map(({ conversation }) => conversation))];
  const shut = await shutTo(database, sight, conversations);
  const open = listed.filter(({ conversation }) => !shut.has(conversation));
  const forms = await tellingOf(
    database,
    open.map(({ reference }) => reference),
  );
  return new Map(
    open.flatMap(({ reference, service }) => {
      const name = nameIn(house, service, forms.get(reference) ?? []);
      return name === undefined ? [] : [[reference, name] as const];
    }),
  );
}
