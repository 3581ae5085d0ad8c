import type { AppealAnswer } from '../../../contract/cases/appeal.ts';
import type { CaseAct } from '../../../cases/machine.ts';
import { isGrantedCase } from '../../../contract/cases/status.ts';
import type { LineIn } from '../../../contract/line-names.ts';
import { Fault } from '../../../kernel/errors.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { happeningsOf } from '../../../records/requests/request-desk.ts';
import type { Desk } from '../../desk.ts';
import { neededAfterwards } from '../afterwards/owing.ts';
import type { Moves } from '../moves.ts';
import type { Requests } from '../requests.ts';
import { answersAppeal } from './who-answers.ts';

const answers: Readonly<Record<AppealAnswer['answer'], { act: CaseAct; to: LineIn<'decision'> }>> = {
  accepted: { act: 'grant', to: 'appealAccepted' },
  partly: { act: 'grantPartly', to: 'appealPartly' },
  refused: { act: 'uphold', to: 'appealRefused' },
};
interface Doing {
  readonly desk: Desk;
  readonly requests: Requests;
  readonly moves: Moves;
  readonly staff: Staff;
}

/**
 * Answers the appeal of a member, with the reason that they read. Throws Fault notFound, forbidden for whomever the pack does not name and for who judged the case
 * before, conflict where no appeal stands.
 */
export async function answerAppeal(
  { desk, requests, moves, staff }: Doing,
  reference: string,
  { answer: status, reason }: AppealAnswer,
): Promise<void> {
  const listed = await requests.mustFind(staff, reference);
  const { database } = desk.ground;
  const house = desk.reading.house(staff.association);
  const history = await happeningsOf(database, reference);
  if (!(await answersAppeal(database, { staff, house, listed, history })))
    throw new Fault(
      'forbidden',
      'An appeal is answered by those whom the pack names and who have not judged the case.',
    );
  const needs = isGrantedCase(status) ? await neededAfterwards(database, house, listed) : [];
  const { act, to } = answers[status];
  await moves.move(staff, listed, {
    act,
    to,
    reason,
    needs,
    clause: house.association.pack.procedure.appeal?.clause,
    outcome: (from) => ({ type: 'decision', reference, from, status, staff: staff.id, reason, needs }),
  });
}
