import type { Capability } from '../../../contract/desk.ts';

/** Something that is decided of questions to which no answer was found. */
export interface VerdictKind {
  /** Its button and what stands beside its name in the list are lines of `desk.notAnswered.verdict` under this name. */
  readonly name: string;
  /** Whether it names an approved answer, which is asked for in these words too from then on. */
  readonly teaches: boolean;
  /** Who may still decide otherwise: the questions stand in their list, and in the administrator's. */
  readonly waitsFor?: Capability;
  /** Whether what members ask alike later belongs to it. */
  readonly holdsOn: boolean;
}
