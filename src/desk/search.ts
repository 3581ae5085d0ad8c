import { fold } from '../arabic/fold.ts';
import { plain } from '../arabic/clean.ts';
import type { InboxItem, RequestItem } from '../contract/desk.ts';
import { serviceOf } from '../engine/house.ts';
import { openedRequests, type Searched } from '../records/search.ts';
import type { Staff } from '../records/staff.ts';
import type { Desk } from './desk.ts';
import type { Requests } from './requests.ts';

const mostFound = 30;
const fewestDigits = 4;

/** Whether a request is meant: by its reference, the end of a phone number, or words of a name. */
function isMeant(
  { reference, shown }: Searched,
  words: readonly string[],
  digits: string,
  types: ReadonlyMap<string, string>,
): boolean {
  if (digits.length >= 3 && reference.startsWith(digits)) return true;
  if (
    digits.length >= fewestDigits &&
    shown.some(({ type, text }) => types.get(type) === 'mobile' && text.replace(/\D/g, '').endsWith(digits))
  )
    return true;
  return (
    words.length > 0 &&
    shown.some(
      ({ type, text }) => types.get(type) === 'name' && words.every((word) => fold(text).includes(word)),
    )
  );
}

/** Looks for a reference, a name or the last figures of a phone among the requests of an association. */
export async function search(
  desk: Desk,
  requests: Requests,
  staff: Staff,
  query: string,
): Promise<{ conversations: readonly InboxItem[]; requests: RequestItem[] }> {
  const digits = plain(query).replace(/\D/g, '');
  const words = fold(query)
    .split(' ')
    .filter((word) => /\p{L}{2,}/u.test(word));
  if (digits.length < 3 && words.length === 0) return { conversations: [], requests: [] };
  const house = desk.reading.house(staff.association);
  const types = new Map(
    house.association.services.flatMap((service) =>
      (serviceOf(house, service.id)?.fields ?? []).map(({ name, type }) => [name, type] as const),
    ),
  );
  const found = (await openedRequests(desk.ground.database, staff.association))
    .filter((one) => isMeant(one, words, digits, types))
    .slice(0, mostFound);
  const wanted = new Set(found.map(({ reference }) => reference));
  const listed =
    wanted.size === 0
      ? []
      : (await requests.list(staff, 'all', '')).filter(({ reference }) => wanted.has(reference));
  return {
    conversations: await desk.reading.these(staff, [
      ...new Set(found.map(({ conversation }) => conversation)),
    ]),
    requests: listed,
  };
}
