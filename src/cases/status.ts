import { caseStatuses, type CaseStatus } from '../contract/cases/status.ts';
import type { Life, StepKind } from './life.ts';

export const isCaseStatus = (word: string): word is CaseStatus =>
  caseStatuses.some((status) => status === word);

/** The step of the policy that a case has come to, where it is one. */
const steps: Readonly<Partial<Record<CaseStatus, StepKind>>> = {
  submitted: 'signing',
  checked: 'check',
  asked: 'check',
  deferred: 'committee',
  accepted: 'committee',
  partly: 'committee',
  refused: 'committee',
  completed: 'registration',
  delivered: 'delivery',
  notArrived: 'delivery',
};

/** The clause (its id) by which a case came to where it stands; undefined where the policy has none. */
export const clauseOf = ({ clauses }: Life, status: string): string | undefined => {
  const step = isCaseStatus(status) ? steps[status] : undefined;
  return step && clauses[step];
};

/** What a case waits for as it stands, as its member is told it: the step that is under way. */
const underWay: Readonly<Partial<Record<CaseStatus, StepKind>>> = {
  checked: 'committee',
  asked: 'check',
  deferred: 'committee',
};
export function clauseNow(life: Life, status: string): string | undefined {
  if (status === 'submitted') return life.clauses[life.check === 'must' ? 'check' : 'committee'];
  const step = isCaseStatus(status) ? (underWay[status] ?? steps[status]) : undefined;
  return step && life.clauses[step];
}

const states: Readonly<Record<CaseStatus, string>> = {
  submitted: 'received',
  checked: 'underStudy',
  asked: 'needsSomething',
  deferred: 'deferred',
  accepted: 'decided',
  partly: 'decided',
  refused: 'decided',
  appealed: 'appealed',
  handled: 'decided',
  filed: 'decided',
  completed: 'registrationCompleted',
  delivered: 'delivered',
  notArrived: 'notArrived',
  closed: 'closed',
  withdrawn: 'withdrawn',
};
/** The state of a case that stands so, as the policy's life of a case calls it. */
export const stateOf = (status: string): string => (isCaseStatus(status) ? states[status] : status);
