/**
 * The vocabulary that flows speak: all that a flow may import. A flow is a chart (its script, without functions) and a vocabulary
 * (its guards, assigns and effects). The engine turns both into an XState machine and performs each turn as a pure transition.
 */
import type { LineIn, LineName } from '../contract/line-names.ts';
import type { FieldValue, Words } from '../fields/value.ts';
import type { Json } from '../kernel/json.ts';
import type { DialogueFacts, Given } from './dialogue.ts';
import type { Effect } from './effects.ts';
import type { LookedUp } from '../lookups/index.ts';
import type { KnownAsk } from '../outcomes/cases/known-ask.ts';
import type { KnownRequest } from '../outcomes/requests/known-request.ts';
import type { Signature, Submission } from '../outcomes/requests/submission.ts';
import type { Ask, Said } from '../voice/question.ts';
import type { Act } from './events.ts';
import type { Candidate } from '../knowledge/knowledge.ts';
import type { House } from '../voice/house.ts';
import type { AskKind } from '../voice/question-kinds.ts';
import type { Values } from '../wording/wording.ts';

export type {
  Ask,
  Effect,
  FieldValue,
  Json,
  KnownAsk,
  KnownRequest,
  LineName,
  LookedUp,
  Said,
  Signature,
  Submission,
};
export { isOpenCase, isProvidedCase } from '../contract/cases/status.ts';
export { asBegun, fieldAt, fieldOf, serviceOf } from '../voice/house.ts';
export { referenceFrom } from '../voice/reference.ts';
export {
  belongs,
  broughtHash,
  isAsked,
  isBrief,
  leftWords,
  mayBeNameless,
  reviewHash,
} from '../voice/review.ts';
export {
  buttonsOf,
  doubtOf,
  goesWithout,
  isItLine,
  mayBeToldAgain,
  parseField,
  parseFile,
  showField,
  takesFile,
} from '../fields/field.ts';
export { dayAt as dayOf } from '../fields/calendar.ts';
export { appealableUntil } from '../voice/promise.ts';
export { announced } from '../voice/announced.ts';
export { branchIn, reachedAt } from '../association/procedure/branches.ts';
export { applicantIn } from '../voice/applicant.ts';
export { papersOf, servicesFor } from '../voice/papers.ts';
export { askToSign, signatureOf } from './question/signature.ts';
export { toldWith } from './standing/told.ts';
export { wipeOf } from './standing/wiping.ts';
export { afterOfficeTime, isOpen, replyDay } from '../voice/time.ts';
export { callWindow } from '../voice/call-window.ts';
export { drawn, nameIn } from '../kernel/ids.ts';
export { plainJson } from '../kernel/json.ts';
export { readersAt } from '../association/duty.ts';
export { inLang } from '../wording/wording.ts';
export { firstLine, firstNumber, helpNumbers, isCategory, isClass, numbersIn } from '../voice/urgent.ts';
export type { Urgent } from '../voice/urgent.ts';

/** What a machine hears. `choice.<id>` and `returned.<outcome>` carry the id in their type, so that a chart can name it. */
export interface FlowEvent {
  readonly type: string;
  readonly act?: Act;
  readonly words?: string;
  readonly choice?: string;
  readonly value?: FieldValue;
  /** The value is asked about before it is taken. */
  readonly unsure?: true;
  /** Values of which the member says one. */
  readonly among?: readonly FieldValue[];
  /** The value is not what was typed: it is shown. */
  readonly read?: true;
  readonly field?: string;
  /** Answers to several fields, by their names, to be shown for one yes. */
  readonly values?: Readonly<Record<string, FieldValue>>;
  readonly service?: string;
  readonly reference?: string;
  readonly candidates?: readonly Candidate[];
  readonly text?: string;
  readonly found?: LookedUp;
  readonly flow?: string;
  /** Context of the flow that returned. */
  readonly output?: Readonly<Record<string, Json>>;
}

export type Input = Readonly<Record<string, Json>>;

