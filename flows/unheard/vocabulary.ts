import { ask, vocabulary } from '../../src/engine/flow.ts';

export interface Unheard {
  /** It stands in the middle of something else, which goes on behind it. */
  readonly aside: boolean;
  /** The voice note is kept for the person who hears it; unknown in what earlier releases stored. */
  readonly kept?: boolean;
}

export const words = vocabulary<Unheard>()({
  context: ({ kept }) => ({ aside: true, kept: kept === true }),
  guards: {},
  assigns: {},
  effects: {
    askHow: ({ context }) =>
      ask('choice', context.kept === true ? 'engine.voiceKeptOffer' : 'engine.voiceOffer', {
        choices: ['retype', 'call', 'person'],
        passing: true,
      }),
  },
});
