import { z } from 'zod';
import { possible } from '../../../cases/machine.ts';
import { lifeOfCase, standingOf } from '../../../cases/standing.ts';
import { castSince } from '../../../cases/votes.ts';
import type { Agenda, AgendaCase } from '../../../contract/cases/papers.ts';
import { dayAt } from '../../../fields/calendar.ts';
import { fileIn } from '../../../fields/value.ts';
import { beginningOf } from '../../../kernel/signs.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { formsOf } from '../../../records/requests/forms.ts';
import { isNote } from '../../../records/requests/notes.ts';
import { owedOf } from '../../../records/requests/owed.ts';
import {
  listRequests,
  type RequestHappening,
  type RequestListed,
} from '../../../records/requests/request-desk.ts';
import type { RequestRecord } from '../../../records/requests/requests.ts';
import { serviceOf } from '../../../voice/house.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';
import type { Desk } from '../../desk.ts';
import { sayingWho } from '../../reading/who.ts';
import { notBefore } from '../judging/not-before.ts';
import { Mask } from '../showing/mask.ts';
import { visitShown } from '../showing/visit.ts';
import { namedOn, sheetOf, sittingIn, type Sheet } from './sheet.ts';

/** So much of an answer is printed; the whole stands at the desk. */
const longestShown = 160;

/** Every case that the committee can decide on as it stands, by its day of reply: for whoever may decide, without those that concern them. */
export async function agendaOf(desk: Desk, staff: Staff, lang: Lang): Promise<Agenda> {
  const { database } = desk.ground;
  const day = dayAt(desk.now());
  const { house, sight } = desk.reading.view(staff);
  const { association } = house;
  const filter = {
    which: 'open',
    status: null,
    references: null,
    reached: true,
    today: day,
    unfinished: [],
  } as const;
  const open = await listRequests(database, sight, filter);
  const owed = await owedOf(database, open);
  const listed = open.filter((one) =>
    possible(lifeOfCase(association, one), standingOf(one, owed.has(one.reference))).includes('accept'),
  );
  const [sheet, forms, sitting] = await Promise.all([
    sheetOf(desk, staff, { listed, lang }),
    formsOf(
      database,
      listed.map(({ reference }) => reference),
    ),
    sittingIn(desk, staff),
  ]);
  return {
    day,
    committee: inLang(association.pack.procedure.committee.name, lang),
    sitting,
    cases: listed.map((one) => agendaCase(sheet, one, { day, lines: forms.get(one.reference) ?? [] })),
  };
}

function agendaCase(
  sheet: Sheet,
  listed: RequestListed,
  { day, lines }: { readonly day: string; readonly lines: RequestRecord['fields'] },
): AgendaCase {
  const { reference, submittedAt, replyOn } = listed;
  const history = sheet.happenings.get(reference) ?? [];
  const first = notBefore(sheet.house, listed, day);
  return {
    ...namedOn(sheet, listed),
    submittedAt,
    replyOn,
    overdue: replyOn !== '' && replyOn < day,
    ...checkedIn(history),
    ...deferredIn(listed, history),
    ...(first !== undefined && { notBefore: first }),
    cast: castSince(history, isNote).length,
    ...(!sheet.shut.has(listed.conversation) && { data: dataOf(sheet, listed, lines) }),
    ...(!sheet.shut.has(listed.conversation) && visitShown(history, new Mask(false, false))),
    files: lines.filter(({ value }) => fileIn(value)).length,
  };
}

function checkedIn(history: readonly RequestHappening[]): Pick<AgendaCase, 'checked'> {
  const found = history.findLast(({ status }) => status === 'checked');
  return found ? { checked: { at: found.at, ...(found.by !== null && { by: found.by }) } } : {};
}

const PutOff = z.object({ day: z.iso.date() });

function deferredIn(
  { status }: RequestListed,
  history: readonly RequestHappening[],
): Pick<AgendaCase, 'deferred'> {
  const found = history.findLast((step) => step.status === 'deferred');
  if (status !== 'deferred' || !found) return {};
  const day = PutOff.safeParse(found.detail).data?.day;
  const reason = found.reason === null ? undefined : new Mask(false, false).text(found.reason);
  return { deferred: { ...(day !== undefined && { day }), ...(reason !== undefined && { reason }) } };
}

/** The answers but for the name and files. A paper is carried about: no identifier stands on it, whoever prints. */
function dataOf(
  { house }: Sheet,
  { service: id }: RequestListed,
  lines: RequestRecord['fields'],
): NonNullable<AgendaCase['data']> {
  const service = serviceOf(house, id);
  const mask = new Mask(false, false);
  const name = sayingWho(house, id);
  return lines
    .filter((line) => line.value !== null && line.name !== name && !fileIn(line.value))
    .map((line) => mask.field(line, service, undefined))
    .map(({ label, shown }) => ({
      label,
      shown: shown.length > longestShown ? `${beginningOf(shown, longestShown)}…` : shown,
    }));
}
