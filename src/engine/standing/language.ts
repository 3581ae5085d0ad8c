import { isEnglish } from '../../arabic/arabizi.ts';
import { words } from '../../arabic/fold.ts';
import type { Lang } from '../../contract/prompt.ts';
import type { Dialogue } from '../dialogue.ts';
import type { MemberEvent } from '../events.ts';

/** The language of a client counts when it changes. */
export const inLocale = (facts: Dialogue['facts'], locale: Lang | undefined): Dialogue['facts'] =>
  locale === undefined || locale === facts.locale ? facts : { ...facts, locale, lang: locale };

/** Whoever writes an English sentence is answered in English, until they write an Arabic one. */
export function inSpoken(facts: Dialogue['facts'], event: MemberEvent): Dialogue['facts'] {
  if (event.kind !== 'text') return facts;
  if (facts.lang === 'ar') return isEnglish(event.text) ? { ...facts, lang: 'en', follows: true } : facts;
  if (facts.follows !== true || words(event.text).length < 2 || !/\p{Script=Arabic}/u.test(event.text))
    return facts;
  const { follows: _, ...rest } = facts;
  return { ...rest, lang: 'ar' };
}
