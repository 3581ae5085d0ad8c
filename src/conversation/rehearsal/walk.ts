import type { OutgoingMessage } from '../../contract/index.ts';
import type { Engine } from '../../engine/advance.ts';
import { formIn } from '../../engine/form.ts';
import { fieldAt, serviceOf, type House } from '../../voice/house.ts';
import { handClock } from '../../kernel/clock.ts';
import { Rehearsal } from './rehearsal.ts';
import type { SampleInput } from '../../fields/sample.ts';
import { kindNamed, kindOf, type FieldSpec } from '../../fields/spec.ts';
import { eventOfSample, sampleInput } from './samples.ts';

/** A question at which a conversation of one association can wait for the member, and the inputs that lead there from the greeting. */
export interface WaitingState {
  readonly association: string;
  readonly flow: string;
  readonly step: string;
  readonly field?: string;
  readonly kind: string;
  readonly path: readonly SampleInput[];
}

/** A waiting state with the conversation that stands in it. */
export interface Reached {
  readonly state: WaitingState;
  /** The service whose form is being filled in, where one is. */
  readonly service: string | undefined;
  readonly rehearsal: Rehearsal;
  readonly last: OutgoingMessage;
}

/** Ten o'clock on a Sunday in Riyadh: the walk is the same on every day. */
const aMorning = Date.UTC(2026, 10, 8, 7);
/** How long a member looks at a question before they answer, in milliseconds. */
const reading = 5000;
/** Of a request that there is not. */
const aReference = '4271235';
const commands = ['موظف', 'القائمة', 'رجوع', 'إلغاء', 'ربط', 'المطلوب'];
/** What is said besides questions and answers: of a need, in anger, in danger, by whoever cannot write. */
const besides = [
  'محتاج مساعدة',
  'حسبي الله عليكم',
  'زوجي يضربني وأنا خايفة',
  'كان زوجي يضربني',
  'ما عاد ودي أعيش',
  'ما عندنا أكل اليوم',
  'ضربت زوجتي',
  'اتصلوا علي',
];

/** A question that no association's approved answers know, and one that several of them might mean. */
function questionsFor(house: House): string[] {
  const [known] = house.association.answers.flatMap((answer) => answer.phrasings.msa.slice(0, 1));
  const unclear = house.association.answers
    .flatMap((answer) => [...answer.phrasings.msa, ...answer.phrasings.saudi])
    .flatMap((text) => [text.split(' ').slice(1).join(' '), text.split(' ').slice(0, 3).join(' ')])
    .find((text) => house.knowledge.find(text).kind === 'maybe');
  return [known ?? '', unclear ?? '', 'كم يبعد القمر عن الأرض؟'].filter(Boolean);
}

/** What a field takes only after it has asked about it. */
function doubted(field: FieldSpec): SampleInput[] {
  const text = kindOf(field).doubt?.sample(field);
  return text === undefined ? [] : [{ text }];
}

/** What is said of an answer at the review: that it is wrong, and what it should be. */
function corrected({ rehearsal: { house }, service }: Reached, review: boolean): SampleInput[] {
  const fields = review ? (serviceOf(house, service ?? '')?.fields ?? []) : [];
  const texts = fields.map((field) => ({ field, input: sampleInput(field, 1) }));
  return texts
    .flatMap(({ field, input }) => ('text' in input ? [{ text: `${field.label.ar} غلط ${input.text}` }] : []))
    .slice(0, 1);
}

/** Another service that is named in the middle of one. */
const otherService = ({ rehearsal: { house }, service }: Reached): SampleInput[] =>
  house.association.services
    .filter(({ id }) => id !== service)
    .slice(0, 1)
    .map(({ title }) => ({ text: title.ar }));

