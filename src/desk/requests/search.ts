import { plain } from '../../arabic/clean.ts';
import { beginningOf } from '../../kernel/signs.ts';
import type { DeskLine, InboxItem, RequestItem } from '../../contract/desk.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import { kindOf } from '../../fields/spec.ts';
import { shutTo } from '../../records/desk/alerts.ts';
import { requestsLedTo, unreadLately, type Searched } from '../../records/desk/search.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { Lang } from '../../wording/wording.ts';
import type { Desk } from '../desk.ts';
import { find, groupsOf, type Hit } from '../finding/find.ts';
import { endsWithIt, namesIt, soughtIn, type Sought } from '../finding/terms.ts';
import type { Requests } from './requests.ts';

const mostFound = 30;
const mostReferences = 300;
/** Figures that a reference may begin with. */
const fewestFigures = 3;

/** What a query asks for: all of `sought`, or a request whose reference begins with `reference`. */
interface Query {
  readonly sought: readonly Sought[];
  readonly reference: string | undefined;
}

function queryOf(text: string): Query | undefined {
  const figures = plain(text).replace(/[\s-]/g, '');
  const reference = /^\d+$/u.test(figures) && figures.length >= fewestFigures ? figures : undefined;
  const sought = soughtIn(text);
  return reference === undefined && sought.length === 0 ? undefined : { sought, reference };
}

/** Whether a request is meant: by its reference, or by the names and telephone numbers in it. */
function isMeant(house: House, { reference, service, lines }: Searched, query: Query): boolean {
  if (query.reference !== undefined && reference.startsWith(query.reference)) return true;
  const asked = serviceOf(house, service);
  const isIn = (one: Sought): boolean =>
    lines.some(({ name, shown, none }) => {
      const spec = fieldOf(asked, name);
      const foundBy = spec && kindOf(spec).foundBy;
      if (foundBy === undefined || none) return false;
      return foundBy === 'words' ? namesIt(one, shown) : endsWithIt(one, shown);
    });
  return query.sought.length > 0 && query.sought.every(isIn);
}

/**
 * The requests that a query means, the latest first, without those of a conversation that may not be opened: those whose sender is found by it, those of
 * whom it names, those that begin with its figures, and of the latest those of which it was not read yet who sent them.
 */
async function meant(
  desk: Desk,
  staff: Staff,
  { query, hits }: { readonly query: Query; readonly hits: readonly Hit[] },
): Promise<Searched[]> {
  const { house, sight } = desk.reading.view(staff);
  const { database } = desk.ground;
  const named = hits.filter(({ byWho }) => byWho).map(({ id }) => id);
  const [latest, of] = await Promise.all([
    unreadLately(database, sight),
    requestsLedTo(database, sight, {
      groups: groupsOf(desk.ground, sight.association, query.sought),
      conversations: named,
      reference: query.reference,
    }),
  ]);
  const all = new Map([...latest, ...of].map((one) => [one.reference, one]));
  const found = [...all.values()].filter((one) => isMeant(house, one, query));
  const shut = await shutTo(
    database,
    sight,
    found.map(({ conversation }) => conversation),
  );
  return found
    .filter(({ conversation }) => !shut.has(conversation))
    .toSorted((one, other) => other.submittedAt - one.submittedAt);
}

/** The numbers of the requests that a query means; null when it says too little, and every request is meant. */
export async function referencesOf(
  desk: Desk,
  staff: Staff,
  text: string,
): Promise<readonly string[] | null> {
  const query = queryOf(text);
  if (!query) return null;
  const hits = await find(desk.ground, desk.reading.view(staff), {
    sought: query.sought,
    most: mostReferences,
  });
  return (await meant(desk, staff, { query, hits })).map(({ reference }) => reference);
}

interface Looked {
  readonly desk: Desk;
  readonly requests: Requests;
  readonly staff: Staff;
  readonly lang: Lang;
}

const shownAround = 40;
const longestShown = 160;

/** A row with the line by which it was found. */
function withLine(item: InboxItem, line: DeskLine | undefined, sought: readonly Sought[]): InboxItem {
  if (!line) return item;
  const { from, at, text } = line;
  const at0 = sought.map(({ word = '' }) => text.indexOf(word)).find((place) => place > shownAround * 2) ?? 0;
  const cut = at0 === 0 ? text : `…${text.slice(text.lastIndexOf(' ', at0 - shownAround) + 1)}`;
  return {
    ...item,
    lastText: beginningOf(cut, longestShown),
    lastAt: at,
    lastFrom: from === 'note' ? 'staff' : from,
  };
}

/** Looks for a reference, a name, the end of a telephone number or words that somebody wrote, in all conversations that somebody may see. */
export async function search(
  { desk, requests, staff, lang }: Looked,
  text: string,
): Promise<{ conversations: readonly InboxItem[]; requests: RequestItem[] }> {
  const query = queryOf(text);
  if (!query) return { conversations: [], requests: [] };
  const hits = await find(desk.ground, desk.reading.view(staff), { sought: query.sought, most: mostFound });
  const found = (await meant(desk, staff, { query, hits })).slice(0, mostFound);
  const lines = new Map(hits.map(({ publicId, line }) => [publicId, line]));
  const names = [...new Set([...lines.keys(), ...found.map(({ conversation }) => conversation)])];
  const items = new Map(
    (names.length === 0 ? [] : await desk.reading.these(staff, names)).map((item) => [
      item.conversation,
      item,
    ]),
  );
  return {
    conversations: names.flatMap((name) => {
      const item = items.get(name);
      return item ? [withLine(item, lines.get(name), query.sought)] : [];
    }),
    requests:
      found.length === 0
        ? []
        : await requests.list(staff, { references: found.map(({ reference }) => reference) }, lang),
  };
}