/** Everything that a guard, an assign or an effect may look at. */
export interface Scene<C> {
  readonly context: C;
  readonly event: FlowEvent;
  readonly house: House;
  readonly facts: DialogueFacts;
  readonly given: Given;
  /** What the menu offers: the entries of all flows, in order. */
  readonly menu: readonly (MenuEntry & { readonly flow: string })[];
  /** Flows left with answers in them, by flow and service, the latest last. */
  readonly parked: readonly { readonly flow: string; readonly context: Readonly<Record<string, Json>> }[];
}

export interface Vocabulary<C, G extends string, A extends string, E extends string> {
  /** The context at the beginning, from what the caller handed over. */
  readonly context: (input: Input, scene: Omit<Scene<C>, 'context'>) => C;
  readonly guards: Readonly<Record<G, (scene: Scene<C>) => boolean>>;
  readonly assigns: Readonly<Record<A, (scene: Scene<C>) => Partial<C>>>;
  readonly effects: Readonly<Record<E, (scene: Scene<C>) => Effect | readonly Effect[]>>;
}

export type Step<N extends string> = N | Effect;
export interface Move<G extends string, N extends string> {
  readonly guard?: G;
  readonly target?: string;
  readonly actions?: Step<N> | readonly Step<N>[];
  /** Goes through the state's entry again, so that its question is asked anew. */
  readonly reenter?: true;
}
type Moves<G extends string, N extends string> = string | Move<G, N> | readonly Move<G, N>[];
export interface ChartState<G extends string, N extends string> {
  readonly type?: 'final';
  readonly entry?: Step<N> | readonly Step<N>[];
  readonly on?: Readonly<Record<string, Moves<G, N>>>;
  readonly always?: Moves<G, N>;
}
interface Chart<G extends string, N extends string> {
  readonly initial: string;
  readonly states: Readonly<Record<string, ChartState<G, N>>>;
  readonly on?: Readonly<Record<string, Moves<G, N>>>;
}

/**
 * Moments at which the engine itself calls a flow: a conversation starts (`start`: this flow lies below all others), the member wants a
 * person (`person`), a text may mean several answers (`maybe`), a person at the desk ended the conversation (`closed`), the member asks how
 * their request stands (`status`), tells of a need (`need`), is angry (`insult`), sends a voice note
 * (`voice`), may be in danger (`urgent`), wants to be called (`call`), was provided a service (`provided`), goes on with a form that a person began with them (`form`).
 */
export type Occasion =
  | 'start'
  | 'person'
  | 'maybe'
  | 'closed'
  | 'status'
  | 'need'
  | 'insult'
  | 'voice'
  | 'urgent'
  | 'call'
  | 'provided'
  | 'paper'
  | 'form';

/** How a flow stands in the menu: the choice that opens it (its label is the line `choices.<choice>`), and what it is handed. */
export interface MenuEntry {
  readonly choice: LineIn<'choices'>;
  readonly input?: Input;
  /** It sets people in motion: a tap on it counts once the menu has stood for a moment. */
  readonly steady?: true;
}

/** What a flow says of itself besides its chart; the engine names no flow. */
interface Offer {
  readonly name: string;
  readonly version: number;
  /** Where a frame lands that no longer fits this version, with its context kept: a state that asks, or leads on to one, whatever the context. */
  readonly safePoint: string;
  /** Turns a stored frame of an earlier version into this one; undefined when it cannot, and the safe point is taken. */
  readonly migrate?: (
    version: number,
    value: string,
    context: Readonly<Record<string, Json>>,
  ) => { value: string; context: Readonly<Record<string, Json>> } | undefined;
  /** When the engine itself calls it: one flow for each occasion. */
  readonly occasion?: Occasion;
  /** The state in which it says that nothing is known of what was asked. */
  readonly noAnswer?: string;
  /** Its entry in the menu; the order is that of `flows/index.ts`. */
  readonly menu?: MenuEntry;
  /** The line that is said when it is called by words (`locales/typed/<name>.yaml`) where the open flow may not be interrupted. */
  readonly notNow?: LineName;
  /** False where its question must be answered before another flow is called by words. */
  readonly interruptible?: false;
  /** Whether it is for people who may not be able to read or write: nothing stands beside the answers to its questions. */
  readonly plain?: true;
  /** Whether it ends when a person at the desk lets go of the conversation; else the member stands in it again. */
  readonly endsAtHandBack?: true;
  /** Whether the flow below hears nothing of its end: its question stands again as it was. */
  readonly endsUnheard?: true;
}

