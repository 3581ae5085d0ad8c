import type { LineIn } from '../../contract/line-names.ts';
import type { z } from 'zod';
import type { Decision, RequestDetail, RequestItem } from '../../contract/desk.ts';
import { serviceOf } from '../../voice/house.ts';
import { showReference } from '../../voice/reference.ts';
import { dayAt } from '../../fields/calendar.ts';
import { maskShown } from '../../fields/field.ts';
import { fileIn } from '../../fields/value.ts';
import { Fault } from '../../kernel/errors.ts';
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
import { langOf, type Desk } from '../desk.ts';
import { can } from '../people/roles.ts';
import type { Role } from '../../contract/desk.ts';

/** Submitted requests, for those who may see them; decisions, for the committee. */
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
    const found = await listRequests(this.desk.ground.database, staff.association, filter);
    return found.map((one) => this.item(staff, one, lang));
  }

  /** What was sealed. Identifiers in full are for the committee, who must judge by them. Throws Fault notFound. */
  async detail(staff: Staff, reference: string, lang: Lang = 'ar'): Promise<RequestDetail> {
    const { database } = this.desk.ground;
    const listed = await requestOf(database, staff.association, reference);
    const sealed = listed && (await readRecord(database, reference));
    if (!listed || !sealed) throw new Fault('notFound', 'There is no such request.');
    const { record } = sealed;
    const specs = serviceOf(this.desk.reading.house(staff.association), record.service)?.fields ?? [];
    const full = can(staff.role as Role, 'decide');
    const fields = record.fields.map(({ name, label, value, shown }) => {
      const spec = specs.find((one) => one.name === name);
      const file = fileIn(value);
      return {
        name,
        label,
        shown: full || value === null ? shown : maskShown(spec, shown),
        ...(file && { file: { id: file.file, name: file.name } }),
      };
    });
    const events = (await happeningsOf(database, reference)).map(({ at, status, by, reason }) => ({
      at,
      status,
      ...(by !== null && { by }),
      ...(reason !== null && { reason }),
    }));
    return {
      ...this.item(staff, listed, lang),
      conversation: listed.conversation,
      fields,
      sha256: record.sha256,
      attestation: { ...record.attestation, at: listed.submittedAt },
      committee: record.committee,
      events: [{ at: listed.submittedAt, status: 'submitted' }, ...events],
    };
  }

  /** The committee's decision with its reason, told to the member where he writes. Throws Fault notFound, wrongRequest when it was decided already. */
  async decide(
    staff: Staff,
    reference: string,
    { decision, reason }: z.infer<typeof Decision>,
  ): Promise<void> {
    await this.change(staff, reference, { from: 'submitted', to: decision, reason });
  }

  async delivered(staff: Staff, reference: string): Promise<void> {
    await this.change(staff, reference, { from: 'accepted', to: 'delivered', reason: null });
  }

  private async change(
    staff: Staff,
    reference: string,
    { from, to, reason }: { from: string; to: LineIn<'decision'>; reason: string | null },
  ): Promise<void> {
    const { database } = this.desk.ground;
    const found = await requestOf(database, staff.association, reference);
    if (!found) throw new Fault('notFound', 'There is no such request.');
    if (found.status !== from)
      throw new Fault('wrongRequest', `This request is "${found.status}" already: reload the page.`);
    const told = { association: staff.association, service: found.service, reference, status: to, reason };
    const done = await this.desk.tell(found.conversation, (conversation) => ({
      external: `decision ${reference} ${to}`,
      kind: 'staff',
      said: [this.said(conversation, told)],
      outcomes: [{ type: 'decision', reference, from, status: to, staff: staff.id, reason }],
    }));
    if (done.done && done.again)
      throw new Fault('wrongRequest', 'This was decided already: reload the page.');
    this.desk.announce(staff.association, 'requests');
    this.desk.announce(staff.association, 'conversation', found.conversation);
  }

  /** How the member is told what became of a request, in the committee's name. */
  private said(
    conversation: LoadedConversation,
    { association, service, reference, status, reason }: Told,
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
      name: inLang(house.association.pack.procedure.committee.name, lang),
      system: 'decided',
    };
  }
}

interface Told {
  readonly association: string;
  readonly service: string;
  readonly reference: string;
  readonly status: LineIn<'decision'>;
  readonly reason: string | null;
}
