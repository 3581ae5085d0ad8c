import { fold } from '../../../arabic/fold.ts';
import { beginnings, type Beginnings, type Message } from './beginnings.ts';
import { formsMeant } from './verb-places.ts';

/** So many words may stand where a row says `…`. */
const mostBetween = 3;

/** Words that stand for one another in a row: `{mine}` is any of those that the file names `mine`. */
export type Groups = Readonly<Record<string, readonly string[]>>;

const named = /^\{(\w+)\}$/;

/** What may stand at one place of a row: words, and several words in a row by the first of them. */
interface Place {
  readonly words: ReadonlySet<string>;
  /** What a word may end with, whichever it is. */
  readonly endings: readonly string[];
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** `*توا` is any word that ends so; fewer letters before it are no verb. */
const anyWith = /^\*(.+)$/;
const shortestVerb = 3;

const note = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};

function placeFor(texts: readonly string[]): Place {
  const phrases = new Map<string, string[][]>();
  const endings = texts.flatMap((text) => anyWith.exec(text)?.[1] ?? []);
  for (const text of texts.filter((one) => one.includes(' '))) {
    const [first = '', ...others] = text.split(' ');
    note(phrases, first, others);
  }
  const words = new Set(texts.filter((text) => text !== '' && !text.includes(' ') && !anyWith.test(text)));
  return { words, endings, phrases };
}

export interface Places {
  /** What a word of a row stands for; the same for a group each time. */
  of(word: string): Place;
  /** The rows of a group, where a part is nothing but its name. */
  rows(part: string): readonly string[] | undefined;
  /** What the lists begin with that are made with these places. */
  readonly beginnings: Beginnings;
}

/** The places that the words of rows name, with the groups of their file. Lists that are asked about the same messages share their beginnings. */
export function placesOf(groups: Groups, shared: Beginnings = beginnings()): Places {
  const known = new Map<string, Place>();
  const rows = (part: string): readonly string[] | undefined => groups[named.exec(part)?.[1] ?? ''];
  const texts = (word: string): readonly string[] =>
    rows(word)?.flatMap(texts) ?? formsMeant(word) ?? [anyWith.test(word) ? word : fold(word)];
  return {
    rows,
    beginnings: shared,
    of: (word) => {
      const place = known.get(word) ?? placeFor(texts(word));
      known.set(word, place);
      return place;
    },
  };
}

interface Spot {
  readonly place: Place;
  /** Whether others may stand before it. */
  readonly afterOthers: boolean;
}

function spotsOf(cue: string, places: Places): readonly Spot[] {
  const spots: Spot[] = [];
  let afterOthers = false;
  for (const word of cue.split(/\s+/).filter((one) => one !== '')) {
    if (word !== '…') spots.push({ place: places.of(word), afterOthers });
    afterOthers = word === '…';
  }
  return spots;
}

type Spots = readonly Spot[];

/** Where in a message something may begin: its words, the same without what is written together with them, and which of them is next. */
interface From extends Message {
  readonly at: number;
}

/** Where a place ends that begins here, with this word as it stands or bare. */
function endsOf(place: Place, word: string, { words, at }: Pick<From, 'words' | 'at'>): number[] {
  const isIt =
    place.words.has(word) ||
    place.endings.some((ending) => word.length >= ending.length + shortestVerb && word.endsWith(ending));
  const ends = isIt ? [at + 1] : [];
  for (const others of place.phrases.get(word) ?? [])
    if (others.every((one, i) => one === words[at + 1 + i])) ends.push(at + 1 + others.length);
  return ends;
}

/** The same place, begun with the word as it stands or bare. */
function endsEither(place: Place, { words, bare, at }: From): number[] {
  const word = words[at] ?? '';
  const without = bare[at] ?? word;
  const ends = endsOf(place, word, { words, at });
  return without === word ? ends : [...ends, ...endsOf(place, without, { words, at })];
}

/** Whether the spots from `next` on follow from here on. */
function goesOn(spots: Spots, next: number, { at, ...message }: From): boolean {
  const spot = spots[next];
  if (!spot) return true;
  const last = Math.min(at + (spot.afterOthers ? mostBetween : 0), message.words.length - 1);
  for (let from = at; from <= last; from += 1)
    for (const end of endsEither(spot.place, { ...message, at: from }))
      if (goesOn(spots, next + 1, { ...message, at: end })) return true;
  return false;
}

/** A place that rows begin with is looked up by its words, unless it has more than so many. */
const fewWords = 12;

const beginningsOf = ({ words, phrases }: Place): readonly string[] => [...words, ...phrases.keys()];

/** A row that is the name of a group and nothing else is all rows of the group. */
const spelledOut = (cue: string, places: Places): readonly string[] =>
  places.rows(cue)?.flatMap((one) => spelledOut(one, places)) ?? [cue];

/** Rows, by their beginnings. */
function sorted(list: readonly string[], places: Places) {
  const all = list.flatMap((cue) => spelledOut(cue, places));
  const alone = new Set<string>();
  const byWord = new Map<string, Spots[]>();
  const byPlace = new Map<Place, Spots[]>();
  for (const spots of all.map((cue) => spotsOf(cue, places))) {
    const [first] = spots;
    if (!first) continue;
    if (spots.length === 1) for (const word of first.place.words) alone.add(word);
    if (spots.length === 1 && first.place.phrases.size === 0 && first.place.endings.length === 0) continue;
    const beginnings = beginningsOf(first.place);
    if (beginnings.length > fewWords || first.place.endings.length > 0) note(byPlace, first.place, spots);
    else for (const word of new Set(beginnings)) note(byWord, word, spots);
  }
  return { alone, byWord, byPlace };
}

/** Words and rows: whether a message holds one of them, and the word that each begins with. */
export interface Rows {
  /** `bare` has the words without what is written together with them; each of a row may stand so. */
  areIn(message: Message): boolean;
  readonly first: readonly string[];
}

export function rowsOf(list: readonly string[], places: Places): Rows {
  const { alone, byWord, byPlace } = sorted(list, places);
  const first = [...alone, ...byWord.keys(), ...[...byPlace.keys()].flatMap(beginningsOf)];
  const mayBegin = places.beginnings.add({
    words: first,
    endings: [...byPlace.keys()].flatMap(({ endings }) => endings),
  });
  const from = (word: string, here: From): boolean => {
    if (alone.has(word)) return true;
    const begins = (spots: Spots): boolean =>
      spots[0] !== undefined &&
      endsOf(spots[0].place, word, here).some((at) => goesOn(spots, 1, { ...here, at }));
    if (byWord.get(word)?.some(begins)) return true;
    for (const [place, rows] of byPlace)
      for (const at of endsOf(place, word, here))
        if (rows.some((spots) => goesOn(spots, 1, { ...here, at }))) return true;
    return false;
  };
  return {
    areIn: (message) =>
      mayBegin(message) &&
      message.words.some((word, at) => {
        const without = message.bare[at] ?? word;
        const here = { at, words: message.words, bare: message.bare };
        return from(word, here) || (without !== word && from(without, here));
      }),
    first,
  };
}
