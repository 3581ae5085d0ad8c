import { plainWords } from '../../../knowledge/known.ts';
import type { House } from '../../../voice/house.ts';
import type { Meaning } from '../../events.ts';

/** The topic of the answer that tells which papers are wanted. */
const topic = 'required-documents';
/** Words for papers, as they stand in a text without articles. */
const papers = new Set(
  'اوراق ورق اوراقه مستند مستندات وثايق وثيقه مرفق مرفقات مطلوب مطلوبه يلزم لازم احتاج يحتاج تحتاج يبغي اجيب اجهز documents document papers paper attachments bring needed'.split(
    ' ',
  ),
);
/** Words for papers that leave no doubt. */
const surely = new Set('اوراق ورق مستند مستندات وثايق مرفقات documents papers attachments'.split(' '));

/** The one service that a text names; undefined for none, and for several. */
function serviceNamed({ association }: House, words: readonly string[]): string | undefined {
  const said = ` ${words.join(' ')} `;
  const found = association.services.flatMap(({ id, title, alsoCalled }) =>
    [title.ar, title.en ?? '', ...alsoCalled].flatMap((name) => {
      const row = plainWords(name).join(' ');
      return row !== '' && said.includes(` ${row} `) ? [{ id, length: row.length }] : [];
    }),
  );
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const ids = new Set(found.filter(({ length }) => length === longest).map(({ id }) => id));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/**
 * A question for the papers of a service that it names: it is answered with them, beside what is approved of papers. Every other meaning is as it was.
 */
export function withPapers(house: House, text: string, meaning: Meaning): Meaning {
  if (meaning.kind !== 'question' && meaning.kind !== 'maybe' && meaning.kind !== 'unanswered')
    return meaning;
  const answer = house.association.answers.find((one) => one.topic === topic)?.id;
  const words = plainWords(text);
  if (answer === undefined || !words.some((word) => papers.has(word))) return meaning;
  const isIt = meaning.kind === 'question' && meaning.answer === answer;
  if (!isIt && (meaning.kind === 'question' || !words.some((word) => surely.has(word)))) return meaning;
  const service = serviceNamed(house, words);
  return service === undefined ? meaning : { kind: 'question', answer, papers: service };
}
