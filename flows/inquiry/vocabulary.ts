import { ask, call, vocabulary, type FieldValue, type Scene } from '../../src/engine/flow.ts';

export interface Inquiry {
  /** What may answer the question, while the member is asked which he meant. */
  readonly candidates: readonly { readonly from: 'answer' | 'clause'; readonly id: string }[];
  /** Asked in the middle of something else: one answer, then back to it. */
  readonly aside: boolean;
  /** What the text would be as an answer to the question in whose middle it came; null when it can be none. */
  readonly value: FieldValue | null;
  readonly answered: boolean;
}

const day = 24 * 60 * 60 * 1000;

const told = ({ facts }: Scene<Inquiry>, from: 'answer' | 'clause', id: string) =>
  [
    { type: 'note', facts: { told: [...(facts.told ?? []).filter((one) => one !== id), id].slice(-5) } },
    { type: 'answer', candidate: { from, id } },
  ] as const;

const escalate = (reason: string) => call('handover', { reason, flow: 'inquiry', step: 'ask' });

export const words = vocabulary<Inquiry>()({
  context: (input) => ({
    candidates: (input['candidates'] ?? []) as unknown as Inquiry['candidates'],
    aside: input['aside'] === true,
    value: (input['value'] ?? null) as FieldValue | null,
    answered: false,
  }),
  guards: {
    mustChoose: ({ context }) => context.candidates.length > 0 || context.value !== null,
    isAside: ({ context }) => context.aside,
    ratedLately: ({ facts, given }) => facts.ratedAt !== undefined && given.now - facts.ratedAt < day,
  },
  assigns: {
    keepCandidates: ({ event }) => ({ candidates: event.candidates ?? [] }),
    markAnswered: () => ({ answered: true, candidates: [] }),
    startAfresh: () => ({ answered: false, candidates: [] }),
  },
  effects: {
    askQuestion: ({ context }) =>
      context.answered
        ? ask('text', 'inquiry.didThisAnswer', { choices: ['answered', 'unanswered'] })
        : ask('text', 'inquiry.ask'),
    askWhich: ({ context }) => {
      const candidates = context.candidates.map(({ from, id }) => `${from}.${id}`);
      if (context.value === null)
        return ask('choice', 'inquiry.which', { choices: [...candidates, 'none'], of: 'answer' });
      if (candidates.length === 0)
        return ask('choice', 'inquiry.isItMine', { choices: ['mine', 'question'] });
      return ask('choice', 'inquiry.whichOrMine', { choices: [...candidates, 'mine', 'none'], of: 'answer' });
    },
    quote: (scene) => told(scene, 'answer', scene.event.answer ?? ''),
    quoteChosen: (scene) => {
      const [from, ...id] = (scene.event.choice ?? '').split('.');
      return told(scene, from === 'clause' ? 'clause' : 'answer', id.join('.'));
    },
    handOverUnknown: () => escalate('unknown'),
    handOverUnanswered: () => escalate('unanswered'),
  },
});
