import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { Fault } from '../kernel/errors.ts';
import { once } from '../kernel/once.ts';
import { yamlOf } from '../kernel/yaml.ts';
import type { Association } from '../association/schema.ts';
import type { Lang } from '../contract/lang.ts';
import type { LineByWord, LineGroup, LineName } from '../contract/line-names.ts';
import type { Words } from '../fields/value.ts';

export type { Lang } from '../contract/lang.ts';
export type Values = Readonly<Record<string, string | number>>;

const locales = { ar: 'ar-u-nu-latn', en: 'en-GB' } as const;

/** The text in the language asked for, or in Arabic where there is no other. */
export const inLang = (words: Words, lang: Lang): string =>
  lang === 'en' ? (words.en ?? words.ar) : words.ar;

/**
 * Keeps figures, Latin letters and whatever else is put into a sentence from running into its direction:
 * first-strong isolate … pop isolate. Plain words of the sentence's own script need none.
 */
export const isolate = (text: string): string =>
  /[0-9A-Za-z+@#•]/.test(text) ? `\u2068${text}\u2069` : text;

/** A text, or what makes one of values. */
type Line = (() => IntlMessageFormat) | string;
const compile = (text: string, lang: Lang): Line =>
  /[{}'<]/.test(text)
    ? once(() => new IntlMessageFormat(text, locales[lang], undefined, { ignoreTag: true }))
    : text;

/** What others have written is read at the start: nobody who is spoken to finds what is wrong with it. */
function compiledNow(text: string, lang: Lang): Line {
  const line = compile(text, lang);
  if (typeof line !== 'string') line();
  return line;
}

function flatten(node: unknown, prefix: string, into: Map<string, string>): void {
  if (typeof node === 'string') {
    into.set(prefix, node.trim());
    return;
  }
  if (typeof node !== 'object' || node === null)
    throw new Fault('wrongPack', `locales: "${prefix}" is neither a text nor a group of texts`);
  for (const [name, inner] of Object.entries(node))
    flatten(inner, prefix === '' ? name : `${prefix}.${name}`, into);
}

/** Puts every text of a file into a map, by its whole key. */
export function readTexts(path: string, prefix: string, into: Map<string, string>): void {
  const tree: unknown = yamlOf(readFileSync(path, 'utf8'));
  flatten(tree, prefix, into);
}

function readLocale(folder: string, lang: Lang): Map<string, Line> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(join(folder, lang)).sort()) {
    if (!file.endsWith('.yaml')) continue;
    readTexts(join(folder, lang, file), file.replace(/\.yaml$/, ''), texts);
  }
  return new Map([...texts].map(([key, text]) => [key, compile(text, lang)]));
}

/** The product's own lines in all languages: `<file>.<path>` → line. Each is read as a message when it is first said: a command says few. */
export type Locales = Readonly<Record<Lang, ReadonlyMap<string, Line>>>;
/** Reads locales/ar/*.yaml and locales/en/*.yaml. Throws when a line exists in one language only. */
export function readLocales(folder: string): Locales {
  const found = { ar: readLocale(folder, 'ar'), en: readLocale(folder, 'en') };
  const lacking = [...found.ar.keys()].filter((key) => !found.en.has(key)).map((key) => `en: ${key}`);
  lacking.push(...[...found.en.keys()].filter((key) => !found.ar.has(key)).map((key) => `ar: ${key}`));
  if (lacking.length > 0)
    throw new Fault('wrongPack', `locales: these lines are missing in one language: ${lacking.join(', ')}`);
  return found;
}

/** What the YAML files of a folder hold, by their names without ending: what members type and say. */
export const readFolder = (folder: string): ReadonlyMap<string, unknown> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => [file.replace(/\.yaml$/, ''), yamlOf(readFileSync(join(folder, file), 'utf8'))]),
  );

