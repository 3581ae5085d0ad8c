import { blur, fold } from '../../../arabic/fold.ts';
import { lately } from '../../../arabic/remembered.ts';
import type { AddedPhrasings, IntentName } from '../../../association/intents.ts';
import { once } from '../../../kernel/once.ts';
import { entriesOf } from '../../../kernel/table.ts';
import { learnTexts, type Ranked } from '../../../knowledge/classifier.ts';
import { anew } from '../../../knowledge/models/keeper.ts';
import type { Learner } from '../../../knowledge/trained.ts';
import { beginnings, type Beginnings } from './beginnings.ts';
import { cuesOf, foldedOf, strangersIn, vocabularyOf, withoutAlif, type Cues, type Folded } from './cues.ts';
import { placesOf } from './rows.ts';
import type { Courtesy, Said, SaidByIntent, Wish } from './said.ts';

/** What a whole message says besides questions, values and commands. */
export interface Intent {
  readonly name: IntentName;
  /** The courtesy that it is; undefined for what is none. */
  readonly is: Courtesy | undefined;
  /** Whether it is a phrasing letter for letter, after folding. */
  readonly exact: boolean;
  /** Whether it says nothing besides. */
  readonly whole: boolean;
  /** Whether it is read only where nothing else is understood. */
  readonly last: boolean;
  readonly wish: Wish | undefined;
}

export interface Intents {
  /**
   * Reads what a member says; undefined for what does not count. Pure; a text without a word of any intent costs a few microseconds, and so does one
   * in which no intent that counts is possible: it is not weighed.
   */
  read(text: string, counts?: (intent: Intent) => boolean): Intent | undefined;
  /** The intent that a text is a phrasing of, letter for letter: one look-up. */
  phrased(text: string): Intent | undefined;
  /** The courtesy that a few words most likely are which nothing else is known of, in words that no phrasing has («موظفاتكم كلهن ذوق»). */
  likely(text: string): Intent | undefined;
  /** Learns now what is learned with the first message that comes near an intent otherwise. */
  learn(): void;
}

const longestText = 600;
/** So many words of a message may be strange to its intent: a name, a slip. */
const mostStrangers = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** So many words a courtesy has that is told by its likeness alone; half of them at least are known. */
const mostLikely = 7;
/** How sure the classifier must be of it: what asks something comes near it where it holds a word of a courtesy. */
const surely = { plain: 0, asking: 0.5 };
const asking: ReadonlySet<IntentName> = new Set(['who']);

/** One intent, ready to look at messages. */
interface Watched {
  readonly name: IntentName;
  readonly said: Said;
  readonly needs: readonly Cues[];
  readonly never: Cues;
  readonly surely: Cues;
  readonly rows: Cues;
  readonly wishes: readonly (readonly [Wish, Cues])[];
}

function watched(name: IntentName, said: Said, shared: Beginnings): Watched {
  const places = placesOf(said.groups, shared);
  const wished = placesOf({}, shared);
  return {
    name,
    said,
    needs: said.needs.map((list) => cuesOf(list, places)),
    never: cuesOf(said.never, places),
    surely: cuesOf(said.surely, places),
    rows: cuesOf(said.rows, places),
    wishes: entriesOf(said.wishes ?? {}).map(([wish, list]) => [wish, cuesOf(list, wished)] as const),
  };
}

const isPossible = (
  { said, needs, never, surely, rows }: Watched,
  message: Folded,
  whole: boolean,
): boolean =>
  message.words.length <= said.longest &&
  (!said.whole || whole) &&
  (rows.isIn(message) ||
    (needs.every((cues, i) => cues.isIn(message) || (i > 0 && surely.isIn(message))) &&
      (surely.isIn(message) || !never.isIn(message))));

/** What is read last is read where nothing is possible that asks or wants something, a courtesy where nothing is told by its rows. */
function possibleIn(looked: readonly Watched[], message: Folded, whole: boolean): readonly Watched[] {
  const possible = looked.filter((one) => isPossible(one, message, whole));
  if (!possible.some(({ said }) => !said.whole)) return possible;
  const isTold = possible.some(({ said, rows }) => !said.whole && rows.isIn(message));
  return possible.filter(({ said }) => !said.last && !(isTold && said.whole));
}

/** The best of the intents that are possible, unless it rather is none: where a message surely asks, it is one. */
function likeliest(ranked: readonly Ranked[], possible: readonly Watched[], message: Folded) {
  const isSure = possible.some(({ surely, rows }) => surely.isIn(message) || rows.isIn(message));
  const fits = (label: string): boolean =>
    label === 'other' ? !isSure : possible.some(({ name }) => name === label);
  return ranked.find(({ label }) => fits(label))?.label;
}

const examplesOf = (all: SaidByIntent, added: AddedPhrasings) =>
  [...all].flatMap(
    ([
      label,
      {
        phrasings: { saudi, msa, en },
      },
    ]) => [...saudi, ...msa, ...en, ...(added[label] ?? [])].map((text) => ({ label, text })),
  );

const isNear = (near: ReadonlySet<string>, { words, bare }: Folded): boolean =>
  words.some((word, i) => near.has(word) || near.has(bare[i] ?? word) || near.has(withoutAlif(word)));

const fewestWords = 2;

/** Texts of several words, the longest first. */
const rowsOf = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.map((text) => foldedOf(text).text))]
    .filter((text) => text.split(' ').length >= fewestWords)
    .sort((a, b) => b.length - a.length);

