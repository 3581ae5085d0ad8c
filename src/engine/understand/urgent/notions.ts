import { inArabicLetters } from '../../../arabic/arabizi.ts';
import { blur, fold } from '../../../arabic/fold.ts';
import { once } from '../../../kernel/once.ts';
import { anew, type Keeper } from '../../../knowledge/models/keeper.ts';
import { loosely } from './loosely.ts';
import type { Notions } from './said.ts';
import { verbForms } from './verb-forms.ts';

const asHeard = (text: string): string => blur(fold(text));
/** Behind a noun that is written with `*`: whose it is. */
const owners = ['', 'ي', 'نا', 'ه', 'ها', 'هم', 'هن', 'ك', 'كم'];
/** What is written together with the next word: the article, "and", "so", "by", "for", "this". */
const openings = ['وال', 'فال', 'بال', 'لل', 'هال', 'عال', 'ال', 'و', 'ف', 'ب', 'ل', 'ع'];
const fewestLetters = 2;
/** So many words in a row may be one notion. */
const longestRow = 4;

const spelled = (word: string): readonly string[] =>
  word.endsWith('*') ? owners.map((one) => `${word.slice(0, -1)}${one}`) : [word];

type Table = Map<string, Set<string>>;

function note(table: Table, key: string, notion: string): void {
  const known = table.get(key);
  if (known) known.add(notion);
  else table.set(key, new Set([notion]));
}

/** The same table by what is left of words in Latin letters. */
function loose(table: Table): Table {
  const made: Table = new Map();
  for (const [form, notions] of table) {
    const key = loosely(form);
    if (form.includes(' ') || key.length < fewestLetters) continue;
    for (const notion of notions) note(made, key, notion);
  }
  return made;
}

/** The notions of every form, by how it is heard. */
function tableOf({ words, verbs, noVerbs }: Notions): Table {
  const table: Table = new Map();
  const others = new Set(noVerbs.flatMap(spelled).map(asHeard));
  for (const [notion, list] of Object.entries(words))
    for (const word of list.flatMap(spelled)) note(table, asHeard(word), notion);
  for (const [notion, list] of Object.entries(verbs))
    for (const { form, by, to } of list.flatMap((verb) =>
      verbForms(verb.split('/').map(asHeard).join('/')),
    )) {
      if (others.has(form)) continue;
      note(table, form, notion);
      note(table, form, `${notion} of ${by}`);
      if (to) note(table, form, `${notion} to ${to}`);
    }
  return table;
}

/** A table as data: its forms in lines, and of each which list of notions is its own. Many forms have the same. */
interface Listed {
  readonly forms: string;
  readonly which: Int32Array;
  readonly lists: readonly (readonly string[])[];
}

function listed(table: Table): Listed {
  const numbers = new Map<string, number>();
  const which = Int32Array.from(table.values(), (notions) => {
    const list = [...notions].join('\n');
    const number = numbers.get(list) ?? numbers.size;
    numbers.set(list, number);
    return number;
  });
  return {
    forms: [...table.keys()].join('\n'),
    which,
    lists: [...numbers.keys()].map((list) => list.split('\n')),
  };
}

/** The notions of a form. */
type Look = (form: string) => readonly string[] | undefined;

function lookIn({ forms, which, lists }: Listed): Look {
  const table = new Map(forms.split('\n').map((form, i) => [form, lists[which[i] ?? 0] ?? []]));
  return (form) => table.get(form);
}

/** Reads of which notions a text speaks: words and verbs that mean alike for hearing danger, whoever wrote them in whichever way. */
export function notionsOf(notions: Notions, keeper: Keeper = anew): (text: string) => readonly string[] {
  const made = keeper({
    from: ['notions', notions],
    learn() {
      const table = tableOf(notions);
      return { arabic: listed(table), latin: listed(loose(table)) };
    },
  });
  const inArabic = lookIn(made.arabic);
  const inLatin = once(() => ({ look: lookIn(made.latin) }));
  const ofWord = (word: string, isLatin: boolean): readonly string[] | undefined => {
    const whole = inArabic(word) ?? (isLatin ? inLatin().look(loosely(word)) : undefined);
    if (whole) return whole;
    for (const opening of openings) {
      if (!word.startsWith(opening) || word.length - opening.length < fewestLetters) continue;
      const rest = inArabic(word.slice(opening.length));
      if (rest) return rest;
    }
    return undefined;
  };
  return (text) => {
    const arabic = inArabicLetters(text);
    const list = asHeard(arabic).split(' ');
    const found = new Set<string>();
    list.forEach((word, at) => {
      for (const notion of ofWord(word, arabic !== text) ?? []) found.add(notion);
      for (let size = 2; size <= longestRow && at + size <= list.length; size += 1)
        for (const notion of inArabic(list.slice(at, at + size).join(' ')) ?? []) found.add(notion);
    });
    return [...found];
  };
}
