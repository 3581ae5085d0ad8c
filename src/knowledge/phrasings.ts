import type { Answer, Association } from '../association/schema.ts';
import type { Dialect } from './dialect.ts';
import type { Example } from './trained.ts';

/** Every way in which an approved answer is asked for: its title, its phrasings and those of its topic. */
export const phrasingsOf = (answer: Answer): string[] => [
  answer.title.ar,
  ...(answer.title.en ? [answer.title.en] : []),
  ...answer.phrasings.msa,
  ...answer.phrasings.saudi,
  ...answer.phrasings.en,
  ...(answer.shared ?? []),
];

/** Every way in which any of the answers is asked for, with the answer's id. */
export const examplesOf = (answers: readonly Answer[]): Example[] =>
  answers.flatMap((answer) => phrasingsOf(answer).map((text) => ({ label: answer.id, text })));

/** The stems of every word that stands in a phrasing. */
export const knownStems = (answers: readonly Answer[], dialect: Dialect): ReadonlySet<string> =>
  new Set(answers.flatMap((answer) => phrasingsOf(answer).flatMap(dialect.stems)));

/** Each clause as it is found: by its own words, and by every way in which the answers that cite it are asked for. */
export const passagesOf = ({
  answers,
  clauses,
}: Pick<Association, 'answers' | 'clauses'>): { readonly id: string; readonly text: string }[] =>
  clauses.map(({ id, heading, text }) => ({
    id,
    text: [
      heading.ar,
      text.ar,
      ...answers.filter(({ clause }) => clause === id).flatMap((answer) => phrasingsOf(answer)),
    ].join(' '),
  }));
