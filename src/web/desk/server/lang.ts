import type { Lang } from '../../../contract/index.ts';

let present: Lang = 'ar';

/** Remembers the language that the desk is shown in: what the server has in both is asked for in this one. */
export const rememberLang = (lang: Lang): void => {
  present = lang;
};

/** The address with the language in it. */
export const inThisLang = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}lang=${present}`;
