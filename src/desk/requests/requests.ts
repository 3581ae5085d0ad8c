import { lifeOf, unfinishedIn } from '../../cases/life.ts';
import { lifeOfCase, standingOf } from '../../cases/standing.ts';
import { possible, type Standing } from '../../cases/machine.ts';
import { Check, type Marks } from '../../contract/cases/check.ts';
import { isOpenCase } from '../../contract/cases/status.ts';
import { isWayIn } from '../../contract/cases/ways-in.ts';
import type { RequestDetail, RequestItem, RequestItems } from '../../contract/desk.ts';
import { areSeveral } from '../../association/procedure/branches.ts';
import { asksForIdentity, serviceOf, type House } from '../../voice/house.ts';
import { dayAt } from '../../fields/calendar.ts';
import { Fault } from '../../kernel/errors.ts';
import {
  happeningsOf,
  listRequests,
  requestOf,
  type RequestFilter,
  type RequestHappening,
  type RequestListed,
} from '../../records/requests/request-desk.ts';
import { concernedBy } from '../../records/desk/concerns.ts';
import { readRecord, type RequestRecord } from '../../records/requests/requests.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { langOf, rightOf, type Desk } from '../desk.ts';
import { mayDo } from '../people/roles.ts';
import { Reveals } from '../reveals.ts';
import { isOnClosedDay } from './days.ts';
import { committeeShown } from './judging/committee-shown.ts';
import { shownBy } from './afterwards/shown-by.ts';
import { owedBy } from './afterwards/owing.ts';
import { applicantsOf } from './showing/applicants.ts';
import { guideShown } from './showing/guide.ts';
import { historyOf } from './showing/history.ts';
import { Mask } from './showing/mask.ts';
import { owedShown, withLatest } from './showing/owed.ts';
import { visitAsked, visitShown } from './showing/visit.ts';

interface Shown {
  readonly house: House;
  readonly listed: RequestListed;
  readonly happenings: readonly RequestHappening[];
}
const pageSize = 50;
type Beside = Pick<
  RequestDetail,
  'lists' | 'listsChecked' | 'proof' | 'owed' | 'afterwards' | 'guide' | 'visit' | 'visitForm'
>;

/** Submitted requests, for those who may read them. What is done with them: `moves.ts`. */
export class Requests {
  constructor(private readonly desk: Desk) {}

  private today(): string {
    return dayAt(this.desk.ground.clock.now());
  }

  private item(
    staff: Staff,
    listed: RequestListed,
    { lang, who }: { readonly lang: Lang; readonly who: string | null | undefined },
  ): RequestItem {
    const { reference, service, status, submittedAt, replyOn, told, channel, hushed } = listed;
    const house = this.desk.reading.house(staff.association);
    const title = serviceOf(house, service)?.title;
    const overdue = isOpenCase(status) && status !== 'asked' && replyOn < this.today();
    return {
      reference,
      service: title ? inLang(title, lang) : service,
      status,
      submittedAt,
      replyOn,
      told,
      overdue,
      ...(isOnClosedDay(house, listed, this.today()) && { onClosedDay: true as const }),
      ...((hushed || isWayIn(channel)) && { byPerson: true as const }),
      channel,
      ...branchShown(house, listed, lang),
      ...(who !== undefined && { who: who ?? house.wording.line(lang, 'choices.withoutName') }),
      ...(who === null && { nameless: true as const }),
    };
  }

  async list(
    staff: Staff,
    {
      which = 'all',
      status = null,
      references = null,
      branch = null,
      page,
    }: Partial<Omit<RequestFilter, 'today' | 'reached' | 'unfinished'>>,
    lang: Lang = 'ar',
  ): Promise<RequestItem[]> {
    const reached = mayDo(staff, 'decide') && !mayDo(staff, 'check');
    const { database } = this.desk.ground;
    const view = this.desk.reading.view(staff);
    const unfinished = unfinishedIn(lifeOf(view.house.association, undefined));
    const today = this.today();
    const filter = { which, status, references, branch, reached, unfinished, today, ...(page && { page }) };
    const found = await listRequests(database, view.sight, filter);
    const names = await applicantsOf(database, view, found);
    return found.map((one) => this.item(staff, one, { lang, who: names.get(one.reference) }));
  }

