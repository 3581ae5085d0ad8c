/** The languages that Silah speaks. */
export type Lang = 'ar' | 'en';

/**
 * The language in which somebody is answered whose client names this one (a BCP 47 tag, or a header `Accept-Language`): English for
 * English, Arabic for every other. Undefined where nothing is named.
 */
export const langOf = (tag: string | null | undefined): Lang | undefined =>
  tag === undefined || tag === null || tag.trim() === '' ? undefined : /^\s*en\b/i.test(tag) ? 'en' : 'ar';

/** Some things in a row, parted as a language parts them. */
export const inRow = (lang: Lang, texts: readonly string[]): string =>
  texts.join(lang === 'ar' ? '، ' : ', ');

/** The address of a page of ours in a language: Arabic is the one that needs no word. */
export const addressIn = (lang: Lang, page: string): string => (lang === 'en' ? `${page}?lang=en` : page);
