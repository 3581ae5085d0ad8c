import { vocabulary, wholeNotice, type Scene } from '../../src/engine/flow.ts';

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
    showNotice: ({ house }) => {
      const { notice, summary, full } = house.association.pack.privacy;
      return {
        type: 'ask',
        ask: {
          kind: 'consent',
          said: { words: summary ?? notice },
          choices: ['agree', 'refuse', ...(summary || full ? ['fullNotice'] : [])],
          steady: ['agree', 'refuse'],
        },
      };
    },
    showFull: ({ house }) => ({ type: 'say', said: { words: wholeNotice(house) } }),
    agree: (scene) => decide(scene, true),
    refuse: (scene) => decide(scene, false),
  },
});
