import type { Lang, OutgoingMessage } from '../../channel/message.ts';
import type { Keyboard } from '../../contract/index.ts';
import { hour } from '../../kernel/clock.ts';
import { randomSecret, randomSeed } from '../../kernel/ids.ts';
import { endForm, findForm, keepForm } from '../../records/turns/forms.ts';
import type { LoadedConversation } from '../turn/cache.ts';
import type { Ground } from '../context.ts';
import type { Conversations } from '../conversations.ts';

const lasts = 24 * hour;
/** What is shown there in full must not lie open for long. */
const reviewLasts = hour;
const looksBack = 60;

/** A form as its page shows it. */
export interface OpenForm {
  readonly association: string;
  readonly lang: Lang;
  readonly question: string;
  readonly keyboard: Keyboard | undefined;
  /** What is said by whoever does not have it now and goes on without it; absent where nobody may. */
  readonly without?: string;
}

/** All answers of a request as they will be signed, to be read on a page. */
export interface OpenReview {
  readonly association: string;
  readonly lang: Lang;
  readonly fields: readonly { readonly label: string; readonly shown: string }[];
}

/** What became of an answer: what is wrong with it, or the address of the form for the next question, where that is secret too. */
export type FormAnswer =
  | { readonly kind: 'over' }
  | { readonly kind: 'fault'; readonly form: OpenForm; readonly fault: string }
  | { readonly kind: 'done'; readonly lang: Lang; readonly association: string; readonly next?: string };

interface Found {
  readonly publicId: string;
  readonly form: OpenForm;
  readonly known: LoadedConversation;
}

/** One-time forms: what must not be asked in a chat is asked on a page of our own, and the conversation goes on by itself. */
export class Forms {
  constructor(
    private readonly ground: Ground,
    private readonly conversations: Conversations,
    /** The public address of this server, without a slash at the end. */
    private readonly base: () => string,
  ) {}

  /** The address of a new form for a question of a conversation. */
  make(conversation: number, prompt: string): Promise<string> {
    return this.address({ conversation, prompt }, lasts);
  }

  /** The address of a new page on which a review can be read in full. */
  makeReview(conversation: number, prompt: string): Promise<string> {
    return this.address({ conversation, prompt }, reviewLasts);
  }

  private async address(
    of: { readonly conversation: number; readonly prompt: string },
    milliseconds: number,
  ): Promise<string> {
    const secret = randomSecret();
    await keepForm(this.ground.database, secret, { ...of, endsAt: this.ground.clock.now() + milliseconds });
    return `${this.base()}/form/${secret}`;
  }

  /** The review of a secret, in full: until it is signed, another review is shown, or its time is over. */
  async review(secret: string): Promise<OpenReview | undefined> {
    const form = await findForm(this.ground.database, secret, this.ground.clock.now());
    const known = form && (await this.conversations.fresh(form.publicId));
    if (!form || !known) return undefined;
    const { lines } = await this.conversations.lines(form.publicId, Math.max(0, known.seq - looksBack));
    const line = lines.findLast((one) => 'message' in one && one.message.review !== undefined);
    if (!line || !('message' in line) || line.seq <= known.signedSeq) return undefined;
    const { prompt, review, lang } = line.message;
    if (prompt?.id !== form.prompt || !review) return undefined;
    const { association } = known;
    return { association, lang, fields: review.fields.map(({ label, shown }) => ({ label, shown })) };
  }

  /** The form of a secret, while its question is open and nobody answered. */
  async open(secret: string): Promise<OpenForm | undefined> {
    const found = await this.find(secret);
    if (!found) return undefined;
    const { form, known } = found;
    const without = this.ground.houses.get(known.association)?.wording.line(form.lang, 'form.without');
    return without !== undefined && (await this.goesOnAfter(known, without)) ? { ...form, without } : form;
  }

  /** Whether the conversation goes on when its member says that they do not have what is asked for. */
  private async goesOnAfter(known: LoadedConversation, text: string): Promise<boolean> {
    const given = { now: this.ground.clock.now(), seed: randomSeed() };
    const { turn } = await this.conversations.rehearse(known, { kind: 'text', text }, given);
    const isAsked = turn.dialogue.stack.some(({ asked }) => asked === known.dialogue?.stack.at(-1)?.asked);
    return turn.meaning?.kind === 'lacks' && !isAsked;
  }

  private async find(secret: string): Promise<Found | undefined> {
    const form = await findForm(this.ground.database, secret, this.ground.clock.now());
    const known = form && (await this.conversations.fresh(form.publicId));
    if (!form || known?.owner !== 'bot' || known.dialogue?.stack.at(-1)?.asked !== form.prompt)
      return undefined;
    const question = await this.questionOf(form.publicId, known.seq, form.prompt);
    if (!question?.prompt) return undefined;
    const { lang, text, prompt } = question;
    const { publicId } = form;
    return {
      publicId,
      known,
      form: { association: known.association, lang, question: text, keyboard: prompt.keyboard },
    };
  }

  private async questionOf(
    publicId: string,
    seq: number,
    prompt: string,
  ): Promise<OutgoingMessage | undefined> {
    const { lines } = await this.conversations.lines(publicId, Math.max(0, seq - looksBack));
    return lines
      .flatMap((line) => ('message' in line ? [line.message] : []))
      .findLast((message) => message.prompt?.id === prompt);
  }

  /** Gives the answer to the conversation as if it had been written there, if it is one; a wrong one is only told to the page. */
  async answer(secret: string, text: string): Promise<FormAnswer> {
    const found = await this.find(secret);
    if (!found) return { kind: 'over' };
    const { publicId, form, known } = found;
    const fault = await this.faultOf(known, text, form.lang);
    if (fault !== undefined) return { kind: 'fault', form, fault };
    const { again } = await this.conversations.receive(publicId, {
      external: `form ${secret}`,
      content: { kind: 'text', text },
    });
    // Of several answers at once the first is kept; whoever sent another hears that the form was used.
    if (again) return { kind: 'over' };
    await endForm(this.ground.database, secret, this.ground.clock.now());
    const after = await this.conversations.known(publicId);
    const prompt = after?.dialogue?.stack.at(-1)?.asked;
    const question = after && prompt && (await this.questionOf(publicId, after.seq, prompt));
    const done = { kind: 'done', lang: form.lang, association: form.association } as const;
    return question && question.secret && prompt
      ? { ...done, next: await this.make(after.id, prompt) }
      : done;
  }

  private async faultOf(known: LoadedConversation, text: string, lang: Lang): Promise<string | undefined> {
    const house = this.ground.houses.get(known.association);
    if (!house) return '';
    const given = { now: this.ground.clock.now(), seed: randomSeed() };
    const { turn } = await this.conversations.rehearse(known, { kind: 'text', text }, given);
    if (turn.answered || (await this.goesOnAfter(known, text))) return undefined;
    return turn.meaning?.kind === 'fault'
      ? house.wording.line(lang, { group: 'faults', word: turn.meaning.fault }, turn.meaning.args)
      : house.wording.line(lang, 'form.unclear');
  }
}