/** Everything that is worth doing at a question, in the order in which a member would think of it. */
function inputsAt(reached: Reached, questions: readonly string[]): SampleInput[] {
  const {
    rehearsal: { house },
    service,
    last,
  } = reached;
  const field = fieldAt(house, { service: service ?? '', name: last.prompt?.field ?? '' });
  const buttons = (last.choices ?? []).map(({ id }) => (/^\d{7}$/.test(id) ? { text: '1' } : { choice: id }));
  const open = last.prompt && !field && kindNamed(last.prompt.kind)?.readsAs === 'story';
  const typed = open ? questions.map((text) => ({ text })) : [];
  const reference = last.prompt?.kind === 'reference' ? [{ text: aReference }] : [];
  const call = last.prompt?.kind === 'callNumber' ? [{ text: '0501234567' }] : [];
  const comment = last.prompt?.kind === 'comment' ? [{ text: 'خدمة ممتازة وسريعة' }] : [];
  return [
    ...(field ? [sampleInput(field), ...doubted(field)] : []),
    ...buttons,
    ...typed,
    ...comment,
    ...reference,
    ...call,
    ...corrected(reached, last.prompt?.kind === 'review'),
    ...(last.prompt?.kind === 'review' ? otherService(reached) : []),
    ...(last.prompt?.kind === 'menu' ? besides : []).map((text) => ({ text })),
    ...commands.map((text) => ({ text })),
  ];
}

/** What tells two conversations apart that stand at the same question, as far as other questions can follow from it. */
function bearing({ dialogue, world, house }: Rehearsal, service: string | undefined): string {
  const top = dialogue.stack.at(-1);
  const answers = (top && formIn(top)?.answers) ?? {};
  const conditions = serviceOf(house, service ?? '')?.fields.map((field) => field.when?.field) ?? [];
  const deciding = [...new Set(conditions)].map((name) => JSON.stringify(answers[name ?? ''] ?? null));
  const draft = dialogue.stack.length === 1 && dialogue.parked.length > 0;
  // A request like one that was just sent is asked about: which service that was makes a difference.
  const lastSent = world.sent.at(-1)?.service;
  return [dialogue.facts.consent, lastSent, draft, ...deciding].join('|');
}

function serviceIn({ dialogue }: Rehearsal): string | undefined {
  const top = dialogue.stack.at(-1);
  return top && formIn(top)?.service;
}

/** Questions found so far, breadth first. */
class Walk {
  readonly found = new Map<string, Reached>();
  private readonly seen = new Set<string>();
  private readonly queue: Reached[] = [];

  /** Notes where a rehearsal stands after what was said; it is gone on from there once. */
  arrive(rehearsal: Rehearsal, said: Said, path: readonly SampleInput[]): void {
    const last = said.messages.findLast((message) => message.prompt) ?? said.before;
    if (!last?.prompt) return;
    const { flow, step, field, kind } = last.prompt;
    const service = serviceIn(rehearsal);
    const name = [flow, step, field, kind, service].join('/');
    const key = `${name}|${bearing(rehearsal, service)}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const { house, engine, dialogue } = rehearsal;
    const association = house.association.id;
    const state = { association, flow, step, ...(field !== undefined && { field }), kind, path };
    const found = { state, service, rehearsal, last };
    if (!this.found.has(name)) this.found.set(name, found);
    if (dialogue.facts.waiting === undefined || flow === engine.flows.at('person')) this.queue.push(found);
  }

  next(): Reached | undefined {
    return this.queue.shift();
  }
}

/** What was said at a step, and the question that stood before it. */
interface Said {
  readonly messages: readonly OutgoingMessage[];
  readonly before: OutgoingMessage | undefined;
}

/**
 * Every question at which a conversation can wait, found breadth first: one for each flow, step, field, kind and service,
 * by one of the shortest ways there.
 */
export function walk(engine: Engine, house: House): Reached[] {
  let chance = 0;
  const seed = (): string => (chance += 1).toString(16).padStart(8, '0');
  const first = new Rehearsal({ engine, house, clock: handClock(aMorning), seed });
  const questions = questionsFor(house);
  const walked = new Walk();
  const greeted = { messages: first.play({ kind: 'start', lang: 'ar' }), before: undefined };
  walked.arrive(first, greeted, []);
  for (let at = walked.next(); at; at = walked.next()) {
    for (const input of inputsAt(at, questions)) {
      const rehearsal = at.rehearsal.fork(handClock(at.rehearsal.clock.now() + reading));
      const messages = rehearsal.play(eventOfSample(input, at.last.prompt?.id ?? ''));
      walked.arrive(rehearsal, { messages, before: at.last }, [...at.state.path, input]);
    }
  }
  return [...walked.found.values()];
}

/** The waiting states of an association, one for each flow, step, field and kind. */
export function waitingStates(engine: Engine, house: House): WaitingState[] {
  const states = new Map<string, WaitingState>();
  for (const { state } of walk(engine, house)) {
    const name = [state.flow, state.step, state.field, state.kind].join('/');
    if (!states.has(name)) states.set(name, state);
  }
  return [...states.values()];
}