/** Every word that a member of one association reads. */
export interface Wording {
  /** The line in a language, with its values put in (isolated) and the association's own words and form of address known to it. */
  line(lang: Lang, name: LineName | LineByWord, values?: Values): string;
  /** Undefined where the group has no line for the word. */
  word(lang: Lang, of: LineByWord): string | undefined;
  /** All lines of one file of locales/, by their names in it. */
  linesIn(lang: Lang, file: LineGroup): Readonly<Record<string, string>>;
}

function formatted(line: IntlMessageFormat, base: Values, values: Values): string {
  const all: Record<string, string | number> = { ...base };
  for (const [name, value] of Object.entries(values))
    all[name] = typeof value === 'string' ? isolate(value) : value;
  return String(line.format(all));
}

type Lines = Readonly<Record<Lang, ReadonlyMap<string, Line>>>;

/** The lines that a pack words differently. Throws Fault wrongPack for one that is not there. */
function ownLines({ id, pack }: Association, locales: Locales): Lines {
  const own: Record<Lang, Map<string, Line>> = { ar: new Map(), en: new Map() };
  for (const [key, words] of Object.entries(pack.wording)) {
    if (!locales.ar.has(key))
      throw new Fault(
        'wrongPack',
        `${id}/pack.yaml: wording.${key}: there is no such line in locales/. Correct the key.`,
      );
    own.ar.set(key, compiledNow(words.ar, 'ar'));
    own.en.set(key, compiledNow(words.en ?? words.ar, 'en'));
  }
  return own;
}

/** What every line may speak of. */
const valuesOf = ({ pack }: Association, lang: Lang): Values => ({
  gender: pack.address,
  association: inLang(pack.name, lang),
  shortName: inLang(pack.shortName, lang),
  member: inLang(pack.member.one, lang),
  theMember: inLang(pack.member.the, lang),
  members: inLang(pack.member.many, lang),
  committee: inLang(pack.procedure.committee.name, lang),
  person: inLang(pack.procedure.unclear.title, lang),
});

/** The lines of one association: the product's, with those that its pack words differently. */
export function wordingOf(locales: Locales, association: Association): Wording {
  const own = ownLines(association, locales);
  const bases = { ar: valuesOf(association, 'ar'), en: valuesOf(association, 'en') };
  /** Lines that say the same every time. */
  const said: Record<Lang, Map<string, string>> = { ar: new Map(), en: new Map() };
  function find(lang: Lang, name: string, values?: Values): string | undefined {
    const known = values === undefined ? said[lang].get(name) : undefined;
    if (known !== undefined) return known;
    const line = own[lang].get(name) ?? locales[lang].get(name);
    if (line === undefined) return undefined;
    const text = typeof line === 'string' ? line : formatted(line(), bases[lang], values ?? {});
    if (values === undefined) said[lang].set(name, text);
    return text;
  }
  function line(lang: Lang, of: LineName | LineByWord, values?: Values): string {
    const name = typeof of === 'string' ? of : `${of.group}.${of.word}`;
    const text = find(lang, name, values);
    if (text === undefined) throw new Error(`there is no line "${name}"`);
    return text;
  }
  return {
    line,
    word: (lang, { group, word }) => find(lang, `${group}.${word}`),
    linesIn(lang, group) {
      const names = [...locales.ar.keys()].filter((key) => key.startsWith(`${group}.`));
      const words = names.map((name) => name.slice(group.length + 1));
      return Object.fromEntries(words.map((word) => [word, line(lang, { group, word })]));
    },
  };
}

/** Lines as they are written, with their `{names}` left in: for a browser that puts values in itself. By whole key, per language. */
export function rawLines(
  folder: string,
  files: readonly string[],
): Readonly<Record<Lang, Readonly<Record<string, string>>>> {
  const read = (lang: Lang): Record<string, string> => {
    const texts = new Map<string, string>();
    for (const file of files.filter((name) => existsSync(join(folder, lang, `${name}.yaml`))))
      readTexts(join(folder, lang, `${file}.yaml`), file, texts);
    return Object.fromEntries(texts);
  };
  return { ar: read('ar'), en: read('en') };
}
