import type { LineName } from '../contract/line-names.ts';
import type { Act, Decide, Done } from '../conversation/turn/acts.ts';
import type { LoadedConversation } from '../conversation/turn/cache.ts';
import { deskTopic, type Ground } from '../conversation/context.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { minute } from '../kernel/clock.ts';
import { findConversation } from '../records/turns/conversations.ts';
import type { Staff } from '../records/desk/staff.ts';
import { Presence } from './reading/presence.ts';
import type { Lang } from '../wording/wording.ts';
import { DeskReading, ownerOf } from './reading/reading.ts';

export { ownerOf };

/** Within this time after a claim an answer must come, else the conversation waits for a person again. */
export const claimHolds = 10 * minute;
/** After an answer the conversation stays with whoever gave it for this long without another word. */
export const answerHolds = 60 * minute;

/** Why an act was not done: somebody else has the conversation, or nobody whose it could be. */
export type Refused =
  | { readonly code: 'taken'; readonly by: { readonly id: number; readonly name: string } }
  | { readonly code: 'notYours' };

/** Who does something, to which conversation (its public name), and with what. */
export interface VerbCall<I> {
  readonly desk: Desk;
  readonly staff: Staff;
  readonly conversation: string;
  readonly input: I;
}

/**
 * What is done, decided from how the conversation stands at the commit. What must be known before is looked up first. Throws Fault
 * wrongRequest for an input that makes no sense.
 */
export interface Preparing<I> {
  readonly prepare: (call: VerbCall<I>) => Decide<Refused> | Promise<Decide<Refused>>;
}

/** The language that the member of a conversation is spoken to in. */
export const langOf = (conversation: LoadedConversation): Lang => conversation.dialogue?.facts.lang ?? 'ar';

/** The act for whoever has the conversation; for everybody else the refusal. */
export const ifMine =
  (staff: Staff, act: (conversation: LoadedConversation) => Act): Decide<Refused> =>
  (conversation) =>
    ownerOf(conversation.owner) === staff.id ? { act: act(conversation) } : { refused: { code: 'notYours' } };

/** What people at the desk do with conversations. Each method is for one association: another's conversations do not exist for it. */
export class Desk {
  readonly presence: Presence;
  readonly reading: DeskReading;

  constructor(
    readonly ground: Ground,
    private readonly conversations: Conversations,
  ) {
    this.presence = new Presence(ground.coordination, ground.clock);
    this.reading = new DeskReading(ground, this.presence);
  }

  /** Tells every browser at the desks of an association that something changed. */
  announce(
    association: string,
    what: 'inbox' | 'conversation' | 'viewers' | 'requests' | 'channels',
    conversation?: string,
  ): void {
    this.ground.coordination.publish(
      deskTopic(association),
      JSON.stringify({ what, ...(conversation !== undefined && { conversation }) }),
    );
  }

  /** Carries out a verb of the desk. Throws Fault notFound for a conversation of another association. */
  async perform<I>({ prepare }: Preparing<I>, call: Omit<VerbCall<I>, 'desk'>): Promise<Done<Refused>> {
    const { staff, conversation } = call;
    await this.reading.mustFind(staff, conversation);
    const decide = await prepare({ ...call, desk: this });
    const done = await this.conversations.act(conversation, decide);
    if (done.done) {
      this.announce(staff.association, 'inbox');
      this.announce(staff.association, 'conversation', conversation);
    }
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

  /** Tells the member something that does not depend on who has the conversation: a decision of the committee. */
  tell(publicId: string, act: (conversation: LoadedConversation) => Act): Promise<Done<never>> {
    return this.conversations.act<never>(publicId, (conversation) => ({ act: act(conversation) }));
  }

  /** Whoever claimed a conversation and did not answer in time loses it; it waits for a person again. */
  async release(publicId: string): Promise<void> {
    const found = await findConversation(this.ground.database, publicId);
    if (!found) return;
    const done = await this.conversations.act<'kept'>(publicId, (conversation) =>
      conversation.owner === found.owner && conversation.owner !== 'bot'
        ? {
            act: {
              external: null,
              kind: 'system',
              said: [],
              event: 'released',
              outcomes: [{ type: 'release' }],
            },
          }
        : { refused: 'kept' },
    );
    if (done.done) this.announce(found.association, 'inbox');
    if (done.done) this.announce(found.association, 'conversation', publicId);
  }

  async file(staff: Staff, publicId: string, id: string): Promise<Buffer | undefined> {
    await this.reading.mustFind(staff, publicId);
    return this.conversations.file(publicId, id);
  }

  viewing(staff: Staff, publicId: string, typing: boolean): void {
    this.presence.tell(publicId, staff, typing);
    this.announce(staff.association, 'viewers', publicId);
  }
}
