import type { Answer, Association } from '../../src/association/schema.ts';
import type { Dialect } from '../../src/knowledge/dialect.ts';
import type { Evidence } from '../../src/knowledge/decision/evidence.ts';
import { openKnowledge } from '../../src/knowledge/knowledge.ts';

/** What was seen of a question, whether the best answer was right, and whether any answer could have been. */
export interface Sample {
  readonly seen: Evidence;
  readonly right: boolean;
  readonly answerable: boolean;
}

const arabic = ({ phrasings: { msa, saudi } }: Answer): string[] => [...msa, ...saudi];

/** An association without some of its phrasings. */
const without = (association: Association, gone: (text: string, at: number) => boolean): Association => ({
  ...association,
  answers: association.answers.map((answer) => {
    let at = 0;
    const keep = (texts: readonly string[]): string[] => texts.filter((text) => !gone(text, at++));
    const msa = keep(answer.phrasings.msa);
    return { ...answer, phrasings: { ...answer.phrasings, msa, saudi: keep(answer.phrasings.saudi) } };
  }),
});

/** Each phrasing of an association, asked of a knowledge that was learned without it. */
function leftOut(association: Association, dialect: Dialect, folds: number): Sample[] {
  return Array.from({ length: folds }, (_, fold) => {
    const knowledge = openKnowledge(
      without(association, (_text, at) => at % folds === fold),
      { dialect },
    );
    return association.answers.flatMap((answer) =>
      arabic(answer)
        .filter((_text, at) => at % folds === fold)
        .map((text) => ({ seen: knowledge.evidence(text), answerable: true, id: answer.id }))
        .map(({ id, ...one }) => ({ ...one, right: one.seen.best === id })),
    );
  }).flat();
}

/** Questions whose whole answer is left out, so that nothing else is right. */
function withoutAnswer(association: Association, dialect: Dialect, folds: number): Sample[] {
  const { answers } = association;
  return Array.from({ length: folds }, (_, fold) => {
    const knowledge = openKnowledge(
      { ...association, answers: answers.filter((_answer, i) => i % folds !== fold) },
      { dialect },
    );
    return answers
      .filter((_answer, i) => i % folds === fold)
      .flatMap(arabic)
      .map((text) => ({ seen: knowledge.evidence(text), right: false, answerable: false }));
  }).flat();
}

/** Questions about what other associations answer and this one does not, and about other things altogether. */
function foreign(
  association: Association,
  dialect: Dialect,
  { others, strangers }: { readonly others: readonly Association[]; readonly strangers: readonly string[] },
): Sample[] {
  const knowledge = openKnowledge(association, { dialect });
  const own = new Set(association.answers.flatMap(({ topic, id }) => [topic ?? id, id]));
  const texts = others
    .filter((other) => other !== association)
    .flatMap(({ answers }) => answers)
    .filter(({ topic, id }) => !own.has(topic ?? id) && !own.has(id))
    .flatMap(arabic);
  return [...texts, ...strangers].map((text) => ({
    seen: knowledge.evidence(text),
    right: false,
    answerable: false,
  }));
}

/** Everything from which the confidence of one association's answers is learned. */
export const samplesOf = (
  association: Association,
  dialect: Dialect,
  given: {
    readonly others: readonly Association[];
    readonly strangers: readonly string[];
    readonly folds: number;
  },
): Sample[] => [
  ...leftOut(association, dialect, given.folds),
  ...withoutAnswer(association, dialect, given.folds),
  ...foreign(association, dialect, given),
];
