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

/** Whether it is this very notice that the member did not agree to: they have it, and are not sent all of it at every step that needs it. */
const wasRefused = ({ house, facts }: Scene<Consent>): boolean =>
  facts.consent === 'refused' && facts.notice === house.association.pack.privacy.version;

export const words = vocabulary<Consent>()({
  context: (input) => ({ asked: true, onTheWay: input['onTheWay'] === true }),
  guards: { isOnTheWay: ({ context }) => context.onTheWay },
  assigns: {},
  effects: {
    showNotice: (scene) => {
      const { notice, summary, full } = scene.house.association.pack.privacy;
      const known = wasRefused(scene);
      return {
        type: 'ask',
        ask: {
          kind: 'consent',
          said: known ? { line: 'consent.again' } : { words: summary ?? notice },
          choices: ['agree', 'refuse', ...(known || summary || full ? ['fullNotice'] : [])],
          steady: ['agree', 'refuse'],
        },
      };
    },
    showFull: ({ house }) => ({ type: 'say', said: { words: wholeNotice(house) } }),
    agree: (scene) => decide(scene, true),
    refuse: (scene) => decide(scene, false),
  },
});
