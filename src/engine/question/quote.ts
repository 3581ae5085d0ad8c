import { plainJson } from '../../kernel/json.ts';
import type { Candidate } from '../../knowledge/knowledge.ts';
import type { Meaning } from '../events.ts';
import type { Stage } from '../stage.ts';
import { toldWith } from '../standing/told.ts';

/** Candidates in order, remembered for a person who may take over. A flow that listens tells them in its own way. */
function quote(stage: Stage, candidates: readonly Candidate[]): void {
  if (stage.send({ type: 'question', candidates })) return;
  stage.know({
    told: toldWith(
      stage.facts,
      candidates.map(({ id }) => id),
    ),
  });
  for (const { from, id } of candidates) stage.leaves({ type: 'answer', candidate: { from, id } });
  stage.repeat();
}

/** Approved answers. */
export const quoteAnswers = (stage: Stage, ids: readonly string[]): void =>
  quote(
    stage,
    ids.map((id) => ({ from: 'answer', id })),
  );

/** The clause at the place that was named; a choice where there are several of the number, a word where there is none. */
export function quoteArticle(stage: Stage, clauses: readonly string[]): void {
  const candidates = clauses.map((id) => ({ from: 'clause', id }) as const);
  if (candidates.length === 1) quote(stage, candidates);
  else if (candidates.length > 1) mayMean(stage, { candidates });
  else {
    stage.say('inquiry.noArticle');
    stage.repeat();
  }
}

type Several = Pick<Extract<Meaning, { kind: 'maybe' }>, 'candidates' | 'value'>;

/** Several answers may be meant: the member is asked which, in the middle of whatever is open where the flow does not ask by itself. */
export function mayMean(stage: Stage, { candidates, value }: Several): void {
  if (stage.send({ type: 'maybe', candidates })) return;
  const listed = candidates.map(({ from, id }) => ({ from, id }));
  const field = stage.open()?.field;
  stage.call(stage.flows.at('maybe'), {
    candidates: listed,
    aside: true,
    ...(value !== undefined && { value: plainJson(value) }),
    ...(field && { field: { service: field.service, name: field.name } }),
  });
}
