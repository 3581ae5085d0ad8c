import { z } from 'zod';
import { castSince } from '../../../cases/votes.ts';
import { votes } from '../../../contract/cases/vote.ts';
import { MinutesCase, type Minutes } from '../../../contract/cases/papers.ts';
import { dayAt } from '../../../fields/calendar.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { isNote } from '../../../records/requests/notes.ts';
import {
  happenedOn,
  listRequests,
  type RequestHappening,
  type RequestListed,
} from '../../../records/requests/request-desk.ts';
import { placeOf } from '../../../voice/house.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';
import type { Desk } from '../../desk.ts';
import { Mask } from '../showing/mask.ts';
import { namedOn, sheetOf, sittingIn, type Sheet } from './sheet.ts';

const decisions = MinutesCase.shape.decision.options;
const mask = new Mask(false, false);

/** What the committee decided on a day (YYYY-MM-DD), in the order in which it did, without cases that concern whoever reads it. */
export async function minutesOf(
  desk: Desk,
  staff: Staff,
  { day, lang }: { readonly day: string; readonly lang: Lang },
): Promise<Minutes> {
  const { database } = desk.ground;
  const { house, sight } = desk.reading.view(staff);
  const references = await happenedOn(database, staff.association, { statuses: decisions, day });
  const [listed, sitting] = await Promise.all([
    listRequests(database, sight, {
      which: 'all',
      today: day,
      status: null,
      references,
      reached: false,
      unfinished: [],
    }),
    sittingIn(desk, staff),
  ]);
  const { members, quorum, approvals } = house.association.pack.procedure.committee;
  const sheet = await sheetOf(desk, staff, { listed, lang });
  return {
    day,
    committee: inLang(house.association.pack.procedure.committee.name, lang),
    sitting,
    rule: { quorum, approvals, ...(members !== undefined && { members }) },
    cases: listed.flatMap((one) => decidedOn(sheet, one, day)).toSorted((one, other) => one.at - other.at),
  };
}

/** What was decided on a case that day: put off in the morning it may be decided on in the evening. */
function decidedOn(sheet: Sheet, listed: RequestListed, day: string): readonly MinutesCase[] {
  const history = sheet.happenings.get(listed.reference) ?? [];
  return history.flatMap((step, i) => {
    const decision = decisions.find((one) => one === step.status);
    if (decision === undefined || dayAt(step.at) !== day) return [];
    const cast = votesBefore(history.slice(0, i));
    const said = saidIn(sheet, step);
    return [
      {
        ...namedOn(sheet, listed),
        at: step.at,
        decision,
        ...said,
        ...countedIn(decision, [...cast.map(({ vote }) => vote), said.last ?? decision]),
        votes: cast,
      },
    ];
  });
}

/** How many voted, and how. */
function countedIn(decision: MinutesCase['decision'], all: readonly string[]): Pick<MinutesCase, 'counted'> {
  if (decision === 'deferred') return {};
  const of = (vote: string): number => all.filter((one) => one === vote).length;
  return { counted: { cast: all.length, agreed: of(decision), abstained: of('abstained') } };
}

const Beside = z.object({
  day: z.iso.date().optional(),
  clause: z.string().optional(),
  last: z.object({ vote: z.enum(votes) }).optional(),
});

function saidIn(
  { house, lang }: Sheet,
  { by, reason, detail }: RequestHappening,
): Pick<MinutesCase, 'by' | 'last' | 'reason' | 'place' | 'until'> {
  const { day, clause, last } = Beside.safeParse(detail).data ?? {};
  const place = placeOf(house, clause, lang);
  return {
    ...(by !== null && { by }),
    ...(last && { last: last.vote }),
    ...(reason !== null && { reason: mask.text(reason) }),
    ...(place !== undefined && { place }),
    ...(day !== undefined && { until: day }),
  };
}

/** The votes that led to a step, but for that of whoever took it: theirs is the step itself. */
function votesBefore(history: readonly RequestHappening[]): MinutesCase['votes'] {
  const steps = castSince(history, isNote);
  return steps.map(({ staff, vote }) => {
    const { by = null, reason = null } = history.findLast((one) => one.staff === staff) ?? {};
    return {
      vote,
      ...(by !== null && { by }),
      ...(reason !== null && { reason: mask.text(reason) }),
    };
  });
}
