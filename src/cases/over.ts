import type { CaseStatus } from '../contract/cases/status.ts';
import type { Life } from './life.ts';

/** What a granted case comes to when its service has been provided: where the policy delivers nothing it is its registration, and without one the decision. */
export function providedAt({
  delivery,
  registration,
}: Pick<Life, 'delivery' | 'registration'>): readonly CaseStatus[] {
  if (delivery) return ['delivered'];
  return registration ? ['completed'] : ['accepted', 'partly'];
}

/** The statuses with which a service is over for its member, whatever the answer was. */
export const overWith = (life: Pick<Life, 'delivery' | 'registration'>): readonly CaseStatus[] => [
  ...providedAt(life),
  'refused',
  'handled',
  'filed',
  'closed',
];
