import type { LineName } from '../contract/line-names.ts';
import type { Act, Decide, Decided, Done } from '../conversation/turn/acts.ts';
import type { LoadedConversation } from '../conversation/turn/cache.ts';
import { deskTopic, type Ground } from '../conversation/context.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { openEscalation } from '../records/desk/conversation-list.ts';
import type { DeskAct } from '../engine/events.ts';
import { findConversation, type Address, type Conversation } from '../records/turns/conversations.ts';
import type { Staff } from '../records/desk/staff.ts';
import type { Outcome } from '../outcomes/index.ts';
import type { What } from './hints.ts';
import { RowChanges } from './inbox/changes.ts';
import { Presence } from './reading/presence.ts';
import type { Lang } from '../wording/wording.ts';
import { ownerOf } from './reading/inbox-item.ts';
import { DeskReading } from './reading/reading.ts';
import { refusalOf, type Refused } from './since.ts';

export { ownerOf };
export type { Refused };

/** Who does something, to which conversation (its public name), and with what. */
export interface VerbCall<I> {
  readonly desk: Desk;
  readonly staff: Staff;
  readonly conversation: string;
  readonly input: I;
}

/** What is done, and what is put in order when it is known whether it was: `settle` has the last word on what is answered. */
export type Prepared =
  | DecideAct
  | {
      readonly decide: DecideAct;
      readonly settle: (done: Done<Refused>) => Promise<Done<Refused>>;
    };

/**
 * What is done, decided from how the conversation stands at the commit. What must be known before is looked up first. Throws Fault
 * wrongRequest for an input that makes no sense. `hangsOn`: what must not have happened between the call and the commit, so that of two
 * who press at once one is done: that it changed hands, that the member wrote.
 * `seen`: the last line that whoever calls has read, where the call tells.
 */
export interface Preparing<I> {
  readonly hangsOn?: readonly ('hands' | 'words')[];
  readonly seen?: (input: I) => number | undefined;
  readonly prepare: (call: VerbCall<I>) => Prepared | Promise<Prepared>;
}

/** As `Decide`, at once. */
type DecideAct = (conversation: LoadedConversation) => Decided<Refused>;

/** The language that the member of a conversation is spoken to in. */
export const langOf = (conversation: LoadedConversation): Lang => conversation.dialogue?.facts.lang ?? 'ar';

/** By this outcome an act is refused when the person's right to it ends before it is kept. */
export const rightOf = ({ id, term }: Pick<Staff, 'id' | 'term'>): Outcome => ({
  type: 'right',
  staff: id,
  term,
});

const withRight = (staff: Staff, decided: ReturnType<DecideAct>): ReturnType<DecideAct> =>
  'act' in decided
    ? { act: { ...decided.act, outcomes: [rightOf(staff), ...decided.act.outcomes] } }
    : decided;

/** The act for whoever has the conversation; for everybody else the refusal. */
export const ifMine =
  (staff: Staff, act: (conversation: LoadedConversation) => Act): DecideAct =>
  (conversation) =>
    ownerOf(conversation.owner) === staff.id ? { act: act(conversation) } : { refused: { code: 'notYours' } };

/** What people at the desk do with conversations. Each method is for one association: another's conversations do not exist for it. */
export class Desk {
  readonly presence: Presence;
  readonly reading: DeskReading;
  readonly changes: RowChanges;

  constructor(
    readonly ground: Ground,
    private readonly conversations: Conversations,
  ) {
    this.presence = new Presence(ground.coordination, ground.clock);
    this.reading = new DeskReading(ground, this.presence, conversations.signs);
    this.changes = new RowChanges(ground, this.reading.lists);
  }

  /** Tells every browser at the desks of an association that something changed. */
  announce(association: string, what: What, conversation?: string): void {
    this.ground.coordination.publish(
      deskTopic(association),
      JSON.stringify({ what, ...(conversation !== undefined && { conversation }) }),
    );
  }

  /** Tells them that a conversation changed, or who looks at it; of one in which an alert stood those alone learn which who may open it. */
  announceIn(
    { association, publicId, alerted }: Pick<Conversation, 'association' | 'publicId' | 'alerted'>,
    what: What = 'conversation',
  ): void {
    const hint = { what, conversation: publicId, ...(alerted && { alerted }) };
    this.ground.coordination.publish(deskTopic(association), JSON.stringify(hint));
  }

  /** Tells them that its row changed; of one in which an alert stood everybody sees a row, and not all which conversation it is. */
  private announceRow(found: Pick<Conversation, 'association' | 'publicId' | 'alerted'>): void {
    if (found.alerted) this.announce(found.association, 'inbox');
    this.announceIn(found);
  }

  /** As `announceIn`, by the name of the conversation. */
  async announceOf(publicId: string): Promise<void> {
    const found = await findConversation(this.ground.database, publicId);
    if (found) this.announceIn(found);
  }

  /** Whether the member of a conversation can be sent such a file. */
  carries(conversation: string, file: { readonly type: string; readonly size: number }): Promise<boolean> {
    return this.conversations.carries(conversation, file);
  }

