import { fold } from '../../arabic/fold.ts';
import { isListed, parseField, takesFile } from '../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { FieldValue } from '../../fields/value.ts';
import { longestName, looksLikeName } from '../../fields/written/closed-class.ts';

/** `locales/typed/corrections.yaml`: how members say that an answer is wrong, and what they call the fields. */
export interface CorrectingWords {
  readonly marks: readonly string[];
  readonly beside: readonly string[];
  readonly same: readonly (readonly string[])[];
  readonly openers: readonly string[];
  readonly not: readonly string[];
  readonly files: readonly string[];
}

/** A field that is to be corrected, with its new value where the message says it. */
interface Correction {
  readonly field: string;
  readonly value?: FieldValue;
}

/**
 * In which form something may be corrected, at this moment (milliseconds since the epoch); `at`: the field that is asked; `all`: every answer is shown,
 * so that a field with another value is a correction by itself.
 */
interface Correctable {
  readonly fields: readonly FieldSpec[];
  readonly at: string | undefined;
  readonly now: number;
  readonly all?: boolean;
}

export type ReadCorrection = (text: string, form: Correctable) => Correction | undefined;

const longest = 200;
const mostWords = 14;
/** Where a story is asked for, a correction is short: more words tell something. */
const mostBesideStory = 7;

/** A word as names of fields are compared: without article and ending, so that "جوالي" is "الجوال". */
const bare = (word: string): string =>
  word.replace(/^(?:وال|بال|لل|ال)(?=\p{L}{2})/u, '').replace(/(?<=\p{L}{2})(?:تي|ته|ي|ه|ت)$/u, '');

/** The place of a row of words within others, of which the first may be written in one with a preposition («بموضوع»); -1 where it does not stand there. */
const placeOf = (row: readonly string[], all: readonly string[]): number =>
  row.length === 0
    ? -1
    : all.findIndex((first, at) =>
        row.every((word, i) => all[at + i] === word || (i === 0 && first.replace(joined, '') === word)),
      );
const joined = /^[بلفو](?=\p{L}{3})/u;

interface Mention {
  readonly field: FieldSpec;
  readonly at: number;
  readonly length: number;
  /** How much of a name of it stands there: a whole name counts more than a word of its label. */
  readonly weight: number;
}

/** The words of the file as they are compared. */
interface Vocabulary {
  /** The longest first. */
  readonly marks: readonly (readonly string[])[];
  /** The word with which each of them begins. */
  readonly beginnings: ReadonlySet<string>;
  readonly beside: ReadonlySet<string>;
  readonly same: readonly (readonly (readonly string[])[])[];
  readonly openers: ReadonlySet<string>;
  /** What is not so, at the end of a message: the value that stood before. */
  readonly old: RegExp;
  readonly files: readonly (readonly string[])[];
}

const rows = (texts: readonly string[]): string[][] => texts.map((text) => fold(text).split(' '));
const bareRows = (texts: readonly string[]): string[][] => rows(texts).map((row) => row.map(bare));

/** Everything that a field is called, in bare words. */
function namesOf(field: FieldSpec, { same, files }: Vocabulary): (readonly string[])[] {
  const { label, alsoCalled } = field;
  const called = bareRows([label.ar, label.en ?? '', ...alsoCalled].filter(Boolean));
  const own = takesFile(field) ? [...called, ...files] : called;
  const alike = same.filter((group) => group.some((row) => own.some((one) => one.join() === row.join())));
  return [...own, ...alike.flat()];
}

/** How many words several mentions, one right behind another, take. */
const lengthOf = (all: readonly Mention[]): number =>
  Math.max(...all.map(({ at, length }) => at + length)) - Math.min(...all.map(({ at }) => at));

/** The one field that is named among words; a word of its label alone counts less than a name of it. */
function mentioned(
  said: readonly string[],
  fields: readonly FieldSpec[],
  words: Vocabulary,
): Mention | undefined {
  const all = said.map(bare);
  const found = fields.flatMap((field): Mention[] =>
    namesOf(field, words).flatMap((row) => {
      const at = placeOf(row, all);
      if (at >= 0 && (row.length > 1 || !words.beside.has(said[at] ?? '')))
        return [{ field, at, length: row.length, weight: row.length }];
      const part = row.length > 1 ? all.findIndex((word) => word.length >= 3 && row.includes(word)) : -1;
      return part < 0 || words.beside.has(said[part] ?? '')
        ? []
        : [{ field, at: part, length: 1, weight: 0.5 }];
    }),
  );
  const most = Math.max(0, ...found.map(({ weight }) => weight));
  const best = found.filter(({ weight }) => weight === most).sort((a, b) => a.at - b.at);
  const [first] = best;
  // «دخل الأسرة» is the income, not the family.
  const isHead = ({ field, at }: Mention): boolean =>
    first !== undefined && (field.name === first.field.name || at === first.at + first.length);
  return best.every(isHead) && first ? { ...first, length: lengthOf(best) } : undefined;
}

/** A message in words, as typed and folded, and which of them are spoken for. */
interface Said {
  readonly tokens: readonly string[];
  readonly words: readonly string[];
  readonly taken: Set<number>;
  /** Whether it says that something is not right. */
  readonly marked: boolean;
}

