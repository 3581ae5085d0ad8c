import { z } from 'zod';
import { distance, fold, words } from '../../arabic/fold.ts';
import { spokenWords } from '../spoken-words.ts';

/** An option of a field: its id and everything that it is called. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** What stands before a phrase that is general. */
const general = '~';

/** Groups of words for one thing, `locales/saudi/values/options.yaml`: by which parts of a label they are known, and what is said for it. */
const groups = spokenWords(
  'options',
  z.array(z.strictObject({ keys: z.string().min(1), words: z.string().min(1) })),
).map(({ keys, words: said }) => ({
  keys: new Set(keys.split('|').map((key) => (/^[a-z]/.test(key) ? key : ` ${fold(key)} `))),
  phrases: said.split('|').map((phrase) => ({ words: words(phrase), isGeneral: phrase.startsWith(general) })),
}));

/** A word without its article, its preposition, its "and", and the ending of a gender or of whose it is. */
const bare = (word: string): string =>
  word
    .replace(/^(?:وال|بال|فال|لل|ال|و(?=\p{L}{4})|ب(?=\p{L}{4}))(?=\p{L}{3})/u, '')
    .replace(/(?<=\p{L}{3})(?:ه|ين|ات|يه|تي|تنا|نا)$/u, '');

/** What a word is by its consonants: «تقشير», «مقشره» and «قشر». */
const rootOf = (word: string): string =>
  bare(word)
    .replace(/^[متيان](?=\p{L}{3})/u, '')
    .replace(/(?<=\p{L})[اوي](?=\p{L})/gu, '');

const shortestRoot = 3;
const shortestSlipped = 5;

const isSame = (said: string, meant: string): boolean => said === meant || bare(said) === bare(meant);

/** The same word in another form of it, or with one slip of the finger. */
function isAkin(said: string, meant: string): boolean {
  if (isSame(said, meant)) return true;
  const [one, other] = [rootOf(said), rootOf(meant)];
  if (one.length >= shortestRoot && one === other) return true;
  return said.length >= shortestSlipped && meant.length >= shortestSlipped && distance(said, meant, 1) === 1;
}

/** A phrase that stands for an option. */
interface Phrase {
  readonly id: string;
  readonly words: readonly string[];
  /** It stands beside what tells more of it: «أشتغل», before where and what. */
  readonly isGeneral: boolean;
  /** A word of a label stands in many forms; what is said for it, in the one. */
  readonly inForms: boolean;
}

const small = new Set(
  'في من على مع عن او ام لا ما أي اي او هل لم عمل خدمه نوع the a of in to and or with'.split(' ').map(fold),
);

/** Words of the labels that stand at one option alone. */
function ownWords(options: readonly Named[]): readonly Phrase[] {
  const all = options.map(({ id, names }) => ({ id, said: new Set(names.flatMap((name) => words(name))) }));
  return all.flatMap(({ id, said }) =>
    [...said]
      .filter((word) => word.length > 1 && !small.has(word))
      .filter((word) =>
        all.every((one) => one.id === id || ![...one.said].some((other) => isSame(other, word))),
      )
      .map((word) => ({ id, words: [word], inForms: true, isGeneral: false })),
  );
}

/** Whether a label says one of these, and not that it is not so: «غير متزوج». */
const isCalled = (name: string, keys: ReadonlySet<string>): boolean =>
  [...keys].some((key) => key.startsWith(' ') && ` ${name} `.includes(key)) && !name.startsWith(not);
const not = `${fold('غير')} `;

function phrasesOf(options: readonly Named[]): readonly Phrase[] {
  const whole = options.flatMap(({ id, names }) =>
    names.map((name) => ({ id, words: words(name), inForms: words(name).length === 1, isGeneral: false })),
  );
  const meant = options.flatMap(({ id, names }) => [
    { id, words: words(id), inForms: false, isGeneral: false },
    ...groups
      .filter(({ keys }) => keys.has(id) || names.some((name) => isCalled(words(name).join(' '), keys)))
      .flatMap(({ phrases }) => phrases.map((phrase) => ({ id, ...phrase, inForms: false }))),
  ]);
  return [...whole, ...ownWords(options), ...meant].filter(({ words: { length } }) => length > 0);
}