  /** A page of the same, from so many on, and whether more come behind it. */
  async page(
    staff: Staff,
    { from, ...wanted }: Parameters<Requests['list']>[1] & { readonly from: number },
    lang: Lang = 'ar',
  ): Promise<RequestItems> {
    const found = await this.list(staff, { ...wanted, page: { from, most: pageSize + 1 } }, lang);
    return { items: found.slice(0, pageSize), ...(found.length > pageSize && { more: true as const }) };
  }

  /** One that somebody may read. Throws Fault notFound: for others it does not exist. */
  async mustFind(staff: Staff, reference: string): Promise<RequestListed> {
    const { sight } = this.desk.reading.view(staff);
    const found = await requestOf(this.desk.ground.database, sight, reference);
    if (!found) throw new Fault('notFound', 'There is no such request.');
    return found;
  }

  /** How a case stands, and whether its member still owes it something. */
  async standing(listed: RequestListed): Promise<Standing> {
    return standingOf(listed, (await owedBy(this.desk.ground.database, listed)).length > 0);
  }

  /** What was sealed, in full: that it was shown is on the record. Throws Fault notFound. */
  async revealed(staff: Staff, reference: string, lang: Lang = 'ar'): Promise<RequestDetail> {
    const { conversation, service } = await this.mustFind(staff, reference);
    await new Reveals(this.desk).request(staff, conversation, { reference, service });
    return this.shown(staff, reference, { lang, clear: true });
  }

  /**
   * What was sealed. The answers to questions for an identifier are in full for the committee, who must judge by them; identifiers that stand
   * elsewhere are masked for everybody. Throws Fault notFound.
   */
  detail(staff: Staff, reference: string, lang: Lang = 'ar'): Promise<RequestDetail> {
    return this.shown(staff, reference, { lang, clear: false });
  }

  private async shown(
    staff: Staff,
    reference: string,
    { lang, clear }: { readonly lang: Lang; readonly clear: boolean },
  ): Promise<RequestDetail> {
    const { database } = this.desk.ground;
    const listed = await this.mustFind(staff, reference);
    const record = await this.recordOf(reference);
    const house = this.desk.reading.house(staff.association);
    const service = serviceOf(house, record.service);
    const mask = new Mask(clear, mayDo(staff, 'decide'));
    const happenings = await happeningsOf(database, reference);
    const owed = await owedBy(database, listed);
    const judged = { staff, house, listed, happenings, today: this.today() };
    const said = { ...owedShown(house, { ...listed, owed }, lang), ...visitShown(happenings, mask) };
    const beside = { ...packShown(judged, lang), ...said };
    const marks = marksIn(happenings);
    const events = await historyOf(database, reference, { happenings, mask, house, service, lang });
    const sealed = record.fields.map((line) => mask.field(line, service, marks[line.name]));
    return {
      ...this.item(staff, listed, { lang, who: await this.whoSent(staff, listed) }),
      conversation: listed.conversation,
      fields: withLatest(sealed, events),
      sha256: record.sha256,
      attestation: attestationShown(record, { mask, at: listed.submittedAt }),
      committee: record.committee,
      ...(mask.hides && { masked: true }),
      ...(asksForIdentity(service) && {
        identitySeen: events.some(({ status }) => status === 'identitySeen'),
      }),
      ends: service?.studiedBy ? 'conclusion' : 'decision',
      ...(await this.besides(staff, reference, beside)),
      ...(await committeeShown(database, judged, lang)),
      acts: possible(
        lifeOfCase(house.association, listed),
        standingOf(listed, owed.length > 0, wasAppealed(happenings)),
      ),
      events: [{ at: listed.submittedAt, status: 'submitted' }, ...events],
    };
  }

  /** Throws Fault notFound. */
  private async recordOf(reference: string): Promise<RequestRecord> {
    const sealed = await readRecord(this.desk.ground.database, reference);
    if (!sealed) throw new Fault('notFound', 'There is no such request.');
    return sealed.record;
  }

  private async whoSent(staff: Staff, listed: RequestListed): Promise<string | null | undefined> {
    const names = await applicantsOf(this.desk.ground.database, this.desk.reading.view(staff), [listed]);
    return names.get(listed.reference);
  }

