import { lifeOf, mustCheck, unchecked, type Life } from './life.ts';
import type { Association } from '../association/schema.ts';
import { workingDayFrom } from '../association/hours.ts';
import { moved, type Standing } from './machine.ts';
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
  return needsCheck ? mustCheck(life) : unchecked(life);
}

/** How a stored case stands, whether its member still owes it something, and whether an appeal was heard. Throws for a word that no case stands at. */
export function standingOf({ status, replyOn: dueOn }: Stored, owes = false, heard = false): Standing {
  if (!isCaseStatus(status)) throw new Error(`a case does not stand at "${status}"`);
  return { status, dueOn, ...(owes && { owes }), ...(heard && { heard }) };
}

/** What a case waits for, as far as it says how the case goes on. */
interface Waited extends Pick<Stored, 'service' | 'needsCheck'> {
  readonly since: string;
  readonly resumes: string;
  readonly dueOn: string;
}

/** How a case stands when what it waited for is here, on a day: answered on a day on which people work, or by one that had passed before. Throws for one that waits for nothing. */
export function afterAnswer(association: Association, waited: Waited, on: string): Standing {
  const { service, needsCheck, since, resumes, dueOn } = waited;
  const life = lifeOfCase(association, { service, needsCheck, status: 'asked', replyOn: dueOn });
  if (!isCaseStatus(resumes)) throw new Error(`a case does not go on at "${resumes}"`);
  const after = moved(life, { status: 'asked', dueOn, pause: { since, resumes } }, { type: 'answer', on });
  if (!after) throw new Error('this case waits for nothing');
  return after.dueOn === dueOn
    ? after
    : { ...after, dueOn: workingDayFrom(association.pack.hours, after.dueOn) };
}
