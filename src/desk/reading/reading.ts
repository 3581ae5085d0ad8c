import type { DeskConversation, InboxItem } from '../../contract/desk.ts';
import type { Ground } from '../../conversation/context.ts';
import { serviceOf, type House } from '../../voice/house.ts';
import { Fault } from '../../kernel/errors.ts';
import { Joined } from '../../kernel/joined.ts';
import { findConversation } from '../../records/turns/conversations.ts';
import { deliveriesOf } from '../../records/sending/outbox.ts';
import { withDeliveries } from './delivery-lines.ts';
import { entriesAfter } from '../../records/turns/entries.ts';
import {
  countConversations,
  listConversations,
  openEscalation,
  type Counts,
  type Listed,
  type Which,
} from '../../records/desk/conversation-list.ts';
import { requestsOf } from '../../records/requests/requests.ts';
import { staffOf, type Staff } from '../../records/desk/staff.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import type { Presence } from './presence.ts';
import { Previews } from './previews.ts';
import { formOf, stepOf, threadOf } from './thread.ts';

const everything = 5000;

/** The number of whoever owns a conversation; undefined when it is the bot's. */
export const ownerOf = (owner: string): number | undefined =>
  owner.startsWith('staff:') ? Number(owner.slice(6)) : undefined;

/** What people at the desk see. Each method is for one association: another's conversations do not exist for it. */
export class DeskReading {
  private readonly lists = new Joined<readonly InboxItem[]>();
  private readonly counted = new Joined<Counts>();
  private readonly previews: Previews;

  constructor(
    private readonly ground: Ground,
    private readonly presence: Presence,
  ) {
    this.previews = new Previews(ground.database);
  }

  /** A list with the counts of all three. A desk full of people who look at the same moment costs one look. */
  async inbox(
    staff: Staff,
    which: 'waiting' | 'mine' | 'all',
  ): Promise<{ items: readonly InboxItem[]; counts: { waiting: number; mine: number; all: number } }> {
    const { association, id } = staff;
    const wanted: Which = which === 'mine' ? { kind: 'mine', staff: id } : { kind: which };
    const name = which === 'mine' ? `${association} ${id}` : `${association} ${which}`;
    const [items, { waiting, all, ofStaff }] = await Promise.all([
      this.lists.run(name, () => this.list(association, wanted)),
      this.counted.run(association, () => countConversations(this.ground.database, association)),
    ]);
    return { items, counts: { waiting, mine: ofStaff.get(id) ?? 0, all } };
  }

  these({ association }: Staff, publicIds: readonly string[]): Promise<readonly InboxItem[]> {
    return this.list(association, { kind: 'these', publicIds });
  }

  private async list(association: string, wanted: Which): Promise<readonly InboxItem[]> {
    const [found, names] = await Promise.all([
      listConversations(this.ground.database, association, wanted),
      this.names(association),
    ]);
    const house = this.house(association);
    await this.previews.prepare(house, found);
    return found.map((one) => this.item(house, one, names));
  }

  async names(association: string): Promise<ReadonlyMap<number, string>> {
    return new Map((await staffOf(this.ground.database, association)).map(({ id, name }) => [id, name]));
  }

  house(association: string): House {
    const house = this.ground.houses.get(association);
    if (!house) throw new Fault('notFound', 'This association is not served here any more.');
    return house;
  }

  private item(house: House, listed: Listed, names: ReadonlyMap<number, string>): InboxItem {
    const { publicId, channel, owner, flagged, leaseUntil, escalation } = listed;
    const by = ownerOf(owner);
    const state = by !== undefined ? 'claimed' : escalation ? 'waiting' : 'bot';
    const preview = this.previews.of(listed);
    return {
      conversation: publicId,
      channel,
      state,
      ...(escalation && {
        reason: escalation.reason,
        queue: house.association.pack.procedure.unclear.to,
        since: escalation.since,
        promisedBy: escalation.promisedBy,
      }),
      late:
        escalation !== null &&
        escalation.answeredAt === null &&
        this.ground.clock.now() > escalation.promisedBy,
      ...(by !== undefined && { owner: { id: by, name: names.get(by) ?? '' } }),
      ...(leaseUntil !== null && { leaseUntil }),
      ...preview,
      unanswered: state === 'claimed' && preview.lastFrom === 'member',
      flagged,
    };
  }

  /** Everything about one conversation. Throws Fault notFound for another association's. */
  async conversation(staff: Staff, publicId: string, lang: Lang = 'ar'): Promise<DeskConversation> {
    const { database } = this.ground;
    const found = await this.mustFind(staff, publicId);
    const house = this.house(staff.association);
    const [[item], entries, escalation, requests, deliveries] = await Promise.all([
      this.these(staff, [publicId]),
      entriesAfter(database, found, { seq: 0, most: everything }),
      openEscalation(database, found),
      requestsOf(database, found.id),
      deliveriesOf(database, found.id),
    ]);
    if (!item) throw new Fault('notFound', 'There is no such conversation.');
    const form = formOf(house, found.state as never, lang);
    return {
      ...item,
      lines: withDeliveries(threadOf(house, entries), deliveries),
      epoch: found.epoch,
      mine: ownerOf(found.owner) === staff.id,
      ...(escalation && { escalation: escalationOf(house, escalation, lang) }),
      ...(form && { form }),
      requests: requests.map(({ reference, service, status, submittedAt }) => ({
        reference,
        service: inLang(serviceOf(house, service)?.title ?? { ar: service }, lang),
        status,
        submittedAt,
      })),
      viewers: this.presence.of(publicId).filter(({ id }) => id !== staff.id),
    };
  }

  /** Throws Fault notFound when there is none, or when it is another association's. */
  async mustFind(
    staff: Staff,
    publicId: string,
  ): Promise<NonNullable<Awaited<ReturnType<typeof findConversation>>>> {
    const found = await findConversation(this.ground.database, publicId);
    if (found?.association !== staff.association)
      throw new Fault('notFound', 'There is no such conversation.');
    return found;
  }
}

/** Why a person was asked for, where the member stood, and what was answered before. */
function escalationOf(
  house: House,
  escalation: NonNullable<Awaited<ReturnType<typeof openEscalation>>>,
  lang: Lang,
): NonNullable<DeskConversation['escalation']> {
  const { answers, clauses } = house.association;
  const titleOf = (id: string): string =>
    inLang(
      answers.find((one) => one.id === id)?.title ??
        clauses.find((one) => one.id === id)?.heading ?? { ar: id },
      lang,
    );
  const { reason, flow, tried, since, promisedBy } = escalation;
  return {
    reason,
    step: stepOf(house, escalation, lang),
    flow,
    tried: tried.map((id) => ({ id, title: titleOf(id) })),
    since,
    promisedBy,
  };
}