  /** What is shown beside the case: lists, what it is owed, and who at the desk is concerned by it. */
  private async besides(
    staff: Staff,
    reference: string,
    shown: Beside,
  ): Promise<Beside & Pick<RequestDetail, 'concerned'>> {
    const all = await concernedBy(this.desk.ground.database, reference, staff.id);
    const concerned = all.map(({ id, name, mine }) => ({ id, name, ...(mine && { mine: true as const }) }));
    return { ...shown, ...(concerned.length > 0 && { concerned }) };
  }

  /** Why a request is not changed any more: what became of it meanwhile, and by whom. */
  async decidedAlready(staff: Staff, reference: string): Promise<Fault> {
    const [{ status }, happenings] = await Promise.all([
      this.mustFind(staff, reference),
      happeningsOf(this.desk.ground.database, reference),
    ]);
    const name = happenings.at(-1)?.by ?? undefined;
    return new Fault('conflict', `This request is "${status}" already: reload the page.`, {
      details: { status, ...(name !== undefined && { by: { name } }) },
    });
  }

  /** Notes who looked at the identity document, and when. Throws Fault notFound, wrongRequest where none is asked for, conflict when it was noted. */
  async seeIdentity(staff: Staff, reference: string): Promise<void> {
    const { conversation, service } = await this.mustFind(staff, reference);
    if (!asksForIdentity(serviceOf(this.desk.reading.house(staff.association), service)))
      throw new Fault('wrongRequest', 'This service asks for no identity.');
    await this.desk.tell(conversation, (loaded) => ({
      external: null,
      kind: 'note',
      said: [{ message: { text: '', lang: langOf(loaded) }, name: staff.name, system: 'identitySeen' }],
      outcomes: [rightOf(staff), { type: 'seeIdentity', reference, staff: staff.id }],
      about: [service],
    }));
    this.desk.announce(staff.association, 'requests');
    await this.desk.announceOf(conversation);
  }
}

/** What was signed, in which words, and when. */
const attestationShown = (
  { attestation }: RequestRecord,
  { mask, at }: { readonly mask: Mask; readonly at: number },
): RequestDetail['attestation'] => ({ ...attestation, words: mask.text(attestation.words), at });

/** Whether its member has appealed. */
const wasAppealed = (happenings: readonly RequestHappening[]): boolean =>
  happenings.some(({ status }) => status === 'appealed');

/** How each field stood when the case was last checked. */
function marksIn(happenings: readonly RequestHappening[]): Marks {
  const checked = happenings.findLast(({ status }) => status === 'checked');
  return Check.safeParse(checked?.detail).data?.marks ?? {};
}

/** The lists that are checked before anything is provided, and whether that was noted. */
function listsShown(
  { association }: House,
  happenings: readonly RequestHappening[],
  lang: Lang,
): Pick<RequestDetail, 'lists' | 'listsChecked'> {
  const { lists } = association.pack.procedure;
  const isChecked = happenings.some(({ status }) => status === 'listsChecked');
  return {
    ...(lists.length > 0 && { lists: lists.map((one) => inLang(one, lang)) }),
    ...(isChecked && { listsChecked: true as const }),
  };
}

/** What the pack has for such cases: its lists and its guide. */
const packShown = (
  { house, listed, happenings }: Shown,
  lang: Lang,
): Omit<Beside, 'owed' | 'afterwards' | 'visit'> => ({
  ...listsShown(house, happenings, lang),
  ...proofShown(house, listed),
  ...guideShown(house, listed, lang),
  ...visitAsked(house, listed, lang),
});

/** What its branch is called, where there are several. */
function branchShown(
  { association: { pack } }: House,
  { branch }: Pick<RequestListed, 'branch'>,
  lang: Lang,
): Pick<RequestItem, 'branch'> {
  const found = areSeveral(pack.branches) ? pack.branches.list.find(({ id }) => id === branch) : undefined;
  return found ? { branch: inLang(found.name, lang) } : {};
}

/** By what it is shown that the service was received, where the pack says so. */
function proofShown(
  { association }: House,
  { channel }: Pick<RequestListed, 'channel'>,
): Pick<RequestDetail, 'proof'> {
  const proof = shownBy(association, channel);
  return proof ? { proof } : {};
}
