import type { Signs } from '../../conversation/signs.ts';
import type { DeskConversation, DeskLine, InboxItem } from '../../contract/desk.ts';
import type { Sought } from '../../contract/inbox/sought.ts';
import type { Ground } from '../../conversation/context.ts';
import type { House } from '../../voice/house.ts';
import { Fault } from '../../kernel/errors.ts';
import { findConversation, type Conversation } from '../../records/turns/conversations.ts';
import { deliveriesOf } from '../../records/sending/outbox.ts';
import { withDeliveries, withRead } from './delivery-lines.ts';
import { allEntries, entriesAfter, type Entry } from '../../records/turns/entries.ts';
import { seqOfFile } from '../../records/turns/files.ts';
import { isSeen, openEscalation } from '../../records/desk/conversation-list.ts';
import { keptWordsOf } from '../../records/desk/inbox/told.ts';
import { notConcerning } from '../../records/desk/concerns.ts';
import { requestsOf } from '../../records/requests/requests.ts';
import { reminderOf } from '../../records/desk/own/reminders.ts';
import { staffById, staffOf, type Staff } from '../../records/desk/staff.ts';
import { alertOf, noteOpening, shutTo } from '../../records/desk/alerts.ts';
import type { Lang } from '../../wording/wording.ts';
import { InboxLists, type InboxPage } from '../inbox/lists.ts';
import { detailOf } from '../alerts/heard.ts';
import { mayDo } from '../people/roles.ts';
import type { Presence } from './presence.ts';
import { isHeldApart, maySee, sightOf, viewOf, type View } from './sight.ts';
import { escalationOf } from './escalation.ts';
import { ownerOf } from './inbox-item.ts';
import { nth, numbered } from './numbering.ts';
import { Places } from './places.ts';
import { joinsSeen } from './joins.ts';
import { requestsSeen } from './requests-seen.ts';
import { mostLeading } from './kept/subjects.ts';
import { clearLine, formOf, showsEntry, threadOf } from './thread.ts';

const everyRequest = 1000;

/** What people at the desk see. Each method is for one association: another's conversations do not exist for it. */
export class DeskReading {
  readonly lists: InboxLists;
  private readonly places = new Places();

  constructor(
    private readonly ground: Ground,
    private readonly presence: Presence,
    private readonly signs: Pick<Signs, 'readUpTo'>,
  ) {
    this.lists = new InboxLists(ground, {
      view: (staff) => this.view(staff),
      names: (association) => this.names(association),
    });
  }

  /** With whose eyes somebody looks. */
  view(staff: Staff): View {
    const house = this.house(staff.association);
    return { house, sight: sightOf(house, staff) };
  }

  /** A page of a list with the counts of all three. */
  inbox(staff: Staff, which: Sought['which'], more: Omit<Sought, 'which'> = {}): Promise<InboxPage> {
    return this.lists.page(staff, { ...more, which });
  }

  these(staff: Staff, publicIds: readonly string[]): Promise<readonly InboxItem[]> {
    return this.lists.these(staff, publicIds);
  }

  async names(association: string): Promise<ReadonlyMap<number, string>> {
    return new Map((await staffOf(this.ground.database, association)).map(({ id, name }) => [id, name]));
  }

  house(association: string): House {
    const house = this.ground.houses.get(association);
    if (!house) throw new Fault('notFound', 'This association is not served here any more.');
    return house;
  }

  /** Everything about one conversation that somebody may see. Throws Fault notFound. */
  async conversation(staff: Staff, publicId: string, lang: Lang = 'ar'): Promise<DeskConversation> {
    const { database, reach } = this.ground;
    const found = await this.mustFind(staff, publicId);
    const view = viewOf(this.view(staff), found);
    if (found.alerted) await this.opened(staff, found);
    const [[item], entries, escalation, requests, joins, deliveries, reached, alert] = await Promise.all([
      this.these(staff, [publicId]),
      this.entries(found),
      isHeldApart(view.sight, found) ? undefined : openEscalation(database, found),
      requestsOf(database, { conversation: found, most: everyRequest }),
      joinsSeen(database, found),
      deliveriesOf(database, found.id),
      reach.of(found),
      found.alerted ? alertOf(database, found) : undefined,
    ]);
    if (!item) throw new Fault('notFound', 'There is no such conversation.');
    const lines = threadOf(view, entries);
    this.places.keep(staff, found, lines);
    const form = formOf(view, found.state as never, lang);
    return {
      ...item,
      lines: numbered(withRead(withDeliveries(lines, deliveries), this.signs.readUpTo(publicId))),
      mine: ownerOf(found.owner) === staff.id,
      ...(await this.arranged(staff, { found, item })),
      ...reached,
      // The question of a form tells its service.
      ...(escalation && {
        escalation: escalationOf(view.house, { ...escalation, field: form ? escalation.field : null }, lang),
      }),
      ...(form && { form }),
      requests: requestsSeen(view, await notConcerning(database, staff.id, requests), lang),
      joins,
      viewers: await this.viewers(staff, publicId),
      ...(alert && { alert: detailOf(alert) }),
    };
  }

  /** Whether a colleague who has it is not there, and when somebody wanted to see it again. */
  private async arranged(
    staff: Staff,
    { found, item }: { readonly found: Conversation; readonly item: InboxItem },
  ): Promise<Pick<DeskConversation, 'ownerAbsent' | 'remindAt'>> {
    const { database } = this.ground;
    const owner = item.owner?.id;
    const isTheirs = owner !== undefined && owner !== staff.id && mayDo(staff, 'serve');
    const has = isTheirs ? await staffById(database, staff.association, owner) : undefined;
    const remindAt = await reminderOf(database, { staff: staff.id, conversation: found.id });
    return {
      ...(has && (has.away || item.late) && { ownerAbsent: true }),
      ...(remindAt !== undefined && { remindAt }),
    };
  }