/** What stands for the options of a field, once for each. */
const kept = new WeakMap<object, readonly Phrase[]>();
function phrasesFor(field: object, options: readonly Named[]): readonly Phrase[] {
  const known = kept.get(field);
  if (known) return known;
  const found = phrasesOf(options);
  kept.set(field, found);
  return found;
}

/** Where an option is meant in a text: from a word to a word. */
interface Span {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly isGeneral: boolean;
}

const spansIn = (
  said: readonly string[],
  phrases: readonly Phrase[],
  same: (said: string, meant: string) => boolean,
): readonly Span[] =>
  phrases.flatMap(({ id, words: meant, isGeneral }) => {
    const from = said.findIndex((_, at) => meant.every((word, i) => same(said[at + i] ?? '', word)));
    return from < 0 ? [] : [{ id, from, to: from + meant.length - 1, isGeneral }];
  });

const list = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(fold));
/** Words beside which nothing is told: what asks, what supposes, what was. */
const open = list(
  'او اما لو اذا هل كيف وش ايش متى وين كم ليش ممكن ينفع يصلح كنت كان سابقا or if was what how',
);
/** Words that deny what follows them. */
const denying = list('لا ما مو مب موب مهوب ليس لست ليست لم لن غير بدون بلا مافي ماعندي ولا ماني not no never');
/** Others than whoever answers. */
const kin = list(
  'زوجي زوجتي ابوي والدي امي والدتي ولدي ابني بنتي ابنتي اخوي اختي عمي خالي husband wife father mother son daughter',
);
const most = 9;

/** «كيف أبيع»: whoever learns a thing names it so. */
const learning =
  /^(?:(?:انا|والله|ابي|ابغي|ابغا|اريد|نبي|نبغي|ودي|ودنا|احتاج|نحتاج|اعرف|نعرف|اتعلم|نتعلم|افهم) )*كيف(?:يه)? [انت]\p{L}{2,}(?= |$)/u;
/** "Wherever" asks nothing. */
const isAnywhere = (said: readonly string[], word: string): boolean =>
  word === 'وين' && said[said.indexOf(word) + 1] === 'ما';
/** What is asked about where something does not work: that it is not there tells which. */
const fault = /(?:^| )(?:ال)?(?:عطل|خلل|مشكله|fault)(?= |$)/u;

/** What a text says of the options, and whether a word of it leaves that open. */
function heard(field: object, options: readonly Named[], said: readonly string[]): readonly Span[] {
  const phrases = phrasesFor(field, options);
  const exact = spansIn(said, phrases, isSame);
  const spans =
    exact.length > 0
      ? exact
      : spansIn(
          said,
          phrases.filter(({ inForms }) => inForms),
          isAkin,
        );
  const meant = spans.filter((span) => !spans.some((one) => isWithin(span, one)));
  const affirmed = meant.filter((span) => !isDenied(said, span));
  return affirmed.length === 0 && isFault(field) ? meant : affirmed;
}

const isFault = (field: object): boolean =>
  'label' in field && fault.test(words(JSON.stringify(field.label)).join(' '));

/** The one option for which more is said than for any other: a word of its own before what is general, more words before fewer. */
function likeliest(spans: readonly Span[]): string | undefined {
  const own = spans.filter(({ isGeneral }) => !isGeneral);
  const counted = own.length > 0 ? own : spans;
  const said = new Map<string, Set<number>>();
  for (const { id, from, to } of counted) {
    const at = said.get(id) ?? new Set<number>();
    for (let i = from; i <= to; i += 1) at.add(i);
    said.set(id, at);
  }
  const [first, second] = [...said].sort(([, one], [, other]) => other.size - one.size);
  return first && (second === undefined || first[1].size > second[1].size) ? first[0] : undefined;
}

/**
 * The option that a text of a few words means by what it is, and not by what it is called: «المكيف ما يبرد», «ادفع ايجار», «زوجي متوفي». Undefined where
 * that fits none, or several of them as well. Never beyond doubt.
 */
