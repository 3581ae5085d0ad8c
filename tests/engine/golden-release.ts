import { isDeepStrictEqual } from 'node:util';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { eventOfSample, sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import type { SampleInput } from '../../src/fields/sample.ts';
import { walk, type Reached } from '../../src/conversation/rehearsal/walk.ts';
import type { Engine } from '../../src/engine/advance.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import type { KnownRequest } from '../../src/outcomes/requests/known-request.ts';
import type { Asked } from '../../src/voice/question.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import { fieldOf, serviceOf, type House } from '../../src/voice/house.ts';
import { handClock, minute } from '../../src/kernel/clock.ts';
import { aWorkingMorning, countingSeed } from '../support/house.ts';

/** Where a conversation stands: the open question by its id, to which buttons and one-time forms are bound. */
export interface Place {
  readonly flow: string;
  readonly step: string;
  readonly field?: string;
  readonly question: string;
}

/** A conversation as a release stored it, and where that release found it again. */
export interface Golden {
  readonly association: string;
  /** For readers: the way from the greeting, where it was kept. «typed», [button], (file), <event>. */
  readonly way?: string;
  /** Where the bot has it. */
  readonly restored: Place;
  /** Where it stands when a person who had taken it hands it back, unless that is the same. */
  readonly handedBack?: Place;
  readonly dialogue: Dialogue;
}

const shownInput = (input: SampleInput): string => {
  if ('text' in input) return `«${input.text}»`;
  return 'choice' in input ? `[${input.choice}]` : `(${input.attachment.name})`;
};

const shownEvent = (event: MemberEvent): string => {
  if (event.kind === 'text') return `«${event.text}»`;
  if (event.kind === 'tap') return `[${event.choice}]`;
  return event.kind === 'desk' ? `<${event.act}>` : `<${event.kind}>`;
};

/** The answers of every form that is under way or was put aside, in order. */
export const answersIn = ({ stack, parked }: Dialogue): readonly object[] =>
  [...stack, ...parked].flatMap(({ context: { answers } }) =>
    typeof answers === 'object' && answers !== null ? [answers] : [],
  );

/** A rehearsal that stands where a stored conversation stands, one minute after the member was heard. */
export function revive(engine: Engine, house: House, dialogue: Dialogue): Rehearsal {
  const rehearsal = new Rehearsal({
    engine,
    house,
    clock: handClock(dialogue.heard + minute),
    seed: countingSeed(),
  });
  rehearsal.dialogue = structuredClone(dialogue);
  return rehearsal;
}

/** The question that is open after the last turn of a rehearsal. */
export function placeOf({ last }: Rehearsal): Place {
  const asked = last?.asked;
  return {
    flow: asked?.flow ?? '',
    step: asked?.step ?? '',
    ...(asked?.field && { field: asked.field.name }),
    question: asked?.id ?? '',
  };
}

/** The conversation after something that leaves its answers alone: an edited message (the open question is asked once more), or a person who hands it back. */
export function after(
  engine: Engine,
  house: House,
  dialogue: Dialogue,
  how: 'edited' | 'handedBack',
): Rehearsal {
  const rehearsal = revive(engine, house, dialogue);
  rehearsal.play(how === 'edited' ? { kind: 'unsupported', what: how } : { kind: 'desk', act: how });
  return rehearsal;
}

/** Something that fits an open question: a valid answer, else its first button, else a yes. */
export function fitting(house: House, asked: Asked | undefined): MemberEvent {
  const field = asked?.field && fieldOf(serviceOf(house, asked.field.service), asked.field.name);
  if (asked && field) return eventOfSample(sampleInput(field), asked.id);
  const [choice] = asked?.choices ?? [];
  if (asked && choice !== undefined) return { kind: 'tap', prompt: asked.id, choice };
  return { kind: 'text', text: 'نعم' };
}

const text = (words: string): MemberEvent => ({ kind: 'text', text: words });
const tap = (choice: string): MemberEvent => ({ kind: 'tap', prompt: '', choice });
type Tail = readonly MemberEvent[];

/** What can happen at any question besides its answer. */
const tails: readonly Tail[] = [
  [text('موظف')],
  [text('موظف'), tap('goOn')],
  [text('موظف'), { kind: 'desk', act: 'released' }],
  [text('موظف'), text('القائمة')],
  [{ kind: 'desk', act: 'closed' }],
  [{ kind: 'due' }],
  [text('إيقاف')],
  [text('English')],
  [text('القائمة')],
  [text('كم يبعد القمر عن الأرض؟')],
  [{ kind: 'unsupported', what: 'voice' }],
];

/** Ways of a member who does not agree to the notice. */
const refusing: readonly Tail[] = ['request', 'track', 'ask', 'person', 'rate'].map((choice) => [
  tap('refuse'),
  tap(choice),
]);

/** Of a member whose conversation is joined to another. */
const unlinking: Tail = [text('فك الربط')];

/** Of a member one of whose cases was provided, or refused; and of one who has two such cases. */
const decided: readonly { readonly status: string; readonly tails: readonly Tail[] }[] = [
  {
    status: 'delivered',
    tails: [[text('تأكيد الوصول')], [{ kind: 'desk', act: 'provided' }]],
  },
  {
    status: 'refused',
    tails: [[text('تظلم')], [text('تظلم'), text('عندي مشهد جديد يوضح دخلي')]],
  },
];

/** A case of the first service that the committee studies, as it stands the day before. */
function caseAt({ association: { services } }: House, status: string, reference: string): KnownRequest {
  const { id = '' } = services.find(({ studiedBy }) => studiedBy === undefined) ?? {};
  const refused = status === 'refused' && { refusedOn: '2026-11-07' };
  return { reference, service: id, status, submittedOn: '2026-10-20', ...refused };
}

/** The same house with a policy that names an appeal. */
function withAppeal(house: House): House {
  const { association } = house;
  const appeal = { days: 15, by: ['committee' as const], title: { ar: 'لجنة التظلمات' } };
  const procedure = { ...association.pack.procedure, appeal };
  return { ...house, association: { ...association, pack: { ...association.pack, procedure } } };
}

/** What a member may stand in whose cases are decided. */
function afterDecisions(engine: Engine, house: House, { state, rehearsal }: Reached): Golden[] {
  return decided.flatMap(({ status, tails }) =>
    [1, 2].flatMap((many) =>
      tails.map((tail) => {
        const theirs = rehearsal.fork();
        theirs.world.sent.push(
          ...['4271235', '5182346'].slice(0, many).map((reference) => caseAt(house, status, reference)),
        );
        return goneOn(engine, house, { state, rehearsal: theirs }, tail);
      }),
    ),
  );
}

/** A conversation with the places where this release finds it again. */
function goldenOf(engine: Engine, house: House, dialogue: Dialogue, way?: readonly string[]): Golden {
  const restored = placeOf(after(engine, house, dialogue, 'edited'));
  const handedBack = placeOf(after(engine, house, dialogue, 'handedBack'));
  return {
    association: house.association.id,
    ...(way && { way: way.join(' ') }),
    restored,
    ...(!isDeepStrictEqual(restored, handedBack) && { handedBack }),
    dialogue,
  };
}

/** Half an hour after the question was reached, so that a timer has something to remind of, the rest of a way is gone. */
function goneOn(
  engine: Engine,
  house: House,
  { rehearsal, state }: Pick<Reached, 'rehearsal' | 'state'>,
  tail: Tail,
): Golden {
  const later = new Rehearsal({
    engine,
    house,
    clock: handClock(aWorkingMorning + 31 * minute),
    seed: countingSeed(),
  });
  later.dialogue = structuredClone(rehearsal.dialogue);
  later.world.sent.push(...rehearsal.world.sent);
  later.world.submissions.push(...rehearsal.world.submissions);
  later.world.joined = tail === unlinking;
  for (const event of tail) {
    const prompt = later.dialogue.stack.at(-1)?.asked ?? '';
    later.play(event.kind === 'tap' ? { ...event, prompt } : event);
  }
  return goldenOf(engine, house, later.dialogue, [...state.path.map(shownInput), ...tail.map(shownEvent)]);
}

/**
 * What conversations may stand in when a release ends: every question of every association; and for each step of a flow, in the first
 * association that has it, everything else that can have happened there.
 */
export function standing(engine: Engine, houses: Iterable<House>): Golden[] {
  const found: Golden[] = [];
  const steps = new Set<string>();
  for (const house of houses) {
    const reachedStates = walk(engine, house);
    for (const reached of reachedStates) {
      const { state, rehearsal } = reached;
      found.push(goldenOf(engine, house, rehearsal.dialogue, state.path.map(shownInput)));
      const step = `${state.flow}/${state.step}/${state.kind}`;
      if (!steps.has(step)) found.push(...tails.map((tail) => goneOn(engine, house, reached, tail)));
      steps.add(step);
    }
    const [first] = reachedStates;
    if (first) found.push(...refusing.map((tail) => goneOn(engine, house, first, tail)));
    const menu = reachedStates.find(({ state }) => state.flow === 'reception');
    if (menu) found.push(goneOn(engine, house, menu, unlinking));
    if (menu) found.push(...afterDecisions(engine, withAppeal(house), menu));
  }
  const isFirst = ({ association, dialogue }: Golden, at: number): boolean =>
    found.findIndex((one) => one.association === association && isDeepStrictEqual(one.dialogue, dialogue)) ===
    at;
  return found.filter(isFirst);
}
