import type { Lang } from '../../contract/lang.ts';

/** The direction in which a language is written. */
export const directionOf = (lang: Lang): 'rtl' | 'ltr' => (lang === 'ar' ? 'rtl' : 'ltr');