export function optionMeant(field: object, options: readonly Named[], text: string): string | undefined {
  const said = words(text);
  if (said.length === 0 || said.length > most || /[؟?]/.test(text)) return undefined;
  const whole = saidWholly(field, options, said);
  if (whole !== undefined) return whole;
  const learns = learning.test(said.join(' '));
  if (said.some((word) => open.has(word) && !(learns && word.startsWith('كيف')) && !isAnywhere(said, word)))
    return undefined;
  const meant = heard(field, options, said);
  if (said.some((word, at) => kin.has(word) && !meant.some(({ from, to }) => from <= at && at <= to)))
    return undefined;
  return likeliest(meant);
}

/** Phrases of several words that stand in a text in another order: «متوفي زوجي». */
const looseIn = (said: readonly string[], phrases: readonly Phrase[]): readonly Span[] =>
  phrases.flatMap(({ id, words: meant, isGeneral }) => {
    const places = meant.map((word) => said.findIndex((one) => isSame(one, word)));
    const isThere = meant.length > 1 && !places.includes(-1);
    return isThere ? [{ id, from: Math.min(...places), to: Math.max(...places), isGeneral }] : [];
  });

const isWas = (word: string | undefined): boolean => word !== undefined && was.has(word);
const was = list('كنت كان كانت كنا سابقا قبل was were formerly');

/**
 * The option that a statement most likely means, whatever stands beside it: what was is not so any more, a word akin to a phrase counts too, and
 * what fits none is something else where the field has that.
 */
export function likelyOption(field: object, options: readonly Named[], text: string): string | undefined {
  const said = words(text);
  if (said.length === 0 || said.length > mostLikely || /[؟?]/.test(text)) return undefined;
  const phrases = phrasesFor(field, options);
  const spans = [spansIn(said, phrases, isSame), looseIn(said, phrases), spansIn(said, phrases, isAkin)].map(
    (some) => some.filter((span) => !isDenied(said, span) && !isWas(said[span.from - 1])),
  );
  const found = spans.map((some) =>
    likeliest(some.filter((span) => !some.some((one) => isWithin(span, one)))),
  );
  const known = found.find((id) => id !== undefined);
  // What asks for something is nothing else of what can be chosen.
  return (
    known ?? (said.some((word) => open.has(word)) ? undefined : options.find(({ id }) => id === other)?.id)
  );
}
const mostLikely = 14;
const other = 'other';

/** The one option for which nothing but a phrase of it is said. */
function saidWholly(field: object, options: readonly Named[], said: readonly string[]): string | undefined {
  const all = said.join(' ');
  const ids = phrasesFor(field, options).flatMap(({ id, words: meant }) =>
    meant.join(' ') === all ? [id] : [],
  );
  return new Set(ids).size === 1 ? ids[0] : undefined;
}

/** The options that are said where several of a field are and no question is put: «شقة أو دور». Empty where one is, or none. */
export function saidAmong(field: object, options: readonly Named[], text: string): readonly string[] {
  const said = words(text);
  if (said.length > most || /[؟?]/.test(text)) return [];
  if (said.some((word) => open.has(word) && !choosing.has(word))) return [];
  const exact = spansIn(said, phrasesFor(field, options), isSame).filter(({ isGeneral }) => !isGeneral);
  const ids = new Set(exact.filter((span) => !exact.some((one) => isWithin(span, one))).map(({ id }) => id));
  return ids.size > 1 ? [...ids] : [];
}
const choosing = list('او اما لو ممكن ينفع يصلح or');

const any = new Set(
  groups
    .filter(({ keys }) => keys.has('any') || keys.has('either'))
    .flatMap(({ phrases }) => phrases.map((phrase) => phrase.words.join(' '))),
);

/** Whether a text says that any of the options will do: «كله يصلح», "any". */
export const meansAny = (text: string): boolean => any.has(words(text).join(' '));

const isWithin = (span: Span, one: Span): boolean =>
  one.from <= span.from && one.to >= span.to && one.to - one.from > span.to - span.from;

const isDenied = (said: readonly string[], { from }: Span): boolean =>
  [from - 1, from - 2].some((at) => denying.has(said[at] ?? '') && !isWhen(said, at));

/** "After what", "as soon as": nothing is denied. */
const isWhen = (said: readonly string[], at: number): boolean =>
  said[at] === 'ما' && whens.has(said[at - 1] ?? '');
const whens = list('بعد قبل اول وقت لين كل متى لحد عند مثل زي وين');
