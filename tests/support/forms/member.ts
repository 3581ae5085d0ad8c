import type { OutgoingMessage } from '../../../src/contract/index.ts';
import { Rehearsal } from '../../../src/conversation/rehearsal/rehearsal.ts';
import type { Engine } from '../../../src/engine/advance.ts';
import type { MemberEvent } from '../../../src/engine/events.ts';
import { handClock } from '../../../src/kernel/clock.ts';
import type { House } from '../../../src/voice/house.ts';
import { aWorkingMorning, countingSeed } from '../house.ts';
import { oneOf, type Random } from '../random.ts';
import type { Form } from './form.ts';
import type { Truth } from './truths.ts';

const mostTurns = 80;
const reading = 5000;

/** How a form went: what was written, how often the member was heard, and how often that was not what they came to say. */
export interface Filled {
  readonly rehearsal: Rehearsal;
  /** Messages of a burst are one turn. */
  readonly turns: number;
  /** Turns that the form takes when each question is answered by itself, with one for each question and correction of the member. */
  readonly plain: number;
  /** Everything that was written and read. */
  readonly story: readonly string[];
}

/** Whether a value is what a member had to tell. */
export function isTold(value: unknown, sealed: Truth['sealed']): boolean {
  if (typeof sealed !== 'object' || sealed === null) return (value ?? null) === sealed;
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(sealed).every(
      ([name, part]) => (value as Readonly<Record<string, unknown>>)[name] === part,
    )
  );
}

/** A member who fills in a form as it was drawn. */
export class Member {
  readonly rehearsal: Rehearsal;
  readonly story: string[] = [];
  turns = 0;
  private said: readonly OutgoingMessage[] = [];
  private last: OutgoingMessage | undefined;
  private readonly form: Form;
  private readonly random: Random;
  private readonly clock = handClock(aWorkingMorning);
  /** What the member would answer now at a field: what is wrong, until they noticed. */
  private readonly believed: Map<string, Truth>;
  private readonly done = new Set<string>();

  constructor(
    engine: Engine,
    house: House,
    { form, random }: { readonly form: Form; readonly random: Random },
  ) {
    this.form = form;
    this.random = random;
    this.rehearsal = new Rehearsal({ engine, house, clock: this.clock, seed: countingSeed() });
    this.believed = new Map(form.truths);
    for (const { field, first } of form.slips) this.believed.set(field.name, first);
  }

  /** Fills the form in. */
  fill(): Filled {
    this.hear({ kind: 'start', lang: 'ar' });
    this.turns = 0;
    while (this.turns < mostTurns && this.rehearsal.world.submissions.length === 0) {
      const [event, ...rest] = this.last?.prompt ? this.answerTo(this.last) : [];
      // Something was asked that this form does not ask.
      if (!event) break;
      this.hear(event, ...rest);
    }
    const { form, rehearsal, turns, story } = this;
    // Whoever says only that an answer is wrong is asked for the right one.
    const corrections = form.slips.reduce((sum, { withValue }) => sum + (withValue ? 1 : 2), 0);
    const own = corrections + (this.done.has('question') ? 1 : 0);
    return { rehearsal, turns, plain: overhead + form.fields.length + own, story };
  }

  /** Says something; `rest` is written right behind it, before anything is answered. */
  private hear(event: MemberEvent, ...rest: readonly MemberEvent[]): void {
    this.turns += 1;
    this.clock.advance(reading);
    const all = [event, ...rest];
    all.forEach((one, i) => {
      if (one.kind === 'text') this.story.push(`> ${one.text}`);
      else if (one.kind === 'tap') this.story.push(`> [${one.choice}]`);
      else this.story.push(`> (${one.kind})`);
      this.said = this.rehearsal.play(one, i < all.length - 1);
      this.story.push(...this.said.map(({ text }) => `< ${text}`));
      this.last = this.said.findLast(({ prompt }) => prompt) ?? this.last;
    });
  }

