import type { Lang } from '../../../contract/lang.ts';

export type Values = Readonly<Record<string, string | number>>;

const isolated = (value: string | number): string => `\u2068${value}\u2069`;

/** Where the brace that opens at a place is shut. */
function shutOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** The cases of a plural: `one {…} other {…}`. */
function casesIn(text: string): ReadonlyMap<string, string> {
  const cases = new Map<string, string>();
  for (let at = text.indexOf('{'), from = 0; at >= 0; at = text.indexOf('{', from)) {
    const shut = shutOf(text, at);
    cases.set(text.slice(from, at).trim(), text.slice(at + 1, shut));
    from = shut + 1;
  }
  return cases;
}

const plural = /\{(\w+), plural,/;

/** The line with the words of each plural that its number asks for in a language. */
function counted(line: string, values: Values, lang: Lang): string {
  const found = plural.exec(line);
  const count = Number(values[found?.[1] ?? '']);
  if (!found || Number.isNaN(count)) return line;
  const shut = shutOf(line, found.index);
  const cases = casesIn(line.slice(found.index + found[0].length, shut));
  const rule = new Intl.PluralRules(lang).select(count);
  const said = cases.get(`=${count}`) ?? cases.get(rule) ?? cases.get('other') ?? '';
  const rest = counted(line.slice(shut + 1), values, lang);
  return `${line.slice(0, found.index)}${said.replaceAll('#', isolated(count))}${rest}`;
}

/** A line with its values put in as isolates, and with the plural that a number asks for. */
export const filled = (line: string, values: Values, lang: Lang): string =>
  counted(line, values, lang).replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    return value === undefined ? hole : isolated(value);
  });
