import { isEnglish } from '../../arabic/arabizi.ts';
import type { Lang } from '../../contract/prompt.ts';
import type { Dialogue } from '../dialogue.ts';
import type { MemberEvent } from '../events.ts';

/** The language of a client counts when it changes. */
export const inLocale = (facts: Dialogue['facts'], locale: Lang | undefined): Dialogue['facts'] =>
  locale === undefined || locale === facts.locale ? facts : { ...facts, locale, lang: locale };

/** Words apart, whatever marks stand on their letters. */
const twoWords = /\p{L}\p{M}*[^\p{L}\p{M}]+\p{L}/u;

/** The language that a text is written in; undefined where it tells none, as a number or a single Arabic word in the middle of English. */
export function languageOf(text: string): Lang | undefined {
  if (/\p{Script=Arabic}/u.test(text)) return twoWords.test(text) ? 'ar' : undefined;
  return isEnglish(text) ? 'en' : undefined;
}

/** What an event was written in; of a text that may not be kept only that is kept beside what it meant. */
function spokenOf(event: MemberEvent): Lang | undefined {
  if (event.kind === 'meant') return event.spoken;
  return event.kind === 'text' ? languageOf(event.text) : undefined;
}

/** Whoever writes an English sentence is answered in English, until they write an Arabic one. */
export function inSpoken(facts: Dialogue['facts'], event: MemberEvent): Dialogue['facts'] {
  const spoken = spokenOf(event);
  if (facts.lang === 'ar') return spoken === 'en' ? { ...facts, lang: 'en', follows: true } : facts;
  if (facts.follows !== true || spoken !== 'ar') return facts;
  const { follows: _, ...rest } = facts;
  return { ...rest, lang: 'ar' };
}
