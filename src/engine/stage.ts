import type { LineName } from '../contract/line-names.ts';
import type { LookedUp, LookUp } from '../lookups/index.ts';
import type { Outcome } from '../outcomes/index.ts';
import type { Asked } from '../voice/question.ts';
import type { Values } from '../wording/wording.ts';
import { isCarried, type Effect } from './effects.ts';
import type { Result } from './reply.ts';
import type { Dialogue, DialogueFacts, Frame, Given } from './dialogue.ts';
import type { FlowEvent, Input } from './flow.ts';
import type { House } from '../voice/house.ts';
import { askOf, type Moved, type OuterScene } from './machine.ts';
import type { Repertoire } from './repertoire.ts';
import { withBeside } from './question/beside.ts';
import { withWays } from './question/ways.ts';
import { isUndecided } from './standing/opening.ts';
import { parkedWith, restoreFrame, withoutQuestion } from './standing/restore.ts';

/** A look-up that the turn cannot go on without. */
export class NeedsLookUp {
  constructor(readonly query: LookUp) {}
}

/** A flow that calls and calls without ever waiting for the member. */
class RunawayFlow extends Error {}
const mostMoves = 24;
/** What a question hears that is made once more. */
const again: FlowEvent = { type: 'again' };
const deepest = 8;

/** In what a turn is performed. */
export interface Setting {
  readonly house: House;
  readonly flows: Repertoire;
  readonly dialogue: Pick<Dialogue, 'stack' | 'parked' | 'facts' | 'asked'>;
  readonly given: Given;
  /** What earlier tries of this turn looked up, in order. */
  readonly found: readonly LookedUp[];
  /** The question that is open, where it is known already: it is a function of the state, so it need not be made again. */
  readonly opened: Asked | undefined;
}

/** The working copy of a dialogue during one turn. Everything that a turn changes is changed here; nothing outside is touched. */
export class Stage {
  readonly results: Result[] = [];
  stack: Frame[];
  parked: Frame[];
  facts: DialogueFacts;
  asked: number;
  private moves = 0;
  private opened:
    | { top: Frame | undefined; facts: DialogueFacts; parked: Frame[]; asked: Asked | undefined }
    | undefined;
  private lookUps = 0;

  readonly house: House;
  readonly given: Given;
  readonly flows: Repertoire;
  private readonly found: readonly LookedUp[];

  constructor({ house, flows, dialogue, given, found, opened }: Setting) {
    this.house = house;
    this.flows = flows;
    this.given = given;
    this.found = found;
    this.stack = dialogue.stack.map((frame) => restoreFrame(frame, flows.machine(frame.flow).flow));
    this.parked = dialogue.parked.map((frame) => restoreFrame(frame, flows.machine(frame.flow).flow));
    this.facts = dialogue.facts;
    this.asked = dialogue.asked;
    const { top, facts, parked } = this;
    if (opened && opened.id === top?.asked) this.opened = { top, facts, parked, asked: opened };
  }

  get top(): Frame | undefined {
    return this.stack.at(-1);
  }

  private outerScene(): OuterScene {
    return {
      house: this.house,
      facts: this.facts,
      given: this.given,
      menu: this.flows.menu,
      parked: this.parked,
    };
  }

  /** The question that is open now, if any: that of the frame on top. It is asked for several times in a turn, and made once. */
  open(): Asked | undefined {
    const { top, facts, parked, opened } = this;
    if (opened && opened.top === top && opened.facts === facts && opened.parked === parked)
      return opened.asked;
    const asked = this.questionOf(top);
    this.opened = { top, facts, parked, asked };
    return asked;
  }

  /** The question in whose middle the open one was put in; undefined when the open question stands for itself. */
  interrupted(): Asked | undefined {
    return this.top?.context['aside'] === true ? this.questionOf(this.stack.at(-2)) : undefined;
  }

  /** Drops what was put in the middle, without a word, so that the question below is open again. */
  dropAside(): void {
    this.stack.pop();
  }

  /** The question of a frame, on top or not. */
  questionOf(frame: Frame | undefined): Asked | undefined {
    if (frame?.asked === undefined) return undefined;
    const effect = askOf(this.flows.machine(frame.flow).flow, frame.value, {
      context: frame.context,
      event: again,
      ...this.outerScene(),
    });
    if (!effect) return undefined;
    const asked = { id: frame.asked, flow: frame.flow, step: frame.value, ...effect.ask };
    return withBeside(this.flows, frame, withWays(this.flows, frame, asked));
  }

  /** Puts a flow on top and runs it to its first question. */
  call(flow: string, input: Input): void {
    if (this.stack.length >= deepest) throw new RunawayFlow(`more than ${deepest} flows called one another`);
    const machine = this.flows.machine(flow);
    const moved = machine.start(input, this.outerScene());
    this.stack.push({ flow, version: machine.flow.version, value: moved.value, context: moved.context });
    this.settle(moved);
  }

  /** Gives an event to the frame on top; false when its flow does nothing with it. */
  send(event: FlowEvent): boolean {
    const frame = this.top;
    if (!frame) return false;
    const moved = this.flows.machine(frame.flow).send(frame, event, this.outerScene());
    if (!moved) return false;
    const kept = moved.value === frame.value ? frame : withoutQuestion(frame);
    this.stack[this.stack.length - 1] = { ...kept, value: moved.value, context: moved.context };
    this.settle(moved);
    return true;
  }

  private settle(moved: Moved): void {
    this.moves += 1;
    if (this.moves > mostMoves) throw new RunawayFlow(`more than ${mostMoves} moves in one turn`);
    const frame = this.top;
    let follow: (() => void) | undefined;
    for (const effect of moved.effects) follow = this.perform(effect) ?? follow;
    if (moved.done && frame) {
      this.stack.pop();
      this.returned(frame.flow, moved.value, moved.context);
      return;
    }
    follow?.();
  }

