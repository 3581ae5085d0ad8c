import { drawn, found, lacksConsent, vocabulary, type Scene } from '../../src/engine/flow.ts';

export interface Linking {
  /** Whether the member came with a code in hand. */
  readonly hasCode: boolean;
}

const outcome = (scene: Scene<Linking>) => found(scene, 'code')?.outcome;

const figures = 12;
const newCode = (seed: string): string =>
  String(drawn(seed, 'linking', 10 ** figures)).padStart(figures, '0');
/** As it is read out and written down: "702 375 118 204". */
const inThrees = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');

export const words = vocabulary<Linking>()({
  context: (input) => ({ hasCode: input['hasCode'] === true }),
  guards: {
    lacksConsent,
    isHushed: ({ given }) => given.hushed ?? false,
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
        { type: 'say', said: { line: 'linking.code', values: { code: inThrees(code) } } },
      ];
    },
    tryCode: ({ event }) => ({
      type: 'lookUp',
      query: { kind: 'code', code: typeof event.value === 'string' ? event.value : '' },
    }),
  },
});