/** A flow as the engine sees it, its own types put away. */
export interface Flow extends Offer {
  /** Whether what was answered in it is kept when the member leaves it for the menu. */
  readonly keeps: (context: Readonly<Record<string, Json>>) => boolean;
  readonly chart: Chart<string, string>;
  readonly vocabulary: Vocabulary<Record<string, Json>, string, string, string>;
}

interface Definition<C, G extends string, A extends string, E extends string> extends Offer {
  readonly keeps?: (context: C) => boolean;
  readonly vocabulary: Vocabulary<C, G, A, E>;
  readonly chart: Chart<NoInfer<G>, NoInfer<A | E>>;
}

/** Names a flow. The chart may use no guard and no action that the vocabulary does not hold. */
export function flow<C, G extends string, A extends string, E extends string>(
  definition: Definition<C, G, A, E>,
): Flow {
  const keeps = definition.keeps as ((context: unknown) => boolean) | undefined;
  return { ...definition, keeps: keeps ?? (() => false) } as unknown as Flow;
}

/** Declares a vocabulary with its context's type; contexts hold plain JSON. */
export const vocabulary =
  <C>() =>
  <G extends string, A extends string, E extends string>(
    words: Vocabulary<C, G, A, E>,
  ): Vocabulary<C, G, A, E> =>
    words;

/** Whether the member has yet to agree to the privacy notice. */
export const lacksConsent = ({ facts }: Pick<Scene<unknown>, 'facts'>): boolean => facts.consent !== 'given';

/** Whether the member agreed to an earlier notice than the one in force: they are told the new one, and go on. */
export const noticeChanged = ({ facts, house }: Pick<Scene<unknown>, 'facts' | 'house'>): boolean =>
  facts.consent === 'given' && facts.notice !== house.association.pack.privacy.version;

/** A notice without the question that it ends with. */
const untilQuestion = (notice: string): string => notice.replace(/\s*[^.!؟?\n]+[؟?]\s*$/u, '');

/** All that the notice says, without the question. */
export function wholeNotice({ association }: House): Words {
  const { notice, full } = association.pack.privacy;
  const { ar, en = ar } = full ?? notice;
  return { ar: untilQuestion(ar), en: untilQuestion(en) };
}

/** Tells whoever agreed to an earlier notice the one that is in force. */
export const tellNotice = ({ house }: Pick<Scene<unknown>, 'house'>): readonly Effect[] => [
  { type: 'say', said: { line: 'consent.changed' } },
  { type: 'say', said: { words: wholeNotice(house) } },
  { type: 'note', facts: { notice: house.association.pack.privacy.version } },
];

/** What a look-up of this kind found, when that is what the flow hears now. */
export function found<K extends LookedUp['kind']>(
  { event }: Pick<Scene<unknown>, 'event'>,
  kind: K,
): Extract<LookedUp, { readonly kind: K }> | undefined {
  return event.found?.kind === kind ? (event.found as Extract<LookedUp, { readonly kind: K }>) : undefined;
}

export const say = (line: LineName, values?: Values): Effect => ({
  type: 'say',
  said: values ? { line, values } : { line },
});
/** The moves of a question that was put in the middle of something else, and ends (at `done`) with whatever else comes. */
export const endsAside = { 'returned.*': 'done', passed: 'done', back: 'done', cancel: 'done' } as const;
export const repeat = (): Effect => ({ type: 'repeat' });
export const call = (name: string, input: Input = {}): Effect => ({ type: 'call', flow: name, input });
/** Puts the flow aside with its answers and shows the menu; it is told `takenUp` when the member comes back to it. */
export const park = (service?: string): Effect => ({
  type: 'park',
  ...(service !== undefined && { service }),
});
export const takeUp = (): Effect => ({ type: 'takeUp' });

/** A question whose words are a line of locales/ and whose choices are `choices.<id>`, where it does not say otherwise. */
export const ask = (kind: AskKind, line: LineName, more: Partial<Ask> = {}): Effect => ({
  type: 'ask',
  ask: { kind, said: { line }, ...more },
});