  /** What is written at a message, in a row. */
  private answerTo({ prompt, choices = [] }: OutgoingMessage): readonly MemberEvent[] {
    const id = prompt?.id ?? '';
    const tap = (choice: string): MemberEvent[] => [{ kind: 'tap', prompt: id, choice }];
    if (prompt?.field !== undefined) return this.atField(prompt.field, id);
    // A suggestion is reviewed where it is signed.
    const shows = prompt?.kind === 'review' || prompt?.kind === 'sign';
    const correction = shows ? this.correctionAt('review') : undefined;
    if (correction) return [correction];
    if (prompt?.step === 'askProposed' || prompt?.step === 'askDoubted')
      return tap(this.isRight() ? 'yes' : 'no');
    const ways = ['agree', 'request', this.form.service, 'confirm', 'yes'];
    const way = ways.find((one) => choices.some((choice) => choice.id === one));
    if (way !== undefined) return tap(way);
    const sign = choices.find((choice) => choice.id === 'sign');
    if (sign) return [{ kind: 'text', text: sign.label }];
    // A list of what may have been meant: the member goes on with the form.
    const field = this.rehearsal.dialogue.stack.findLast(({ context }) => context['at'])?.context['at'];
    return typeof field === 'string' ? this.atField(field, id) : tap(choices.at(-1)?.id ?? '');
  }

  /** Whether what is shown for a yes is what the member believes. */
  private isRight(): boolean {
    const { context } = this.rehearsal.dialogue.stack.at(-1) ?? { context: {} };
    const { proposed, doubted, at } = context as {
      readonly proposed?: Readonly<Record<string, unknown>> | null;
      readonly doubted?: unknown;
      readonly at?: string;
    };
    const shown = proposed ?? { [at ?? '']: doubted };
    return Object.entries(shown).every(([name, value]) =>
      isTold(value, this.believed.get(name)?.sealed ?? null),
    );
  }

  /** What puts right what is noticed here; undefined where nothing is. */
  private correctionAt(here: string): MemberEvent | undefined {
    const left = this.form.slips.filter((one) => !this.done.has(one.field.name));
    const slip = here === 'review' ? left[0] : left.find(({ at }) => at === here);
    const truth = slip && this.form.truths.get(slip.field.name);
    if (!slip || !truth) return undefined;
    this.done.add(slip.field.name);
    this.believed.set(slip.field.name, truth);
    return { kind: 'text', text: slip.said };
  }

  /** Whether something comes here that comes once. */
  private isFirst(what: 'question' | 'several' | 'burst', name: string): boolean {
    if (this.form[what]?.at !== name || this.done.has(what)) return false;
    this.done.add(what);
    return true;
  }

  private atField(name: string, prompt: string): readonly MemberEvent[] {
    const { question, several, burst } = this.form;
    const correction = this.correctionAt(name);
    if (correction) return [correction];
    if (this.isFirst('question', name)) return said(question?.said);
    const truth = this.believed.get(name);
    if (!truth) return [];
    if (this.isFirst('several', name)) {
      const all = [name, ...(several?.also ?? [])].map((one) => this.believed.get(one)?.among ?? '');
      return said(all.join(oneOf(this.random, ['، ', ' و', '\n'])));
    }
    const event = this.eventOf(truth, prompt);
    return this.isFirst('burst', name) ? [...said(burst?.before), event, ...said(burst?.behind)] : [event];
  }

  private eventOf({ sealed, ways, tap }: Truth, prompt: string): MemberEvent {
    if (tap !== undefined && (ways.length === 0 || this.random() < 0.3))
      return { kind: 'tap', prompt, choice: tap };
    if (typeof sealed === 'object' && sealed !== null && 'file' in sealed)
      return { kind: 'file', file: sealed };
    return { kind: 'text', text: oneOf(this.random, ways) };
  }
}

const said = (text: string | undefined): MemberEvent[] =>
  text === undefined ? [] : [{ kind: 'text', text }];

/** Consent, the wish for a request, its service, the review and the signature. */
const overhead = 5;
