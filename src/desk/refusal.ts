import type { RefusedFor } from '../contract/told/refused-for.ts';
import { Fault } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';

interface Refused {
  readonly code: 'wrongRequest' | 'conflict' | 'forbidden';
  /** For whoever calls by other means than the desk. */
  readonly message: string;
  /** What the line of the desk needs to know. */
  readonly of?: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, Json>>;
}

/** Why something is not done, by a line of `desk.why`: whoever is at the desk reads what to do, and not that something changed. */
export const refusal = (is: RefusedFor, { code, message, of, details }: Refused): Fault =>
  new Fault(code, message, { details: { ...details, why: { is, ...(of && { of }) } } });
