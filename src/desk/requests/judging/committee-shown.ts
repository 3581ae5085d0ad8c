import type { CommitteeReason } from '../../../association/committee.ts';
import { castSince } from '../../../cases/votes.ts';
import type { ReadyReason } from '../../../contract/cases/decision.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import type { Database } from '../../../records/base/database.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { isNote } from '../../../records/requests/notes.ts';
import type { RequestHappening, RequestListed } from '../../../records/requests/request-desk.ts';
import { placeOf, type House } from '../../../voice/house.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';
import { mayDo } from '../../people/roles.ts';
import { answersAppeal } from './who-answers.ts';
import { barOf } from './bars.ts';
import { lockedShown } from './locked.ts';
import { notBefore } from './not-before.ts';

interface Judged {
  readonly staff: Staff;
  readonly house: House;
  readonly listed: RequestListed;
  readonly happenings: readonly RequestHappening[];
  readonly today: string;
}

/** That no decision can be reached, for all who read the case; and what whoever decides needs beside it: whether they may, how it is voted, from which day on, and the reasons that the pack has ready. */
export async function committeeShown(
  database: Database,
  { staff, house, listed, happenings: history, today }: Judged,
  lang: Lang,
): Promise<Pick<RequestDetail, 'bar' | 'voting' | 'locked' | 'notBefore' | 'reasons' | 'answersAppeal'>> {
  if (listed.status === 'appealed')
    return (await answersAppeal(database, { staff, house, listed, history })) ? { answersAppeal: true } : {};
  const locked = await lockedShown(database, house, listed);
  if (!mayDo(staff, 'decide')) return locked;
  const { quorum, approvals, reasons, excludes } = house.association.pack.procedure.committee;
  const bar = await barOf(database, { reference: listed.reference, staff: staff.id, excludes, history });
  const day = notBefore(house, listed, today);
  return {
    ...(bar && { bar }),
    ...locked,
    voting: { cast: castSince(history, isNote).length, quorum, approvals },
    ...(day !== undefined && { notBefore: day }),
    ...(reasons.length > 0 && { reasons: reasons.map((reason) => readyReason(house, reason, lang)) }),
  };
}

function readyReason(
  house: House,
  { for: vote, words, clause: id }: CommitteeReason,
  lang: Lang,
): ReadyReason {
  const place = placeOf(house, id, lang);
  return {
    for: vote,
    words: inLang(words, lang),
    ...(id !== undefined && place !== undefined && { clause: { id, place } }),
  };
}
