import { fold } from '../../arabic/fold.ts';
import { takesFile } from '../field.ts';
import { kindOf, type FieldSpec } from '../spec.ts';
import type { Part } from './parts.ts';

/** Words with which the names of many fields begin. */
const general = new Set(['عدد', 'رقم', 'تاريخ', 'نوع', 'كم', 'اسم'].map(fold));
const shortest = 4;

/** What fields are called, as it stands in a message. */
interface Called {
  /** With which words the name of a number or a day begins: one, or two where the first is general. */
  readonly counted: ReadonlySet<string>;
  /** With which words the names of each field begin, general ones left out, by the field. */
  readonly words: ReadonlyMap<FieldSpec, ReadonlySet<string>>;
}

const known = new WeakMap<readonly FieldSpec[], Called>();

const namesOf = ({ label, alsoCalled }: FieldSpec): readonly (readonly string[])[] =>
  [label.ar, label.en ?? '', ...alsoCalled].map((name) => fold(name).split(' ')).filter(([first]) => first);

const beginningOf = ([first = '', second = '']: readonly string[]): string =>
  general.has(first) ? `${first} ${second}` : first;

function calledBy(fields: readonly FieldSpec[]): Called {
  const before = known.get(fields);
  if (before) return before;
  const isCounted = (field: FieldSpec): boolean => kindOf(field).readsAs === 'value' && !takesFile(field);
  const counted = fields.filter(isCounted).flatMap((field) => namesOf(field).map(beginningOf));
  const words = fields.map(
    (field) =>
      [
        field,
        new Set(
          namesOf(field).flatMap(
            (row) => row.find((word) => word.length >= shortest && !general.has(word)) ?? [],
          ),
        ),
      ] as const,
  );
  const called = {
    counted: new Set(counted.filter((name) => name.length >= shortest)),
    words: new Map(words),
  };
  known.set(fields, called);
  return called;
}

/** A word without the "and" that is written in one with it. */
const withoutAnd = (word: string): string =>
  word.length > shortest ? word.replace(/^و(?=\p{L})/u, '') : word;

/** Whether a text says a word by which another of the fields is called: «الجوال الصحيح» is nobody's name. */
export function namesAnother(fields: readonly FieldSpec[], field: FieldSpec, text: string): boolean {
  const { words } = calledBy(fields);
  const said = fold(text).split(' ').map(withoutAnd);
  const own = words.get(field);
  return fields.some(
    (one) => one !== field && said.some((word) => words.get(one)?.has(word) && !own?.has(word)),
  );
}

/** A part of a message in several where it goes on to a number or a day by what that is called: «ساكن في المجمعة والساعات المتاحة 6». */
export function cutAtNames(fields: readonly FieldSpec[], part: Part): readonly Part[] {
  if (!/\p{Nd}/u.test(part.text)) return [part];
  const { counted } = calledBy(fields);
  const tokens = part.text.split(/\s+/);
  const pieces: string[][] = [[]];
  tokens.forEach((token, i) => {
    const word = withoutAnd(fold(token));
    const isName = counted.has(word) || counted.has(`${word} ${fold(tokens[i + 1] ?? '')}`);
    if (i > 0 && isName) pieces.push([withoutAnd(token)]);
    else pieces.at(-1)?.push(token);
  });
  if (pieces.length === 1) return [part];
  return pieces.map((piece, i) => ({
    text: piece.join(' '),
    beforeFigures: part.beforeFigures && i === pieces.length - 1,
  }));
}
