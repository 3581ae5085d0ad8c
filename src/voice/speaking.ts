import type { Lang } from '../contract/prompt.ts';
import type { House } from './house.ts';
import type { Answers } from './review.ts';

/** By what something is put into words: the association's voice, the member's language, the moment (milliseconds since the epoch). */
export interface Speaking {
  readonly house: House;
  readonly lang: Lang;
  readonly now: number;
  /** Answers of the form under way, by field: an earlier answer is named when its field is asked again. */
  readonly answers: Answers;
  /** The service whose form is under way. */
  readonly form?: string;
  /** Who is offered as a person, where it is not whom the procedure names: one whom a report under way may accuse is not. */
  readonly person?: string;
}
