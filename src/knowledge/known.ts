import { words } from '../arabic/fold.ts';

const openArticle = (word: string): string => word.replace(/^(?:[وفبك]?ال|لل)(?=\S{3})/, '');
/** The words of a text without their articles, as they are written otherwise. */
export const plainWords = (text: string): string[] => words(text).map(openArticle);

/** Share of a text's stems that are known, between 0 and 1: the best sign that a question is about this association at all. */
export const knownShare = (stems: readonly string[], known: ReadonlySet<string>): number =>
  stems.length === 0 ? 0 : stems.filter((one) => known.has(one)).length / stems.length;
