import { lifeOf, unchecked, type Life } from './life.ts';
import type { Association } from '../association/schema.ts';
import type { Standing } from './machine.ts';
import { isCaseStatus } from './status.ts';

/** What of a stored case says how it stands. */
interface Stored {
  readonly service: string;
  readonly status: string;
  readonly replyOn: string;
  /** Somebody must have checked it before the committee sees it. */
  readonly needsCheck: boolean;
}

/** The life of a stored case: that of its service, as it was when the case was sent. */
export function lifeOfCase(association: Association, { service, needsCheck }: Stored): Life {
  const life = lifeOf(
    association,
    association.services.find(({ id }) => id === service),
  );
  return needsCheck ? life : unchecked(life);
}

/** How a stored case stands. Throws for a word that no case stands at. */
export function standingOf({ status, replyOn: dueOn }: Stored): Standing {
  if (!isCaseStatus(status)) throw new Error(`a case does not stand at "${status}"`);
  return { status, dueOn };
}
