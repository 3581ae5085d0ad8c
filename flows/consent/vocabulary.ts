import { vocabulary, type Scene } from '../../src/engine/flow.ts';

export interface Consent {
  readonly asked: boolean;
  /** Asked on the way to something else, which may be left for what was there before. */
  readonly onTheWay: boolean;
}

const decide = ({ house }: Scene<Consent>, given: boolean) => {
  const notice = house.association.pack.privacy.version;
  return [
    { type: 'note', facts: { consent: given ? 'given' : 'refused', notice } },
    { type: 'consent', given, notice },
  ] as const;
};

export const words = vocabulary<Consent>()({
  context: (input) => ({ asked: true, onTheWay: input['onTheWay'] === true }),
  guards: { isOnTheWay: ({ context }) => context.onTheWay },
  assigns: {},
  effects: {
    showNotice: ({ house }) => ({
      type: 'ask',
      ask: {
        kind: 'consent',
        said: { words: house.association.pack.privacy.notice },
        choices: ['agree', 'refuse', ...(house.association.pack.privacy.full ? ['fullNotice'] : [])],
        steady: ['agree', 'refuse'],
      },
    }),
    showFull: ({ house }) => {
      const { full } = house.association.pack.privacy;
      return full ? { type: 'say', said: { words: full } } : [];
    },
    agree: (scene) => decide(scene, true),
    refuse: (scene) => decide(scene, false),
  },
});
