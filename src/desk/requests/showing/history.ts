import { z } from 'zod';
import type { Service } from '../../../association/schema.ts';
import { OpenedDetail } from '../../../contract/cases/ways-in.ts';
import { ReceivedDetail } from '../../../contract/cases/received.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { showField } from '../../../fields/field.ts';
import { maskIdentifiers } from '../../../fields/identifiers.ts';
import type { Json } from '../../../kernel/json.ts';
import { Answer, Signature } from '../../../outcomes/requests/submission.ts';
import type { Database } from '../../../records/base/database.ts';
import { staffOf } from '../../../records/desk/staff.ts';
import { newDaysOf } from '../../../records/requests/new-days.ts';
import { owedReminders } from '../../../records/requests/afterwards/owed-reminders.ts';
import { partsOf } from '../../../records/requests/reminders.ts';
import type { RequestHappening } from '../../../records/requests/request-desk.ts';
import { fieldAt, placeOf, type House } from '../../../voice/house.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';
import type { Mask } from './mask.ts';

const Sent = z.object({ answer: z.object({ field: z.string(), value: Answer }) });

/** With what a history is shown: what happened, how it is masked, and in whose words. */
interface Seeing {
  readonly happenings: readonly RequestHappening[];
  readonly mask: Mask;
  readonly house: House;
  readonly service: Service | undefined;
  readonly lang: Lang;
}

const Beside = z.object({
  day: z.iso.date().optional(),
  clause: z.string().optional(),
  whom: z.number().optional(),
  number: z.string().optional(),
  ended: z.enum(['clock']).optional(),
  signed: Signature.optional(),
});

/** The day to which it was put off, where in the policy the reason stands, whom it concerns, the number that its member was given, and how they signed. */
function saidBeside(
  { status, detail }: RequestHappening,
  names: ReadonlyMap<number, string>,
  { house, lang }: Pick<Seeing, 'house' | 'lang'>,
): Pick<
  RequestDetail['events'][number],
  'day' | 'place' | 'whom' | 'number' | 'received' | 'opened' | 'ended' | 'signed'
> {
  const { day, clause, whom, number, ended = 'member', signed } = Beside.safeParse(detail).data ?? {};
  const place = placeOf(house, clause, lang);
  const name = whom === undefined ? undefined : names.get(whom);
  return {
    ...(day !== undefined && { day }),
    ...(place !== undefined && { place }),
    ...(name !== undefined && { whom: name }),
    ...(number !== undefined && { number }),
    ...(signed && { signed: signed.act }),
    ...receivedIn(detail),
    ...openedIn(detail),
    ...(status === 'closed' && { ended }),
  };
}

/** By what it was shown that the service was received. */
function receivedIn(detail: Json): Pick<RequestDetail['events'][number], 'received'> {
  const { by, file: id, name } = ReceivedDetail.safeParse(detail).data?.received ?? {};
  if (by === undefined) return {};
  return { received: { by, ...(id !== undefined && { file: { id, name: maskIdentifiers(name ?? id) } }) } };
}

/** How they came for whom it was opened, with the paper that they signed. */
function openedIn(detail: Json): Pick<RequestDetail['events'][number], 'opened'> {
  const { came, file, name } = OpenedDetail.safeParse(detail).data?.opened ?? {};
  if (came === undefined || file === undefined) return {};
  return { opened: { came, file: { id: file, name: maskIdentifiers(name ?? file) } } };
}

/** What happened to a request after it was sent, in order: what became of it, days that were named anew, and when those who study it were reminded. */
export async function historyOf(
  database: Database,
  reference: string,
  { happenings, mask, house, service, lang }: Seeing,
): Promise<RequestDetail['events']> {
  const [days, reminders, owed, staff] = await Promise.all([
    newDaysOf(database, reference),
    partsOf(database, reference),
    owedReminders(database, reference),
    staffOf(database, house.association.id),
  ]);
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  /** What the member sent at this step, shown as an answer of the form is. */
  const answerIn = ({ detail }: RequestHappening): Pick<RequestDetail['events'][number], 'answer'> => {
    const sent = Sent.safeParse(detail).data?.answer;
    const spec = sent && fieldAt(house, { service: service?.id ?? '', name: sent.field });
    if (!spec) return {};
    const { field: name, value } = sent;
    const shown = showField(spec, value, lang);
    return {
      answer: mask.field({ name, label: inLang(spec.label, lang), value, shown }, service, undefined),
    };
  };
  return [
    ...happenings.map((one) => ({
      ...mask.step(one),
      ...answerIn(one),
      ...saidBeside(one, names, { house, lang }),
    })),
    ...days.map(({ at, day, by, reason }) => ({
      at,
      day,
      status: 'dayMoved',
      ...(by !== null && { by }),
      ...(reason !== null && { reason: mask.text(reason) }),
    })),
    ...reminders.map(({ at, part }) => ({ at, status: part })),
    ...owed.map(({ at, toPerson }) => ({ at, status: toPerson ? 'owedToPerson' : 'remindedOwed' })),
  ].toSorted((a, b) => a.at - b.at);
}
