import type { BesideChat, Told } from '../../contract/kept/beside.ts';
import { messageOf } from '../../outcomes/index.ts';
import type { House } from '../../voice/house.ts';
import { inLang, type Lang } from '../../wording/wording.ts';

/** What an association has said already, in the words in which the bot says it, so that an employee need not write it anew. */
export function besideChat(
  house: House,
  { lang, now }: { readonly lang: Lang; readonly now: number },
): BesideChat {
  const { answers, clauses, pack } = house.association;
  const told = (from: 'answer' | 'clause', id: string, title: string): Told => ({
    id: `${from}.${id}`,
    title,
    text:
      messageOf({ type: 'answer', candidate: { from, id } }, { house, lang, now, answers: {} })?.text ?? '',
  });
  return {
    answers: answers.map(({ id, title }) => told('answer', id, inLang(title, lang))),
    clauses: clauses.map(({ id, place, heading }) =>
      told('clause', id, `${inLang(heading, lang)} (${inLang(place, lang)})`),
    ),
    documents: pack.staffDocuments.map((title) => inLang(title, lang)),
  };
}
