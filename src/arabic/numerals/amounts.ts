import { tokensOf, type Token } from './tokens.ts';
import type { Link, NumberWord } from './words.ts';

/**
 * A number as it stands in a text, figures and words together ("٣ آلاف و٥٠٠", "خمسة آلاف ونص"). `odd`: it can be read in another way.
 * `joined`: an "and" stands before it that joins it to something else.
 */
interface Amount {
  readonly n: number;
  readonly odd: boolean;
  readonly joined: boolean;
  readonly inFigures: boolean;
}

/** The numbers of a text, and what stands around them: folded words and signs, in order. */
export interface Amounts {
  readonly amounts: readonly Amount[];
  readonly words: readonly string[];
  readonly signs: readonly string[];
}

/** A number on its way: whole thousands that are done, what is counted now, and the last scale. */
interface Building {
  total: number;
  group: number | undefined;
  last: number;
  odd: boolean;
  inFigures: boolean;
}

/** Two numbers below a thousand as one: "خمسة" + "وعشرين", "خمس" + "مية", "مية" + "وخمسين". Undefined where they are two. */
function combined(group: number | undefined, n: number, link: Link): number | undefined {
  if (group === undefined) return n;
  const rest = group % 100;
  if (n === 0 || group === 0 || !Number.isInteger(group)) return undefined;
  if (n === 100 && group < 10 && link !== 'and') return group * 100;
  if (n >= 100) return undefined;
  if (rest === 0) return group + n;
  if (n === 10) return rest < 10 && link === 'none' ? group + 10 : undefined;
  if (link === 'none') return undefined;
  const fits = n >= 20 ? rest < 10 && link === 'and' : n < 10 && rest >= 20 && rest % 10 === 0;
  return fits ? group + n : undefined;
}

const hasBegun = ({ group, total }: Building): boolean => group !== undefined || total > 0;

/** Takes a word of a number into one that is on its way; false where it begins another. */
function takeWord(now: Building, meant: NumberWord, link: Link): boolean {
  switch (meant.kind) {
    case 'count': {
      const group = combined(now.group, meant.n, link);
      if (group === undefined || group >= now.last) return false;
      now.group = group;
      return true;
    }
    case 'whole':
      if (now.group !== undefined || meant.scale >= now.last) return false;
      now.total += meant.n;
      now.last = meant.scale;
      return true;
    case 'scale':
      if (meant.many && !hasBegun(now)) return false;
      if (meant.n >= now.last || (now.group === undefined && now.total > 0)) return false;
      now.total += (now.group ?? 1) * meant.n;
      now.group = undefined;
      now.last = meant.n;
      return true;
    case 'part':
      return takePart(now, meant.n, link);
  }
}

/** "and a half": of the thousands that were said last, or of one. */
function takePart(now: Building, n: number, link: Link): boolean {
  const begun = hasBegun(now);
  if (begun && link !== 'and') return false;
  now.group = (now.group ?? 0) + n * (begun && now.group === undefined ? now.last : 1);
  return true;
}

/** Takes figures: they begin a number, or go on behind "thousand and". */
function takeFigures(now: Building, { n, odd }: Extract<Token, { kind: 'figures' }>, link: Link): boolean {
  if (hasBegun(now) && (now.group !== undefined || link !== 'and' || !(n < now.last) || n < 10)) return false;
  now.group = n;
  now.odd ||= odd;
  now.inFigures = true;
  return true;
}

/** "Three thousand and five" is said for hundreds too, and "a million and five hundred" for thousands. */
const isElliptic = ({ total, group, last }: Building): boolean =>
  total > 0 && group !== undefined && (group < 10 || (last > 1000 && group < 1000));

const linkAt = (token: Token | undefined): Link => (token?.kind === 'numeral' ? token.link : 'none');

/** The number that begins at a token, and where it ends. */
function amountAt(
  tokens: readonly Token[],
  from: number,
): { readonly amount: Amount; readonly to: number } | undefined {
  const now: Building = { total: 0, group: undefined, last: Infinity, odd: false, inFigures: false };
  let to = from;
  for (let i = from; i < tokens.length; i += 1) {
    const parted = i > from && tokens[i]?.kind === 'and';
    const token = tokens[parted ? i + 1 : i];
    const link = parted ? 'and' : linkAt(token);
    const taken =
      token?.kind === 'figures'
        ? takeFigures(now, token, link)
        : token?.kind === 'numeral' && takeWord(now, token.meant, link);
    if (!taken) break;
    if (parted) i += 1;
    to = i + 1;
  }
  if (to === from) return undefined;
  const n = now.total + (now.group ?? 0);
  const joined = from > 0 && (tokens[from - 1]?.kind === 'and' || linkAt(tokens[from]) === 'and');
  return { amount: { n, odd: now.odd || isElliptic(now), joined, inFigures: now.inFigures }, to };
}

/** The numbers of a text, from left to right, each as long as it can be. */
export function amountsIn(text: string): Amounts {
  const tokens = tokensOf(text);
  const amounts: Amount[] = [];
  const words: string[] = [];
  const signs: string[] = [];
  for (let i = 0; i < tokens.length;) {
    const found = amountAt(tokens, i);
    const token = tokens[i];
    if (found) amounts.push(found.amount);
    else if (token?.kind === 'word') words.push(token.word);
    else if (token?.kind === 'sign') signs.push(token.sign);
    i = found?.to ?? i + 1;
  }
  return { amounts, words, signs };
}
