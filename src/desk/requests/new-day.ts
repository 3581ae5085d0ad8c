import type { Act } from '../../conversation/turn/acts.ts';
import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import type { NewDay } from '../../contract/desk.ts';
import { dayAt, showGregorian } from '../../fields/calendar.ts';
import { Fault, isFault } from '../../kernel/errors.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { RequestListed } from '../../records/requests/request-desk.ts';
import { newDaysOf } from '../../records/requests/new-days.ts';
import { serviceOf, studiedBy, type House } from '../../voice/house.ts';
import { showReference } from '../../voice/reference.ts';
import { endOfDay } from '../../voice/time.ts';
import { bothCalendars } from '../../voice/values.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { langOf, rightOf, type Desk } from '../desk.ts';
import { mayDo } from '../people/roles.ts';
import { mustBeWorkingDay } from './days.ts';
import type { Requests } from './requests.ts';
import { refusal } from '../refusal.ts';

const wrong = (message: string): Fault => new Fault('wrongRequest', message);

/** Throws Fault forbidden for whoever does not end such a case. */
function mustEndSuch(staff: Staff, house: House, { service }: RequestListed): void {
  const elsewhere = serviceOf(house, service)?.studiedBy !== undefined;
  if (!mayDo(staff, elsewhere ? 'conclude' : 'decide'))
    throw new Fault('forbidden', 'Only those who study this request name another day for its answer.');
}

/** Throws Fault wrongRequest for a day that cannot be promised in the place of the one that stands. */
function mustBeADay(house: House, { replyOn, told }: RequestListed, call: NewDay & { today: string }): void {
  const { day, today } = call;
  if (!told) throw wrong('The member was promised no day for this request.');
  mustBeWorkingDay(house, day, today);
  if (day <= replyOn)
    throw refusal('dayStands', {
      code: 'wrongRequest',
      message: `day: must come after ${replyOn}, by which the answer is promised now.`,
    });
}

/** What the member is told: that the day moves, or where it has passed that we are late; the new one, and why. */
function textOf(
  house: House,
  lang: Lang,
  { found, day, reason, now }: NewDay & { readonly found: RequestListed; readonly now: number },
): string {
  const service = serviceOf(house, found.service);
  const isOver = now >= endOfDay(house.association.pack.hours, found.replyOn);
  return house.wording.line(lang, isOver ? 'tracking.newDayLate' : 'tracking.newDay', {
    reference: showReference(found.reference),
    service: service ? inLang(service.title, lang) : found.service,
    reason: reason.replace(/[.\s]+$/u, ''),
    ...bothCalendars(day, lang),
  });
}

interface Naming {
  readonly conversation: LoadedConversation;
  readonly found: RequestListed;
  readonly staff: Staff;
  readonly named: NewDay;
  readonly now: number;
}

/** Another day is named: the member is told, once, and it is kept unless it was moved meanwhile. */
function newDayAct(house: House, { conversation, found, staff, named, now }: Naming): Act {
  const lang = langOf(conversation);
  const { reference, replyOn, service } = found;
  const { day, reason } = named;
  return {
    external: `new day ${reference} ${replyOn}`,
    kind: 'staff',
    said: [
      {
        message: { text: textOf(house, lang, { found, day, reason, now }), lang },
        name: studiedBy(house, service, lang),
        notice: {
          kind: 'newDay',
          values: { reference: showReference(reference), day: showGregorian(day, lang), reason },
        },
        system: 'decided',
      },
    ],
    outcomes: [rightOf(staff), { type: 'newDay', reference, was: replyOn, day, staff: staff.id, reason }],
    about: [service],
  };
}

interface Asking {
  readonly desk: Desk;
  readonly requests: Requests;
  readonly staff: Staff;
}

const alreadyNamed = (name: string | undefined): Fault =>
  new Fault('conflict', 'Another day was named for this request a moment ago: reload the page.', {
    details: { ...(name !== undefined && { by: { name } }) },
  });

/** Why no day was named: the request was decided meanwhile, or another day named, and by whom; undefined where neither is so. */
async function whyNotNamed(
  { desk, requests, staff }: Asking,
  { reference, status, replyOn }: RequestListed,
): Promise<Fault | undefined> {
  const now = await requests.mustFind(staff, reference);
  if (now.status !== status) return requests.decidedAlready(staff, reference);
  if (now.replyOn === replyOn) return undefined;
  const days = await newDaysOf(desk.ground.database, reference);
  return alreadyNamed(days.at(-1)?.by ?? undefined);
}

/**
 * Names another day for the answer, with the reason that the member reads, once. Throws Fault notFound, forbidden, wrongRequest for a day that makes
 * no sense, conflict when the request was decided, or another day named, meanwhile.
 */
export async function nameNewDay(
  { desk, requests, staff }: Asking,
  reference: string,
  { day, reason }: NewDay,
): Promise<void> {
  const found = await requests.mustFind(staff, reference);
  const house = desk.reading.house(staff.association);
  mustEndSuch(staff, house, found);
  mustBeADay(house, found, { day, reason, today: dayAt(desk.now()) });
  const act = (conversation: LoadedConversation): Act =>
    newDayAct(house, { conversation, found, staff, named: { day, reason }, now: desk.now() });
  const done = await desk.tell(found.conversation, act).catch(async (error: unknown) => {
    if (!isFault(error, 'conflict')) throw error;
    throw (await whyNotNamed({ desk, requests, staff }, found)) ?? error;
  });
  if (done.done && done.again)
    throw (await whyNotNamed({ desk, requests, staff }, found)) ?? alreadyNamed(undefined);
  desk.announce(staff.association, 'requests');
  await desk.announceOf(found.conversation);
}
