import { vocabulary, type Scene } from '../../src/engine/flow.ts';

export interface Consent {
  readonly asked: boolean;
}

const decide = ({ house }: Scene<Consent>, given: boolean) => {
  const notice = house.association.pack.privacy.version;
  return [
    { type: 'note', facts: { consent: given ? 'given' : 'refused', notice } },
    { type: 'consent', given, notice },
  ] as const;
};

export const words = vocabulary<Consent>()({
  context: () => ({ asked: true }),
  guards: {},
  assigns: {},
  effects: {
    showNotice: ({ house }) => ({
      type: 'ask',
      ask: {
        kind: 'consent',
        said: { words: house.association.pack.privacy.notice },
        choices: ['agree', 'refuse'],
      },
    }),
    agree: (scene) => decide(scene, true),
    refuse: (scene) => decide(scene, false),
  },
});
