import type { CaseStatus } from '../contract/cases/status.ts';
import type { Association, Pack, Service } from '../association/schema.ts';

type Procedure = Pack['procedure'];
export type StepKind = NonNullable<Procedure['steps'][number]['kind']>;

/** What the pack says of the life of a case: which states there are, and the clause that each step cites. */
export interface Life {
  /** Whether somebody holds the data against the papers before the committee sees them: `may` where the policy does not say so. */
  readonly check: 'must' | 'may' | 'none';
  /** By the committee's decision, or as whom the service names concludes it. */
  readonly ends: 'decision' | 'conclusion';
  readonly registration: boolean;
  readonly delivery: boolean;
  /** Whether a refusal may be appealed against, once. */
  readonly appeal?: boolean;
  /** The clause (its id) of a step, where the policy has one. */
  readonly clauses: Readonly<Partial<Record<StepKind, string>>>;
}

function clausesOf({ steps, committee }: Procedure): Life['clauses'] {
  const cited: Partial<Record<StepKind, string>> = {};
  if (committee.clause !== undefined) cited.committee = committee.clause;
  for (const { kind, clause } of steps) if (kind && clause !== undefined) cited[kind] = clause;
  return cited;
}

/**
 * The life of the cases of a service. A policy whose steps say what they are decides by them which states there are; one that has none leaves
 * the product's own, without a clause. What a service keeps from the committee is neither checked nor registered nor delivered.
 */
export function lifeOf(
  { pack: { procedure } }: Pick<Association, 'pack'>,
  service: Pick<Service, 'studiedBy'> | undefined,
): Life {
  const clauses = clausesOf(procedure);
  if (service?.studiedBy)
    return { check: 'none', ends: 'conclusion', registration: false, delivery: false, clauses: {} };
  const kinds = new Set(procedure.steps.flatMap(({ kind }) => kind ?? []));
  const isSaid = kinds.size > 0;
  return {
    check: kinds.has('check') ? 'must' : isSaid ? 'none' : 'may',
    ends: 'decision',
    registration: !isSaid || kinds.has('registration'),
    delivery: !isSaid || kinds.has('delivery'),
    appeal: procedure.appeal !== undefined,
    clauses,
  };
}

/** The life of a case that was sent before cases were checked: it stands before the committee as it is, and may be checked all the same. */
export const unchecked = (life: Life): Life => (life.check === 'must' ? { ...life, check: 'may' } : life);

/** The life of a case that must be checked, whatever the policy says of others: something of it was still to come when it was sent. */
export const mustCheck = (life: Life): Life => (life.ends === 'decision' ? { ...life, check: 'must' } : life);

/** Where a case that is decided still waits for somebody of the association: its registration, the service, an appeal. */
export const unfinishedIn = ({ registration, delivery, appeal }: Life): readonly CaseStatus[] => [
  ...(appeal ? (['appealed'] as const) : []),
  ...(registration || delivery ? (['accepted', 'partly'] as const) : []),
  ...(delivery ? (['completed', 'notArrived'] as const) : []),
];
