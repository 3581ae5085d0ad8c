import { plain } from '../clean.ts';
import { fold } from '../fold.ts';
import { numberWord, type Link, type NumberWord } from './words.ts';

/** A piece of a text as numbers are looked for in it. `odd`: figures that can be read in more than one way ("5.000", "1 500", "050"). */
export type Token =
  | { readonly kind: 'figures'; readonly n: number; readonly odd: boolean }
  | { readonly kind: 'numeral'; readonly meant: NumberWord; readonly link: Link }
  | { readonly kind: 'and' }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'sign'; readonly sign: string };

const pieces =
  /(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])|(?:(?<![\p{L}\d])-)?\d+(?:[.,]\d+)*|-?(?<![\p{L}\d])[.,]\d+|\p{L}[\p{L}\p{M}'’]*|[^\s\p{L}\d]/gu;
/** More figures than a number of something has: an identifier. */
const longest = 9;

function figures(run: string): Token {
  const token = (text: string, odd: boolean): Token => ({ kind: 'figures', n: Number(text), odd });
  if (/^-?\d+$/.test(run)) return token(run, /^-?0\d/.test(run) || run.length > longest);
  if (run.includes(' ')) return token(run.replace(/ /g, ''), true);
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(run)) return token(run.replace(/,/g, ''), false);
  if (/^-?[1-9]\d{0,2}(\.\d{3})+$/.test(run)) return token(run.replace(/\./g, ''), true);
  if (/^-?\d*[.,]\d+$/.test(run)) return token(run.replace(',', '.'), false);
  return { kind: 'figures', n: NaN, odd: true };
}

function tokenOf(piece: string): Token {
  if (/\d/.test(piece)) return figures(piece);
  if (!/\p{L}/u.test(piece)) return { kind: 'sign', sign: piece };
  const word = fold(piece);
  if (word === 'و' || word === 'and') return { kind: 'and' };
  const number = numberWord(word);
  return number ? { kind: 'numeral', ...number } : { kind: 'word', word };
}

/** Eleven in two words, of which the first alone is somebody. */
const eleven = /(?<!\p{L})[اأإ]حد[ىي]?\s+عشرة?(?!\p{L})/gu;

/** The article before thousands that are counted: "السبعة آلاف". */
const article =
  /(?<!\p{L})ال(?=(?:ثلاث|ثلث|[اأ]ربع|خمس|ست|سبع|ثمان|ثمن|تسع|عشر)\p{L}{0,2}\s+(?:[اأآ]لاف|[اأ]لف|مي[ةه]|م[اي]?ئ[ةه]|مليون|ملايين)(?!\p{L}))/gu;

/** A text in pieces: figures, words of numbers, other words (folded), signs. */
export function tokensOf(text: string): readonly Token[] {
  const written = plain(text)
    .toLowerCase()
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/\u2212/g, '-')
    .replace(eleven, 'احدعشر')
    .replace(article, '');
  return (written.match(pieces) ?? []).map(tokenOf);
}