  /** That somebody looks at a conversation in which an alert stood is on record. */
  private opened({ id: staff }: Staff, { id: conversation }: Conversation): Promise<void> {
    const { database, clock } = this.ground;
    return noteOpening(database, { conversation, staff, now: clock.now() });
  }

  /**
   * The colleagues who look at a conversation. Of whoever attends to cases alone those who serve are not told: that they look would tell that there
   * is a case.
   */
  private async viewers(staff: Staff, publicId: string): Promise<DeskConversation['viewers']> {
    const looking = this.presence.of(publicId).filter(({ id }) => id !== staff.id);
    if (looking.length === 0 || !this.view(staff).sight.serves) return looking;
    const serving = new Set(
      (await staffOf(this.ground.database, staff.association))
        .filter((one) => mayDo(one, 'serve'))
        .map(({ id }) => id),
    );
    return looking.filter(({ id }) => serving.has(id));
  }

  /** A conversation, where it is among those that somebody sees. */
  async find(staff: Staff, publicId: string): ReturnType<typeof findConversation> {
    const { database } = this.ground;
    const found = await findConversation(database, publicId);
    const here = found?.association === staff.association;
    return here && (await isSeen(database, this.view(staff).sight, found)) ? found : undefined;
  }

  /** Throws Fault notFound when there is none, or when it is not among those that somebody sees. */
  async mustFind(staff: Staff, publicId: string): Promise<Conversation> {
    const found = await this.find(staff, publicId);
    if (!found) throw new Fault('notFound', 'There is no such conversation.');
    return found;
  }

  /** What the nth line that somebody sees says in full, where identifiers are masked in it, with its own number. */
  async clearLine(
    staff: Staff,
    publicId: string,
    n: number,
  ): Promise<(NonNullable<ReturnType<typeof clearLine>> & { readonly line: number }) | undefined> {
    const found = await this.mustFind(staff, publicId);
    const entries = await this.entries(found);
    const view = viewOf(this.view(staff), found);
    const line = nth(threadOf(view, entries), n)?.seq;
    const clear = line === undefined ? undefined : clearLine(view, entries, line);
    return clear && line !== undefined ? { ...clear, line } : undefined;
  }

  /** The own number of the nth line that somebody says they have read; 0 for none. Throws Fault wrongRequest for one that they were not shown. */
  async read(staff: Staff, conversation: Conversation, n: number): Promise<number> {
    if (n === 0) return 0;
    const seq = this.places.nth(staff, conversation, n) ?? (await this.line(staff, conversation, n))?.seq;
    if (seq === undefined) throw new Fault('wrongRequest', 'seen: there is no such line.');
    return seq;
  }

  /** The nth line that somebody sees, with its own number and that of its entry's delivery. */
  async line(staff: Staff, conversation: Conversation, n: number): Promise<DeskLine | undefined> {
    const view = viewOf(this.view(staff), conversation);
    const [entries, deliveries] = await Promise.all([
      this.entries(conversation),
      deliveriesOf(this.ground.database, conversation.id),
    ]);
    return nth(withDeliveries(threadOf(view, entries), deliveries), n);
  }

  private entries(conversation: Conversation): Promise<Entry[]> {
    return allEntries(this.ground.database, conversation);
  }

  /**
   * Whether somebody may see a file: it was sent by a line that they see. Throws Fault notFound for a conversation that they do not.
   * Whoever judges requests without opening conversations sees the files of the cases that they may read.
   */
  async showsFile(staff: Staff, publicId: string, id: string): Promise<boolean> {
    const found = await this.mustFind(staff, publicId);
    const seq = await seqOfFile(this.ground.database, found, id);
    if (found.alerted) await this.opened(staff, found);
    return seq !== undefined && this.shows(staff, found, seq);
  }

  /** Whether somebody may see the entry that begins with a line, in a conversation that they see. */
  async shows(staff: Staff, conversation: Conversation, seq: number): Promise<boolean> {
    // The entry before it tells where the dialogue stood when it came, those after it whether it led to a case.
    const from = { seq: Math.max(0, seq - 1), most: 2 + mostLeading };
    const view = viewOf(this.view(staff), conversation);
    return showsEntry(view, await entriesAfter(this.ground.database, conversation, from), seq);
  }

  /** Whoever has a conversation that they may not open, since an alert came up in it; undefined where they may, or nobody has it. */
  async shutOut(staff: Staff, publicId: string): Promise<number | undefined> {
    const { owner, alerted } = await this.mustFind(staff, publicId);
    const by = ownerOf(owner);
    if (!alerted || by === undefined) return undefined;
    const shut = await shutTo(this.ground.database, { ...this.view(staff).sight, staff: by }, [publicId]);
    return shut.has(publicId) ? by : undefined;
  }

  /** The service for whose case somebody takes a conversation who attends to cases alone: the latest of theirs. Undefined for whoever serves. */
  async caseOf(staff: Staff, publicId: string): Promise<string | undefined> {
    const { sight } = this.view(staff);
    if (sight.serves) return undefined;
    const conversation = await this.mustFind(staff, publicId);
    const { database } = this.ground;
    const requests = await notConcerning(database, staff.id, await requestsOf(database, { conversation }));
    const services = [
      ...requests.map(({ service }) => service),
      ...(await keptWordsOf(database, conversation)),
    ];
    return services.find((service) => maySee(sight, [service]));
  }
}
