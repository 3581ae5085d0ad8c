import { createHash } from 'node:crypto';
import type { Act, Decide, Done } from '../conversation/turn/acts.ts';
import type { LoadedConversation } from '../conversation/turn/cache.ts';
import { deskTopic, type Ground } from '../conversation/context.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { kindOfFile, tidyFileName } from '../fields/file-kind.ts';
import { Fault } from '../kernel/errors.ts';
import { minute } from '../kernel/clock.ts';
import { findConversation } from '../records/conversations.ts';
import type { Staff } from '../records/staff.ts';
import { Presence } from './presence.ts';
import { DeskReading, ownerOf } from './reading.ts';

/** Within this time after a claim an answer must come, else the conversation waits for a person again. */
export const claimHolds = 10 * minute;
/** After an answer the conversation stays with whoever gave it for this long without another word. */
const answerHolds = 60 * minute;

/** Why an act was not done: somebody else has the conversation, or nobody whose it could be. */
export type Refused =
  | { readonly code: 'taken'; readonly by: { readonly id: number; readonly name: string } }
  | { readonly code: 'notYours' };

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

  private mustFind(staff: Staff, publicId: string): ReturnType<DeskReading['mustFind']> {
    return this.reading.mustFind(staff, publicId);
  }

  private async act(staff: Staff, publicId: string, decide: Decide<Refused>): Promise<Done<Refused>> {
    await this.mustFind(staff, publicId);
    const done = await this.conversations.act(publicId, decide);
    if (done.done) {
      this.announce(staff.association, 'inbox');
      this.announce(staff.association, 'conversation', publicId);
    }
    return done;
  }

  /** The act for whoever has the conversation; for everybody else the refusal. */
  private async ifMine(
    staff: Staff,
    publicId: string,
    act: (conversation: LoadedConversation) => Act,
  ): Promise<Done<Refused>> {
    return this.act(staff, publicId, (conversation) =>
      ownerOf(conversation.owner) === staff.id
        ? { act: act(conversation) }
        : { refused: { code: 'notYours' } },
    );
  }

  private lang(conversation: LoadedConversation): 'ar' | 'en' {
    return conversation.dialogue?.facts.lang ?? 'ar';
  }

  private say(
    staff: Staff,
    conversation: LoadedConversation,
    line: string,
  ): { text: string; lang: 'ar' | 'en' } {
    const lang = this.lang(conversation);
    return {
      text: this.reading.house(staff.association).wording.line(lang, line, { name: staff.name }),
      lang,
    };
  }

  /** Takes a conversation over: from this commit on the bot is silent. Of two who try, one gets it and the other is told who. */
  async claim(staff: Staff, publicId: string): Promise<Done<Refused>> {
    const names = await this.reading.names(staff.association);
    return this.act(staff, publicId, (conversation) => {
      const by = ownerOf(conversation.owner);
      if (by !== undefined) return { refused: { code: 'taken', by: { id: by, name: names.get(by) ?? '' } } };
      const lease = this.ground.clock.now() + claimHolds;
      return {
        act: {
          external: null,
          kind: 'staff',
          said: [
            { message: this.say(staff, conversation, 'handover.taken'), name: staff.name, system: 'claimed' },
          ],
          outcomes: [{ type: 'claim', staff: staff.id, lease }],
        },
      };
    });
  }

  /** Tells the member something that does not depend on who has the conversation: a decision of the committee. */
  tell(publicId: string, act: (conversation: LoadedConversation) => Act): Promise<Done<never>> {
    return this.conversations.act<never>(publicId, (conversation) => ({ act: act(conversation) }));
  }

  reply(staff: Staff, publicId: string, { id, text }: { id: string; text: string }): Promise<Done<Refused>> {
    return this.ifMine(staff, publicId, (conversation) => ({
      external: `${staff.id} ${id}`,
      kind: 'staff',
      said: [{ message: { text, lang: this.lang(conversation) }, name: staff.name }],
      outcomes: [{ type: 'reply', lease: this.ground.clock.now() + answerHolds }],
    }));
  }

  /** A note that only the desk sees; whoever may serve may write one. */
  note(staff: Staff, publicId: string, { id, text }: { id: string; text: string }): Promise<Done<Refused>> {
    return this.act(staff, publicId, (conversation) => ({
      act: {
        external: `${staff.id} ${id}`,
        kind: 'note',
        said: [{ message: { text, lang: this.lang(conversation) }, name: staff.name }],
        outcomes: [],
      },
    }));
  }

  async transfer(staff: Staff, publicId: string, to: Staff): Promise<Done<Refused>> {
    const lease = this.ground.clock.now() + claimHolds;
    return this.ifMine(staff, publicId, (conversation) => ({
      external: null,
      kind: 'staff',
      said: [
        { message: this.say(to, conversation, 'handover.takenOver'), name: to.name, system: 'transferred' },
      ],
      outcomes: [{ type: 'transfer', staff: to.id, lease }],
    }));
  }

  /** Gives the conversation back to the bot, at the step where it stopped; or ends it, and the bot asks how it was. */
  giveBack(staff: Staff, publicId: string, outcome: 'handedBack' | 'closed'): Promise<Done<Refused>> {
    return this.ifMine(staff, publicId, () => ({
      external: null,
      kind: 'system',
      said: [],
      event: outcome,
      outcomes: [{ type: 'giveBack', outcome }],
    }));
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

  /** Sends a file to the member. Throws Fault wrongRequest for a kind of file that is not sent. */
  async sendFile(
    staff: Staff,
    publicId: string,
    { id, name, bytes }: { id: string; name: string; bytes: Uint8Array },
  ): Promise<Done<Refused>> {
    const found = await this.mustFind(staff, publicId);
    const type = await kindOfFile(bytes);
    if (type === undefined || !/^(image\/(png|jpeg|webp|heic)|application\/pdf)$/.test(type))
      throw new Fault('wrongRequest', 'Only pictures and PDF files can be sent.');
    const file = createHash('sha256')
      .update(`${publicId} ${staff.id} ${id}`)
      .digest('base64url')
      .slice(0, 22);
    await this.ground.files.put(found, file, bytes);
    return this.ifMine(staff, publicId, (conversation) => ({
      external: `${staff.id} ${id}`,
      kind: 'staff',
      said: [
        {
          message: { text: '', lang: this.lang(conversation) },
          name: staff.name,
          file: { id: file, name: tidyFileName(name), type },
        },
      ],
      outcomes: [
        { type: 'file', id: file, seq: conversation.seq + 1, size: bytes.length },
        { type: 'reply', lease: this.ground.clock.now() + answerHolds },
      ],
    }));
  }

  async file(staff: Staff, publicId: string, id: string): Promise<Buffer | undefined> {
    await this.mustFind(staff, publicId);
    return this.conversations.file(publicId, id);
  }

  viewing(staff: Staff, publicId: string, typing: boolean): void {
    this.presence.tell(publicId, staff, typing);
    this.announce(staff.association, 'viewers', publicId);
  }
}