/** A folded text without the rows of words that stand in it. */
function without(text: string, rows: readonly string[]): string {
  let left = ` ${text} `;
  for (const row of rows) left = left.replace(` ${row} `, ' ');
  return left.trim();
}

const seen = (
  { name, said, wishes }: Watched,
  message: Folded,
  of: Pick<Intent, 'exact' | 'whole'>,
): Intent => ({
  name,
  is: said.is,
  ...of,
  last: said.last,
  wish: wishes.find(([, cues]) => cues.isIn(message))?.[0],
});

const whatCounts = (intent: Intent, counts: (intent: Intent) => boolean): Intent | undefined =>
  counts(intent) ? intent : undefined;

type Examples = ReturnType<typeof examplesOf>;

/** The intent of a label, of a message that is one of its phrasings; none for what is no intent. */
function exactly(label: IntentName | undefined, looked: readonly Watched[], message: Folded) {
  const same = label && looked.find(({ name }) => name === label);
  return { label, intent: same && seen(same, message, { exact: true, whole: same.said.whole }) };
}

/** What phrasings say letter for letter: the words of those that are courtesies, these themselves, and which intent each of all is. */
function phrasingsIn(
  all: SaidByIntent,
  examples: Examples,
  {
    looked,
    learner: { keeper = anew },
  }: { readonly looked: () => readonly Watched[]; readonly learner: Learner },
) {
  const whole = examples.flatMap(({ label, text }) => (all.get(label)?.whole ? [text] : []));
  const read = once(() =>
    keeper({
      from: ['phrasings', examples, whole],
      learn: () => ({
        words: [...vocabularyOf(whole)],
        rows: rowsOf(whole),
        blurred: examples.map(({ text }) => blur(fold(text))),
      }),
    }),
  );
  const courteous = once(() => new Set(read().words));
  const labels = once(() => new Map(examples.map(({ label }, i) => [read().blurred[i] ?? '', label])));
  return {
    courteous,
    courtesies: () => read().rows,
    near: once(
      () =>
        new Set([
          ...courteous(),
          ...looked().flatMap(({ needs, rows }) => [...(needs[0]?.first ?? []), ...rows.first]),
        ]),
    ),
    exact: (message: Folded) => exactly(labels().get(blur(message.text)), looked(), message),
  };
}

interface Known {
  readonly looked: () => readonly Watched[];
  /** The words of courtesies. */
  readonly courteous: () => ReadonlySet<string>;
  readonly rank: (text: string) => readonly Ranked[];
}

/** The courtesy that a message of a few words comes near, most of which courtesies are made of. */
const likelyOf =
  ({ looked, courteous, rank }: Known): Intents['likely'] =>
  (text) => {
    const message = foldedOf(text);
    const { length } = message.words;
    if (length === 0 || length > mostLikely || strangersIn(courteous(), message) * 2 > length)
      return undefined;
    const [first] = rank(message.text);
    const found = looked().find(({ name }) => name === first?.label);
    if (!first || !found?.said.is || found.said.last || found.never.isIn(message)) return undefined;
    const least = asking.has(found.name) ? surely.asking : surely.plain;
    return first.score < least ? undefined : seen(found, message, { exact: false, whole: true });
  };

/** The intents of the product, with what an association adds. They are learned when a message first comes near one. */
export function intentsOf(all: SaidByIntent, learner: Learner, added: AddedPhrasings = {}): Intents {
  const examples = examplesOf(all, added);
  const looked = once(() => {
    const shared = beginnings();
    return [...all].filter(([name]) => name !== 'other').map(([name, said]) => watched(name, said, shared));
  });
  const { courteous, courtesies, near, exact } = phrasingsIn(all, examples, { looked, learner });
  const learned = once(() => learnTexts(examples, learner));
  /** What a text comes near, whatever counts: at a field it is asked for twice in a turn. */
  const nearest = lately((text) => {
    const message = foldedOf(text);
    const same = exact(message);
    if (same.intent) return { surely: same.intent };
    if (same.label !== undefined || !isNear(near(), message)) return undefined;
    const whole =
      message.words.length > 1 && strangersIn(courteous(), message) <= mostStrangers(message.words.length);
    return { message, whole, possible: possibleIn(looked(), message, whole) };
  });
  const read: Intents['read'] = (text, counts = () => true) => {
    const found = text.length > longestText ? undefined : nearest(text);
    if (!found) return undefined;
    if ('surely' in found) return whatCounts(found.surely, counts);
    const { message, whole, possible } = found;
    const asIt = (one: Watched): Intent => seen(one, message, { exact: false, whole });
    if (!possible.some((one) => counts(asIt(one)))) return undefined;
    // Whoever asks kindly for something asks for it: «كلموني الله يرضى عليكم».
    const wanted = possible.some(({ said }) => !said.whole) ? without(message.text, courtesies()) : '';
    const label = likeliest(learned().rank(wanted === '' ? message.text : wanted), possible, message);
    const best = possible.find(({ name }) => name === label);
    return best && whatCounts(asIt(best), counts);
  };
  const likely = likelyOf({ looked, courteous, rank: (text) => learned().rank(text) });
  return {
    read,
    phrased: (text) => exact(foldedOf(text)).intent,
    likely,
    learn() {
      learned();
      near();
    },
  };
}