  /** Carries out what is the engine's own; what leads on (a call, a look-up) is returned to be done last. */
  private perform(effect: Effect): (() => void) | undefined {
    if (!isCarried(effect)) {
      this.results.push(effect);
      return undefined;
    }
    switch (effect.type) {
      case 'ask':
        this.ask(effect.ask);
        return undefined;
      case 'repeat':
        this.repeat();
        return undefined;
      case 'note':
        this.facts = { ...this.facts, ...effect.facts };
        return undefined;
      case 'forget':
        this.forget(effect.fact);
        return undefined;
      case 'call':
        return () => this.call(effect.flow, effect.input);
      case 'takeUp':
        return () => this.takeUp();
      case 'park':
        return () => this.toMenu(effect.service);
      case 'lookUp':
        return () => this.lookUp(effect.query);
    }
  }

  /** Lets go of something that was known in the whole conversation. */
  forget(fact: keyof DialogueFacts): void {
    this.facts = Object.fromEntries(
      Object.entries(this.facts).filter(([name]) => name !== fact),
    ) as unknown as DialogueFacts;
  }

  private ask(asked: Extract<Effect, { type: 'ask' }>['ask']): void {
    const frame = this.top;
    if (!frame) return;
    this.asked += 1;
    const id = `q${this.asked}`;
    // The very first question of a conversation comes after no tap.
    const since = asked.steady && this.asked > 1 ? { since: this.given.now } : {};
    this.stack[this.stack.length - 1] = { asked: id, ...withoutQuestion(frame), ...since };
    const question = { id, flow: frame.flow, step: frame.value, ...asked };
    this.results.push({ type: 'asked', asked: withBeside(this.flows, frame, question), again: false });
  }

  /** Asks the open question once more; its buttons stay good. */
  repeat(): void {
    const asked = this.open();
    if (asked) this.results.push({ type: 'asked', asked, again: true });
  }

  /** Sees to it that a question is open: a frame that landed at its flow's safe point has none yet. Answers whether one was asked. */
  reopen(): boolean {
    if (this.open()) return false;
    this.send({ type: 'restored' });
    const { top } = this;
    if (top && !this.open()) {
      this.asked += 1;
      this.stack[this.stack.length - 1] = { ...top, asked: `q${this.asked}` };
      this.repeat();
    }
    return true;
  }

  private lookUp(query: LookUp): void {
    const found = this.found[this.lookUps];
    this.lookUps += 1;
    // The throw leaves XState in the middle of a move. NeedsLookUp is no Error: nobody would read its stack trace, which takes time.
    // oxlint-disable-next-line typescript/only-throw-error
    if (!found) throw new NeedsLookUp(query);
    this.send({ type: `found.${found.kind}`, found });
  }

  /** The flow on top is left without a word when a person at the desk lets go of the conversation, where it says so. */
  endAtHandBack(): void {
    if (this.top && this.flows.machine(this.top.flow).flow.endsAtHandBack) this.dropAside();
  }

  /** Says a line of locales/. */
  say(line: LineName, values?: Values): void {
    this.results.push({ type: 'say', said: values ? { line, values } : { line } });
  }

  /** Says what is wrong with an answer: the line of `faults` that the fault names. */
  sayFault(fault: string, values?: Values): void {
    this.results.push({ type: 'say', said: { group: 'faults', word: fault, ...(values && { values }) } });
  }

  /** Adds to what is known in every flow of the conversation. */
  know(facts: Partial<DialogueFacts>): void {
    this.facts = { ...this.facts, ...facts };
  }

  /** Leaves something to the records, or to be said. */
  leaves(outcome: Outcome): void {
    this.results.push(outcome);
  }

  /** Tells the frame below that the one above it ended; a flow that does not listen asks its question again. */
  private returned(flow: string, outcome: string, output: Frame['context']): void {
    if (output['opens'] === true && isUndecided(this.facts, this.open())) this.stack = [];
    if (this.stack.length === 0) {
      this.call(this.flows.at('start'), {});
      return;
    }
    const { endsUnheard } = this.flows.machine(flow).flow;
    if (!endsUnheard && this.send({ type: `returned.${outcome}`, flow, output })) return;
    // What was covered is shown anew.
    const { top } = this;
    if (top && this.open()?.steady) this.stack[this.stack.length - 1] = { ...top, since: this.given.now };
    this.repeat();
  }

  /** Leaves the frame on top as if it had ended with `outcome`. */
  leave(outcome: string): void {
    const frame = this.stack.pop();
    if (frame) this.returned(frame.flow, outcome, frame.context);
  }

  /** Back to the reception's menu, or on to a service that is wanted instead. What was answered in a flow that keeps its answers is put aside, not thrown away. */
  toMenu(service?: string): void {
    this.parked = parkedWith(this.parked, this.stack, this.flows);
    this.stack = this.stack.slice(0, 1);
    if (this.stack.length === 0) this.call(this.flows.at('start'), { returning: true });
    else if (service === undefined || !this.send({ type: 'service', service })) this.send({ type: 'menu' });
  }

  /** Takes the latest flow that was put aside up again, at the question where it stopped. */
  private takeUp(): void {
    const frame = this.parked.at(-1);
    if (!frame) {
      this.repeat();
      return;
    }
    this.parked = this.parked.slice(0, -1);
    this.asked += 1;
    this.stack.push({ ...frame, asked: `q${this.asked}` });
    if (!this.send({ type: 'takenUp' })) this.repeat();
  }
}
