import { z } from 'zod';
import type { House } from '../../src/voice/house.ts';
import type { Dialect } from '../../src/knowledge/dialect.ts';
import { indexPassages } from '../../src/knowledge/passages.ts';
import { passagesOf } from '../../src/knowledge/phrasings.ts';

/** How many questions find their passage in the first place, among three and among five, in per cent. */
export interface Found {
  readonly questions: number;
  readonly passages: number;
  readonly first: number;
  readonly third: number;
  readonly fifth: number;
}

/** Questions with their paragraphs, in the shape of SQuAD (ARCD, XQuAD). */
export const Squad = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(
        z.object({ context: z.string(), qas: z.array(z.object({ question: z.string() })) }),
      ),
    }),
  ),
});

interface Asked {
  readonly question: string;
  /** The ids of the passages that are right. */
  readonly right: readonly string[];
}

const percent = (part: number, whole: number): number =>
  Number(((100 * part) / Math.max(whole, 1)).toFixed(1));

type Search = (question: string) => readonly { readonly id: string }[];
/** Makes passages searchable. */
export type Index = (passages: readonly { readonly id: string; readonly text: string }[]) => Search;

/** The search of the product, words compared as they are folded or as the dialect has them. */
export const indexed =
  (wordsOf?: Dialect['words']): Index =>
  (passages) => {
    const found = indexPassages(passages, wordsOf);
    return (question) => found.search(question);
  };

function places(asked: readonly Asked[], search: Search) {
  const found = asked.map(({ question, right }) =>
    search(question).findIndex(({ id }) => right.includes(id)),
  );
  return (most: number): number =>
    percent(found.filter((place) => place >= 0 && place < most).length, asked.length);
}

/** How well a search finds the paragraph of each question. */
export function paragraphsFound({ data }: z.infer<typeof Squad>, index: Index): Found {
  const paragraphs = [...new Set(data.flatMap((one) => one.paragraphs.map(({ context }) => context)))];
  const passages = paragraphs.map((text, i) => ({ id: String(i), text }));
  const asked = data.flatMap((one) =>
    one.paragraphs.flatMap(({ context, qas }) =>
      qas.map(({ question }) => ({ question, right: [String(paragraphs.indexOf(context))] })),
    ),
  );
  const within = places(asked, index(passages));
  return {
    questions: asked.length,
    passages: passages.length,
    first: within(1),
    third: within(3),
    fifth: within(5),
  };
}

/** How well a search finds each association's clauses by the questions of its pack whose answer cites one. */
export function clausesFound(houses: readonly House[], index: Index): Found {
  const each = houses.map(({ association }) => {
    const { answers, questions } = association;
    const asked = questions.flatMap(({ q, answers: ids, clause }) => {
      const cited = answers.flatMap((one) => (ids.includes(one.id) && one.clause ? [one.clause] : []));
      const right = [...new Set(cited)];
      return clause === undefined && right.length > 0 ? [{ question: q, right }] : [];
    });
    const search = index(passagesOf(association));
    return { asked, search, passages: association.clauses.length };
  });
  const questions = each.reduce((sum, { asked }) => sum + asked.length, 0);
  const share = (most: number): number =>
    Number(
      (
        each.reduce((sum, { asked, search }) => sum + places(asked, search)(most) * asked.length, 0) /
        Math.max(questions, 1)
      ).toFixed(1),
    );
  return {
    questions,
    passages: each.reduce((sum, one) => sum + one.passages, 0),
    first: share(1),
    third: share(3),
    fifth: share(5),
  };
}
