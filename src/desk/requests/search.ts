import { fold } from '../../arabic/fold.ts';
import { plain } from '../../arabic/clean.ts';
import type { InboxItem, RequestItem } from '../../contract/desk.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import type { FieldKind } from '../../fields/kind.ts';
import { kindOf } from '../../fields/spec.ts';
import { shutTo } from '../../records/desk/alerts.ts';
import { openedRequests, type Searched } from '../../records/desk/search.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { Lang } from '../../wording/wording.ts';
import type { Desk } from '../desk.ts';
import type { Requests } from './requests.ts';

const mostFound = 30;
const fewestDigits = 4;

/** What a query asks for: words of two letters and more, and all its figures. */
interface Query {
  readonly words: readonly string[];
  readonly digits: string;
}

/** Whether a value as shown is found by a query, by the rule of its kind. */
function isFound(by: FieldKind['foundBy'], text: string, { words, digits }: Query): boolean {
  switch (by) {
    case 'lastFigures':
      return digits.length >= fewestDigits && text.replace(/\D/g, '').endsWith(digits);
    case 'words':
      return words.length > 0 && words.every((word) => fold(text).includes(word));
    case undefined:
      return false;
  }
}

/** Whether a request is meant: by its reference, the end of a phone number, or words of a name. */
function isMeant(house: House, { reference, service, shown }: Searched, query: Query): boolean {
  if (query.digits.length >= 3 && reference.startsWith(query.digits)) return true;
  const asked = serviceOf(house, service);
  return shown.some(({ field, text }) => {
    const spec = fieldOf(asked, field);
    return spec !== undefined && isFound(kindOf(spec).foundBy, text, query);
  });
}

/** The requests that a query means, the latest first, without those of a conversation that may not be opened; undefined when it says too little to mean any. */
async function meant(desk: Desk, staff: Staff, query: string): Promise<Searched[] | undefined> {
  const digits = plain(query).replace(/\D/g, '');
  const words = fold(query)
    .split(' ')
    .filter((word) => /\p{L}{2,}/u.test(word));
  if (digits.length < 3 && words.length === 0) return undefined;
  const { house, sight } = desk.reading.view(staff);
  const { database } = desk.ground;
  const found = (await openedRequests(database, sight)).filter((one) =>
    isMeant(house, one, { words, digits }),
  );
  const shut = await shutTo(
    database,
    sight,
    found.map(({ conversation }) => conversation),
  );
  return found.filter(({ conversation }) => !shut.has(conversation));
}

/** The numbers of the requests that a query means; null when it says too little, and every request is meant. */
export async function referencesOf(
  desk: Desk,
  staff: Staff,
  query: string,
): Promise<readonly string[] | null> {
  return (await meant(desk, staff, query))?.map(({ reference }) => reference) ?? null;
}

interface Looked {
  readonly desk: Desk;
  readonly requests: Requests;
  readonly staff: Staff;
  readonly lang: Lang;
}

/** Looks for a reference, a name or the last figures of a phone among the requests of an association. */
export async function search(
  { desk, requests, staff, lang }: Looked,
  query: string,
): Promise<{ conversations: readonly InboxItem[]; requests: RequestItem[] }> {
  const found = (await meant(desk, staff, query))?.slice(0, mostFound) ?? [];
  if (found.length === 0) return { conversations: [], requests: [] };
  const references = found.map(({ reference }) => reference);
  return {
    conversations: await desk.reading.these(staff, [
      ...new Set(found.map(({ conversation }) => conversation)),
    ]),
    requests: await requests.list(staff, { references }, lang),
  };
}
