import { createHash } from 'node:crypto';
import { fold } from '../arabic/fold.ts';
import { checkAssociation, type PackFault } from './check.ts';
import { withComputed } from './computed/computed.ts';
import type { Answer, Association, Pack } from './schema.ts';

/** What is another in an association than in its files. */
export interface Change {
  readonly pack: Pack;
  /** Phrasings that joined approved answers, by the answer. */
  readonly taught: ReadonlyMap<string, readonly string[]>;
}

const taughtMore = (answer: Answer, taught: readonly string[] | undefined): Answer =>
  taught === undefined
    ? answer
    : {
        ...answer,
        phrasings: { ...answer.phrasings, saudi: [...answer.phrasings.saudi, ...taught] },
      };

/** Questions by which is measured, without those that were learned by heart since. */
function unlearned({ questions }: Association, taught: Change['taught']): Association['questions'] {
  const learned = new Map(
    [...taught].flatMap(([id, texts]) => texts.map((text) => [fold(text), id] as const)),
  );
  return learned.size === 0
    ? questions
    : questions.filter(({ q, answers }) => !answers.includes(learned.get(fold(q)) ?? ''));
}

/**
 * An association with another pack and more phrasings, checked as its files are; all that is wrong in it where something is. What did not change
 * is the very same object as before.
 */
export function remade(
  origin: Association,
  { pack, taught }: Change,
): { readonly association: Association; readonly faults: readonly PackFault[] } {
  const approved = origin.answers.filter(({ computed }) => computed === undefined);
  const version = createHash('sha256').update(
    JSON.stringify([origin.version, pack, [...taught].toSorted(([a], [b]) => (a < b ? -1 : 1))]),
  );
  const association = {
    ...origin,
    version: version.digest('hex').slice(0, 12),
    pack,
    answers: withComputed(approved, pack, origin.topics).map((answer) =>
      taughtMore(answer, taught.get(answer.id)),
    ),
    questions: unlearned(origin, taught),
  };
  return { association, faults: checkAssociation(association, origin.id) };
}
