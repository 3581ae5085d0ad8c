import { drawn, found, lacksConsent, vocabulary, type Scene } from '../../src/engine/flow.ts';

export interface Linking {
  /** Whether the member came with a code in his hand. */
  readonly hasCode: boolean;
}

const outcome = (scene: Scene<Linking>) => found(scene, 'code')?.outcome;

const newCode = (seed: string): string => String(drawn(seed, 'linking', 1_000_000)).padStart(6, '0');

export const words = vocabulary<Linking>()({
  context: (input) => ({ hasCode: input['hasCode'] === true }),
  guards: {
    lacksConsent,
    hasCode: ({ context }) => context.hasCode,
    isLinked: (scene) => outcome(scene) === 'linked',
    isLocked: (scene) => outcome(scene) === 'locked',
  },
  assigns: {},
  effects: {
    giveCode: ({ given }) => {
      const code = newCode(given.seed);
      return [
        { type: 'offerLink', code },
        { type: 'say', said: { line: 'linking.code', values: { code } } },
      ];
    },
    tryCode: ({ event }) => ({
      type: 'lookUp',
      query: { kind: 'code', code: typeof event.value === 'string' ? event.value : '' },
    }),
  },
});
