import type { Lang } from '../../../contract/lang.ts';

declare const embedWords: Readonly<Record<Lang, { readonly open: string; readonly close: string }>>;

/** The lines `chat.embed` of locales/, put in by the build. */
export const words = embedWords;
