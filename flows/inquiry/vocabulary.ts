import {
  ask,
  call,
  type Effect,
  fieldAt,
  isItLine,
  showField,
  toldWith,
  vocabulary,
  type FieldValue,
  type Said,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Inquiry {
  /** What may answer the question, while the member is asked which they meant. */
  readonly candidates: readonly { readonly from: 'answer' | 'clause'; readonly id: string }[];
  /** Asked in the middle of something else: one answer, then back to it. */
  readonly aside: boolean;
  /** What the text would be as an answer to the question in whose middle it came; null when it can be none. */
  readonly value: FieldValue | null;
  /** The field that the text may answer. */
  readonly field?: { readonly service: string; readonly name: string };
  readonly answered: boolean;
  /** What is told at once. Conversations of earlier releases have neither it nor what follows. */
  readonly quotes?: Inquiry['candidates'];
  /** Nothing that is approved comes near the question. */
  readonly unanswered?: boolean;
  /** Why a person is to answer. */
  readonly reason?: 'unknown' | 'unanswered';
  /** Asked at the menu, to which it goes back. */
  readonly atMenu?: boolean;
  /** What was answered last, by the ids of the answers. */
  readonly told?: readonly string[];
}

const day = 24 * 60 * 60 * 1000;

/** Tells answers and clauses, and remembers which. */
const quotedAll = ({ facts }: Scene<Inquiry>, candidates: Inquiry['candidates']): Effect[] => [
  {
    type: 'note',
    facts: {
      told: toldWith(
        facts,
        candidates.map(({ id }) => id),
      ),
    },
  },
  ...candidates.map((candidate): Effect => ({ type: 'answer', candidate: { ...candidate } })),
];

/** A list of what may have been meant does not stay open over the next message. */
const passing = true as const;

/** Whether it is the answer to what was asked: in the words of its kind of field, where it has some. */
function isItMine({ context, house, facts }: Scene<Inquiry>): Said {
  const field = fieldAt(house, context.field);
  const word = field && isItLine(field);
  if (!field || word === undefined || context.value === null) return { line: 'inquiry.isItMine' };
  return { group: 'faults', word, values: { value: showField(field, context.value, facts.lang) } };
}

/** The answers that are told with an event, or at the beginning, by their ids. */
function toldNow({ quotes = [] }: Inquiry, { candidates, choice = '' }: Scene<Inquiry>['event']): string[] {
  const chosen = choice.startsWith('answer.') ? [choice.slice('answer.'.length)] : [];
  return [...(candidates ?? quotes).flatMap(({ from, id }) => (from === 'answer' ? [id] : [])), ...chosen];
}

/** What the answers that were told lead to, a button for each: their services, and what of the menu they name. */
function leads({ context, house, menu }: Pick<Scene<Inquiry>, 'context' | 'house' | 'menu'>): string[] {
  const told = house.association.answers.filter(({ id }) => context.told?.includes(id));
  const named = menu.filter(({ choice, steady }) => {
    const label = house.wording.line('ar', `choices.${choice}`);
    return !steady && told.some(({ answer }) => answer.ar.includes(`"${label}"`));
  });
  return [
    ...new Set([...told.flatMap(({ service }) => service ?? []), ...named.map(({ choice }) => choice)]),
  ];
}

const escalate = (reason: string) => call('handover', { reason, flow: 'inquiry', step: 'ask' });

export const words = vocabulary<Inquiry>()({
  context: (input) => ({
    candidates: (input['candidates'] ?? []) as unknown as Inquiry['candidates'],
    aside: input['aside'] === true,
    value: (input['value'] ?? null) as FieldValue | null,
    ...(input['field'] !== undefined && {
      field: input['field'] as unknown as NonNullable<Inquiry['field']>,
    }),
    answered: false,
    quotes: (input['quotes'] ?? []) as unknown as Inquiry['candidates'],
    unanswered: input['unanswered'] === true,
    atMenu: input['atMenu'] === true,
  }),
  guards: {
    leadsOn: (scene) => leads(scene).includes(scene.event.choice ?? ''),
    mustChoose: ({ context }) => context.candidates.length > 0 || context.value !== null,
    hasQuotes: ({ context }) => (context.quotes?.length ?? 0) > 0,
    isUnanswered: ({ context }) => context.unanswered === true,
    isAside: ({ context }) => context.aside,
    goesBack: ({ context }) => context.aside || context.atMenu === true,
    ratedLately: ({ facts, given }) =>
      given.hushed === true || (facts.ratedAt !== undefined && given.now - facts.ratedAt < day),
  },
  assigns: {
    keepCandidates: ({ event }) => ({ candidates: event.candidates ?? [] }),
    markAnswered: ({ context, event }) => ({
      answered: true,
      candidates: [],
      told: toldNow(context, event),
    }),
    markUnknown: () => ({ reason: 'unknown' }),
    markUnhelped: () => ({ reason: 'unanswered' }),
    startAfresh: () => ({ answered: false, candidates: [], told: [] }),
  },
  effects: {
    askQuestion: (scene) =>
      scene.context.answered
        ? ask('text', 'inquiry.didThisAnswer', {
            choices: [...leads(scene), 'answered', 'unanswered'],
            of: 'service',
            steady: ['unanswered'],
            casual: true,
          })
        : ask('text', 'inquiry.ask'),
    askWhich: (scene) => {
      const { context } = scene;
      const candidates = context.candidates.map(({ from, id }) => `${from}.${id}`);
      if (context.value === null)
        return ask('choice', 'inquiry.which', { choices: [...candidates, 'none'], of: 'answer', passing });
      if (candidates.length === 0)
        return {
          type: 'ask',
          ask: { kind: 'choice', said: isItMine(scene), choices: ['mine', 'question'], passing },
        };
      return ask('choice', 'inquiry.whichOrMine', {
        choices: [...candidates, 'mine', 'none'],
        of: 'answer',
        passing,
      });
    },
    quote: (scene) => quotedAll(scene, scene.event.candidates ?? []),
    tellQuotes: (scene) => quotedAll(scene, scene.context.quotes ?? []),
    quoteChosen: (scene) => {
      const [from, ...id] = (scene.event.choice ?? '').split('.');
      return quotedAll(scene, [{ from: from === 'clause' ? 'clause' : 'answer', id: id.join('.') }]);
    },
    begin: ({ event: { choice = '' }, menu }) => {
      const entry = menu.find((one) => one.choice === choice);
      return entry ? call(entry.flow, entry.input) : call('request', { service: choice });
    },
    callPerson: ({ context }) => escalate(context.reason ?? 'unknown'),
  },
});
