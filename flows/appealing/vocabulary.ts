import {
  appealableUntil,
  ask,
  dayOf,
  found,
  vocabulary,
  type KnownRequest,
  type Scene,
} from '../../src/engine/flow.ts';

export interface Appealing {
  /** The case that is meant, where it is known. */
  readonly reference: string | null;
  readonly service: string | null;
  /** The cases among which the member chooses. */
  readonly among: readonly string[];
  readonly words: string | null;
}

type Here = Scene<Appealing>;

/** What this member may appeal against now, the latest first. */
const refused = (scene: Here): readonly KnownRequest[] =>
  (found(scene, 'mine')?.requests ?? []).filter(({ refusedOn }) => {
    const until = appealableUntil(scene.house, refusedOn);
    return until !== undefined && dayOf(scene.given.now) <= until;
  });
const named = (scene: Here): KnownRequest | undefined =>
  refused(scene).find(({ reference }) => reference === scene.context.reference);

export const words = vocabulary<Appealing>()({
  context: (input) => ({
    reference: typeof input['reference'] === 'string' ? input['reference'] : null,
    service: null,
    among: [],
    words: null,
  }),
  guards: {
    isHushed: ({ given }) => given.hushed ?? false,
    isForeseen: ({ house }) => house.association.pack.procedure.appeal !== undefined,
    isNamed: (scene) => named(scene) !== undefined,
    isOne: (scene) => refused(scene).length === 1,
    isSome: (scene) => refused(scene).length > 0,
  },
  assigns: {
    keepNamed: (scene) => ({ service: named(scene)?.service ?? null }),
    keepFirst: (scene) => ({
      reference: refused(scene)[0]?.reference ?? null,
      service: refused(scene)[0]?.service ?? null,
    }),
    keepAll: (scene) => ({ among: refused(scene).map(({ reference }) => reference) }),
    keepChosen: ({ event }) => ({ reference: event.choice ?? null }),
    keepReference: ({ event }) => ({ reference: event.reference ?? null }),
    keepWords: ({ event }) => ({ words: typeof event.value === 'string' ? event.value : null }),
    // What was typed turned out to be the answer, and no question.
    keepTyped: ({ event }) => {
      const value = event.output?.['value'];
      return { words: typeof value === 'string' ? value : null };
    },
  },
  effects: {
    lookUpMine: () => ({ type: 'lookUp', query: { kind: 'mine' } }),
    askWhich: ({ context }) =>
      ask('choice', 'appealing.which', { choices: context.among, of: 'reference', reference: true }),
    askWhy: ({ context }) => ({
      type: 'ask',
      ask: {
        kind: 'text',
        said: { line: 'appealing.why', values: { reference: context.reference ?? '' } },
        field: { service: context.service ?? '', name: 'asked.words' },
        choices: ['notYet'],
      },
    }),
    askSure: ({ context }) =>
      ask('yesNo', 'appealing.sure', {
        said: { line: 'appealing.sure', values: { words: context.words ?? '' } },
        choices: ['yes', 'no'],
        steady: ['yes'],
      }),
    appeal: ({ context: { reference, words: said } }) =>
      reference === null || said === null
        ? []
        : [{ type: 'appeal', reference, words: said }, { type: 'flag' }],
    sayHeard: ({ house, facts, context }) => {
      const title = house.association.pack.procedure.appeal?.title;
      const who = title ? ((facts.lang === 'en' ? title.en : undefined) ?? title.ar) : '';
      return {
        type: 'say',
        said: { line: 'appealing.heard', values: { reference: context.reference ?? '', who } },
      };
    },
  },
});
