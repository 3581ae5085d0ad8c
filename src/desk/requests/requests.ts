import type { LineIn } from '../../contract/line-names.ts';
import type { z } from 'zod';
import type { Conclusion, Decision, RequestDetail, RequestItem } from '../../contract/desk.ts';
import { serviceOf, studiedBy } from '../../voice/house.ts';
import { showReference } from '../../voice/reference.ts';
import { dayAt } from '../../fields/calendar.ts';
import { Fault, isFault } from '../../kernel/errors.ts';
import {
  happeningsOf,
  listRequests,
  requestOf,
  type RequestFilter,
  type RequestListed,
} from '../../records/requests/request-desk.ts';
import { readRecord } from '../../records/requests/requests.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import type { Act } from '../../conversation/turn/acts.ts';
import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import { langOf, rightOf, type Desk } from '../desk.ts';
import { mayDo } from '../people/roles.ts';
import { asksForIdentity } from '../../voice/house.ts';
import { Reveals } from '../reveals.ts';
import { historyOf } from './history.ts';
import { Mask } from './mask.ts';

/** Submitted requests, for those who may read them; decisions, for the committee; conclusions, for whom a service names. */
export class Requests {
  constructor(private readonly desk: Desk) {}

  private today(): string {
    return dayAt(this.desk.ground.clock.now());
  }

  private item(
    staff: Staff,
    { reference, service, status, submittedAt, replyOn, told, channel }: RequestListed,
    lang: Lang,
  ): RequestItem {
    const title = serviceOf(this.desk.reading.house(staff.association), service)?.title;
    const overdue = status === 'submitted' && replyOn < this.today();
    return {
      reference,
      service: title ? inLang(title, lang) : service,
      status,
      submittedAt,
      replyOn,
      told,
      overdue,
      channel,
    };
  }

  async list(
    staff: Staff,
    { which = 'all', status = null, references = null }: Partial<Omit<RequestFilter, 'today'>>,
    lang: Lang = 'ar',
  ): Promise<RequestItem[]> {
    const filter = { which, status, references, today: this.today() };
    const found = await listRequests(this.desk.ground.database, this.desk.reading.view(staff).sight, filter);
    return found.map((one) => this.item(staff, one, lang));
  }

  /** One that somebody may read. Throws Fault notFound: for others it does not exist. */
  async mustFind(staff: Staff, reference: string): Promise<RequestListed> {
    const { sight } = this.desk.reading.view(staff);
    const found = await requestOf(this.desk.ground.database, sight, reference);
    if (!found) throw new Fault('notFound', 'There is no such request.');
    return found;
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
    const sealed = await readRecord(database, reference);
    if (!sealed) throw new Fault('notFound', 'There is no such request.');
    const { record } = sealed;
    const service = serviceOf(this.desk.reading.house(staff.association), record.service);
    const mask = new Mask(clear, mayDo(staff, 'decide'));
    const fields = record.fields.map((line) => mask.field(line, service));
    const { attestation } = record;
    const words = mask.text(attestation.words);
    const events = await historyOf(database, reference, mask);
    return {
      ...this.item(staff, listed, lang),
      conversation: listed.conversation,
      fields,
      sha256: record.sha256,
      attestation: { ...attestation, words, at: listed.submittedAt },
      committee: record.committee,
      ...(mask.hides && { masked: true }),
      ...(asksForIdentity(service) && {
        identitySeen: events.some(({ status }) => status === 'identitySeen'),
      }),
      ends: service?.studiedBy ? 'conclusion' : 'decision',
      events: [{ at: listed.submittedAt, status: 'submitted' }, ...events],
    };
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

  /** The committee's decision with its reason, told to the member where they write. Throws Fault notFound, conflict when it was decided already. */
  async decide(
    staff: Staff,
    reference: string,
    { decision, reason }: z.infer<typeof Decision>,
  ): Promise<void> {
    await this.change(staff, reference, { from: 'submitted', to: decision, reason });
  }

  /** How a case ended that its service keeps from the committee, told to the member with the reason. Throws as `decide` does. */
  async conclude(
    staff: Staff,
    reference: string,
    { conclusion, reason }: z.infer<typeof Conclusion>,
  ): Promise<void> {
    await this.change(staff, reference, { from: 'submitted', to: conclusion, reason });
  }

  async delivered(staff: Staff, reference: string): Promise<void> {
    await this.change(staff, reference, { from: 'accepted', to: 'delivered', reason: null });
  }

  private async change(
    staff: Staff,
    reference: string,
    { from, to, reason }: { from: string; to: LineIn<'decision'>; reason: string | null },
  ): Promise<void> {
    const found = await this.mustFind(staff, reference);
    this.mustEndSo(staff, found, to);
    if (found.status !== from) throw await this.decidedAlready(staff, reference);
    const decided = { association: staff.association, service: found.service, reference, status: to, reason };
    const done = await this.desk
      .tell(found.conversation, (conversation) => ({
        external: `decision ${reference} ${to}`,
        kind: 'staff',
        said: [this.said(conversation, decided)],
        outcomes: [
          rightOf(staff),
          { type: 'decision', reference, from, status: to, staff: staff.id, reason },
        ],
        about: [found.service],
      }))
      .catch(async (error: unknown) => {
        if (!isFault(error, 'conflict')) throw error;
        // Still as it was: then it was the right of whoever decides that ended.
        const now = await this.mustFind(staff, reference);
        throw now.status === from ? error : await this.decidedAlready(staff, reference);
      });
    if (done.done && done.again) throw await this.decidedAlready(staff, reference);
    this.desk.announce(staff.association, 'requests');
    await this.desk.announceOf(found.conversation);
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

  /** Throws Fault wrongRequest for a decision of the committee where somebody else concludes, and the other way round. */
  private mustEndSo({ association }: Staff, { service }: RequestListed, to: LineIn<'decision'>): void {
    const elsewhere = serviceOf(this.desk.reading.house(association), service)?.studiedBy !== undefined;
    if (elsewhere !== isConclusion(to))
      throw new Fault(
        'wrongRequest',
        elsewhere ? 'Such a case is concluded, not decided.' : 'The committee decides on this request.',
      );
  }

  /** How the member is told what became of a request, in the name of those who study it. */
  private said(
    conversation: LoadedConversation,
    { association, service, reference, status, reason }: Decided,
  ): Act['said'][number] {
    const house = this.desk.reading.house(association);
    const lang = langOf(conversation);
    const values = {
      reference: showReference(reference),
      service: inLang(serviceOf(house, service)?.title ?? { ar: service }, lang),
      reason: reason ?? '',
    };
    return {
      message: { text: house.wording.line(lang, `decision.${status}`, values), lang },
      name: studiedBy(house, service, lang),
      system: 'decided',
    };
  }
}

const isConclusion = (status: LineIn<'decision'>): boolean => status === 'handled' || status === 'filed';

interface Decided {
  readonly association: string;
  readonly service: string;
  readonly reference: string;
  readonly status: LineIn<'decision'>;
  readonly reason: string | null;
}