  /**
   * Carries out a verb of the desk. Throws Fault notFound for a conversation of another association, and conflict when the person's right to
   * it has ended meanwhile.
   */
  async perform<I>(
    { prepare, hangsOn = [], seen: read }: Preparing<I>,
    call: Omit<VerbCall<I>, 'desk'>,
  ): Promise<Done<Refused>> {
    const { staff, conversation } = call;
    const found = await this.reading.mustFind(staff, conversation);
    const n = read?.(call.input);
    const last = n === undefined ? found.seq : await this.reading.read(staff, found, n);
    const seen = { ...found, seq: Math.min(found.seq, last) };
    const prepared = await prepare({ ...call, desk: this });
    const { decide, settle } =
      typeof prepared === 'function' ? { decide: prepared, settle: undefined } : prepared;
    const acted = await this.conversations.act<Refused>(conversation, async (now) => {
      const decided = withRight(staff, decide(now));
      if (now.seq === seen.seq && now.epoch === seen.epoch) return decided;
      const refused = await refusalOf(this.reading, {
        ground: this.ground,
        staff,
        seen,
        now,
        hangsOn,
        decided,
      });
      return refused ? { refused } : decided;
    });
    const done = settle ? await settle(acted) : acted;
    if (done.done) this.announceRow(found);
    return done;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.ground.clock.now();
  }

  /** A line that tells the member who is there now, in their language. */
  introduction(
    { association, name }: Staff,
    conversation: LoadedConversation,
    line: LineName,
  ): { text: string; lang: Lang } {
    const lang = langOf(conversation);
    return { text: this.reading.house(association).wording.line(lang, line, { name }), lang };
  }

  /**
   * Tells the member something that does not depend on who has the conversation: a decision of the committee. Where nothing may be told unasked
   * it is done without a word.
   */
  tell(publicId: string, act: (conversation: LoadedConversation) => Act): Promise<Done<'unreached'>> {
    return this.conversations.tell(publicId, 'service', (conversation) => ({ act: act(conversation) }));
  }

  /** Asks the member something that is not owed to them, where `decide` finds that it may be asked now. */
  ask<R>(publicId: string, decide: Decide<R>): Promise<Done<R | 'unreached'>> {
    return this.conversations.tell<R>(publicId, 'reminders', decide);
  }

  /** The conversation with somebody who writes on no channel: the same call finds the same one. */
  begin(address: Address): Promise<string> {
    return this.conversations.open(address);
  }

  /** Keeps what is done for a member whatever their conversation stands at: what became of their alert, a case that was opened. Throws Fault conflict when an outcome refuses it. */
  record(publicId: string, act: (conversation: LoadedConversation) => Act): Promise<Done<never>> {
    return this.conversations.act<never>(publicId, (conversation) => ({ act: act(conversation) }));
  }

  /**
   * A claim that ran out ends. Whoever waited for an answer waits for a person again, and is told until when; where it was the member's turn,
   * the conversation goes back to the bot without a word.
   */
  async release(publicId: string): Promise<void> {
    const found = await findConversation(this.ground.database, publicId);
    if (!found) return;
    const done = await this.conversations.act<'kept'>(publicId, async (now) => {
      const { owner, leaseUntil } = now;
      if (owner === 'bot' || leaseUntil === null || leaseUntil > this.now()) return { refused: 'kept' };
      const event = await this.endOf(now);
      const outcome = event === 'lapsed' ? 'lapsed' : 'leftOpen';
      return {
        act: { external: null, kind: 'system', said: [], event, outcomes: [{ type: 'release', outcome }] },
      };
    });
    if (done.done) this.announceRow(found);
  }

  /** Gives a conversation that nobody has to somebody. False where somebody has it by now. Throws Fault conflict when an outcome refuses it. */
  async give(publicId: string, act: (conversation: LoadedConversation) => Act): Promise<boolean> {
    const found = await findConversation(this.ground.database, publicId);
    if (!found) return false;
    const { done } = await this.conversations.act<'kept'>(publicId, (now) =>
      now.owner === 'bot' ? { act: act(now) } : { refused: 'kept' },
    );
    if (done) this.announceRow(found);
    return done;
  }

  /** Takes a conversation back from somebody who may not have it any more. */
  async takeBack(publicId: string, staff: number): Promise<void> {
    const found = await findConversation(this.ground.database, publicId);
    if (!found || ownerOf(found.owner) !== staff) return;
    await this.conversations.act<'kept'>(publicId, async (now) => {
      if (ownerOf(now.owner) !== staff) return { refused: 'kept' };
      const event = await this.endOf(now);
      const outcomes = [{ type: 'release', outcome: event === 'lapsed' ? 'lapsed' : 'leftOpen' }] as const;
      return { act: { external: null, kind: 'system', said: [], event, outcomes } };
    });
  }

  /** What the end of a claim means for the member. */
  private async endOf(conversation: LoadedConversation): Promise<DeskAct> {
    if (!conversation.owed) return 'lapsed';
    const waits = await openEscalation(this.ground.database, conversation);
    return waits && waits.answeredAt === null ? 'released' : 'leftOpen';
  }

  /** A file of a conversation, piece by piece, as far as somebody may see what it was sent for; undefined when there is none such. */
  async file(staff: Staff, publicId: string, id: string): Promise<ReadableStream<Uint8Array> | undefined> {
    return (await this.reading.showsFile(staff, publicId, id))
      ? this.conversations.file(publicId, id)
      : undefined;
  }

  /** Whoever may see the conversation hears that somebody looks at it. Throws Fault notFound. */
  async viewing(staff: Staff, publicId: string, typing: boolean): Promise<void> {
    const found = await this.reading.mustFind(staff, publicId);
    this.presence.tell(publicId, staff, typing);
    if (typing && !found.alerted && ownerOf(found.owner) === staff.id)
      this.conversations.signs.ofStaff(publicId);
    this.announceIn(found, 'viewers');
  }
}