function saidIn(typed: string, { marks, beginnings, old }: Vocabulary): Said {
  const text = typed.replace(old, ' ');
  const tokens = text
    .replace(/[،؛!«»"]|[,:.](?!\d)/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const words = tokens.map((token) => fold(token));
  const taken = new Set<number>();
  for (const row of words.some((word) => beginnings.has(word)) ? marks : []) {
    const place = placeOf(row, words);
    if (place >= 0 && !taken.has(place)) row.forEach((_, i) => taken.add(place + i));
  }
  return { tokens, words, taken, marked: taken.size > 0 || text !== typed };
}

const openWords = ({ words, taken }: Said): string[] => words.map((word, i) => (taken.has(i) ? '' : word));

/** Takes a name of a field out of a message, as often as it stands there ("اسمي مو كذا اسمي سارة"). */
function takeOut(said: Said, { at, length }: Mention): void {
  const row = said.words.slice(at, at + length).map(bare);
  for (let place = at; place >= 0; place = placeOf(row, openWords(said).map(bare)))
    for (let i = 0; i < length; i += 1) said.taken.add(place + i);
}

/**
 * What may be the new value: the words that are not the field, and then, one after another, without what is said beside a value. The first are
 * whole («قبل امس»), the last is bare.
 */
function rests({ tokens, words, taken }: Said, { beside, openers }: Vocabulary): readonly string[] {
  const begin = words.findIndex((word) => !openers.has(word));
  const left = tokens.flatMap((token, i) =>
    taken.has(i) || i < begin ? [] : [{ token, word: words[i] ?? '' }],
  );
  const isBeside = (one: (typeof left)[number] | undefined): boolean =>
    one !== undefined && (one.word === '' || beside.has(one.word));
  const said = (): string => left.map(({ token }) => token).join(' ');
  const found = [said()];
  for (; isBeside(left[0]); found.push(said())) left.shift();
  for (; isBeside(left.at(-1)); found.push(said())) left.pop();
  return found;
}

/** What is right, before what is not: "الاسم صح بس الجوال غلط". */
const right =
  /^.{2,60}?(?:صح|صحيح|صحيحة|صحيحه|تمام|مضبوط|زين|correct|right|fine)\s+(?:بس|لكن|ولكن|الا|إلا|غير|ما عدا|ماعدا|but|except)\s+/u;

/** Reads corrections with the words of the product. */
export function correctionsOf(typed: CorrectingWords): ReadCorrection {
  const { marks, beside, same, openers, not, files } = typed;
  const marking = rows(marks).sort((a, b) => b.length - a.length);
  const words: Vocabulary = {
    marks: marking,
    beginnings: new Set(marking.map(([first = '']) => first)),
    beside: new Set(beside.map(fold)),
    same: same.map(bareRows),
    openers: new Set(openers.map(fold)),
    old: new RegExp(
      `\\s(?:${not.join('|')})\\s+(?!(?:صح|صحيح|صحيحه|صحيحة|كذا|هذا|هو|هي|معي|معنا|عندي|عندنا|موجود|موجوده|متوفر|متوفره|حافظ|حافظه|الحين|الان|اليوم|هنا|right|correct|sure)(?:\\s|$))\\S+(?:\\s+\\S+)?\\s*$`,
      'iu',
    ),
    files: bareRows(files),
  };
  return (text, { fields, at, now, all }) => {
    if (text.length > longest) return undefined;
    const wrong = text.replace(right, ' ');
    const said = saidIn(wrong, words);
    const { tokens } = said;
    const marked = said.marked || wrong !== text;
    const asked = fields.find(({ name }) => name === at);
    const most = asked && kindOf(asked).readsAs === 'story' ? mostBesideStory : mostWords;
    if (tokens.length > most || (!marked && !all && !words.openers.has(said.words[0] ?? '')))
      return undefined;
    const mention = mentioned(openWords(said), fields, words);
    if (!mention) return marked ? byValue(rests(said, words).at(-1) ?? '', { fields, at, now }) : undefined;
    takeOut(said, mention);
    const { field, weight } = mention;
    const isShort = weight < 1 && kindOf(field).readsAs !== 'value';
    const value = isShort || tellsChange(text) ? undefined : valueIn(field, rests(said, words), now);
    if (value === undefined) return marked ? { field: field.name } : undefined;
    return { field: field.name, value };
  };
}

/** Whether a message says by how much something changed, and not to what: "زاد واحد في الأسرة". */
const tellsChange = (text: string): boolean => {
  const folded = fold(text);
  return changed.test(folded) && !into.test(folded);
};
const changed = /(?:^| )(?:زاد|زادت|زادوا|نقص|نقصت|نقصوا|ارتفع|انخفض)(?= |$)/;
const into = /(?:^| )(?:صار|صارت|صاروا|صرنا|اصبح|اصبحت|الي|ل)(?= |$)/;

/** What a correction says that names no field («خليها جدة»): a value of the one field that it can be of. */
function byValue(text: string, { fields, at, now }: Correctable): Correction | undefined {
  if (text === '') return undefined;
  const found = fields.flatMap((field): Correction[] => {
    const parsed = parseField(field, text, now);
    if (field.name === at || !parsed.ok) return [];
    const isIt = isListed(field, parsed.value) || kindOf(field).readsAs === 'identifier';
    return isIt ? [{ field: field.name, value: parsed.value }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The value that the rest of a correction is; undefined where it is none beyond doubt. A name, a place or a story is read without anything beside it. */
function valueIn(field: FieldSpec, said: readonly string[], now: number): FieldValue | undefined {
  const { readsAs } = kindOf(field);
  const isTitle = readsAs === 'title';
  for (const text of isTitle || readsAs === 'story' ? said.slice(-1) : said) {
    const parsed = text === '' ? undefined : parseField(field, text, now);
    if (!parsed?.ok) continue;
    const fits = typeof parsed.value === 'string' && looksLikeName(parsed.value, longestName);
    return isTitle && !fits ? undefined : parsed.value;
  }
  return undefined;
}
