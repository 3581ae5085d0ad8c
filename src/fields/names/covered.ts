import { fold } from '../../arabic/fold.ts';
import { maskIdentifiers } from '../identifiers.ts';
import { looksLikeName } from '../written/closed-class.ts';
import { givenNames } from './names-alone.ts';
import { withoutNames } from '../written/without-names.ts';

const cover = '***';
/** So many signs are read where nothing is said. */
const usual = 300;

/** Addresses of people in the net: mail, links, names behind an @. */
const addresses = /\S+@\S+|https?:\/\/\S+|www\.\S+|(?<=^|\s)@\S+/giu;
/** Four figures and more, dates, and figures that stand together with signs between them: no question needs them whole. */
const figures = /[+＋]?[\p{Nd}](?:[\s./\\:-]?[\p{Nd}]){3,}/gu;
const word = String.raw`[\p{L}\p{M}\u0640]+`;
/** What says that a name follows. */
const introduced = new RegExp(
  String.raw`(?<![\p{L}\p{M}])((?:و?[إا]سمي|و?[إا]سمه|و?[إا]سمها|[إا]سم (?:ولدي|بنتي|زوجي|زوجتي|أمي|أبوي)|معا?ك|معا?كم|[أا]خوكم|[أا]ختكم|my name is)[\s:]+)(${word}(?:\s+${word}){0,3})`,
  'giu',
);
/** Names that are told by whose child somebody is, or whose father. */
const family = new RegExp(String.raw`(?:${word}\s+(?:بن|آل)|[أا]بو)\s+(${word})`, 'gu');
/** What a covered name says of somebody else: أم ***، *** بنت سعيد. */
const beside = new RegExp(
  String.raw`(?<!\p{L})(?:[أا]م|[أا]بو|بنت|ابن)\s+\*{3}|\*{3}\s+(?:بنت|ابن|بن)\s+${word}`,
  'gu',
);
/** A mask that stands there already: the last figures stay in it elsewhere. */
const masks = /[\p{L}\p{Nd}]*•[•\s\p{Nd}]*(?<!\s)/gu;
/** The name of a family behind a covered name. */
const behind = new RegExp(String.raw`(\*{3})\s+((?:ال|آل\s)\p{L}{3,})`, 'gu');

/** Whether a word may be part of a name: it stands in no sentence of everyday, and in nothing that the association knows. */
type MayName = (one: string) => boolean;

function withoutIntroduced(text: string, mayName: MayName): string {
  return text.replace(introduced, (whole: string, before: string, said: string) => {
    const words = said.split(/\s+/u);
    const end = words.findIndex((one) => !mayName(one));
    const rest = end < 0 ? [] : words.slice(end);
    return rest.length === words.length ? whole : `${before}${[cover, ...rest].join(' ')}`;
  });
}

const withoutFamilies = (text: string, mayName: MayName): string =>
  text.replace(family, (found: string, last: string) => (mayName(last) ? cover : found));

const withoutBehind = (text: string, mayName: MayName): string =>
  text.replace(behind, (found: string, before: string, one: string) => (mayName(one) ? before : found));

const inOne = new RegExp(String.raw`\*{3}(?:\s*\*{3})+`, 'gu');

/** Who is named in a text, what the association knows, and how many signs of it are read. */
interface Covering {
  readonly named: readonly string[];
  readonly known: (one: string) => boolean;
  readonly most?: number;
}

/**
 * A text without what tells who wrote it: numbers, addresses, names of those who are `named` there, names that many bear or that are introduced as
 * such, and what stands behind one and is no word that is `known`.
 */
export function covered(text: string, { named, known, most = usual }: Covering): string {
  const mayName: MayName = (one) => fold(one).length > 1 && looksLikeName(one, 1) && !known(one);
  const bare = [masks, addresses, figures].reduce(
    (left, pattern) => left.replace(pattern, cover),
    maskIdentifiers(text.slice(0, most)),
  );
  const names = withoutNames(withoutFamilies(withoutIntroduced(bare, mayName), mayName), [
    ...named,
    ...givenNames,
  ]);
  return withoutBehind(names.replace(inOne, cover).replace(beside, cover), mayName)
    .replace(inOne, cover)
    .replace(/\s+/gu, ' ')
    .trim();
}
