import { ask, vocabulary } from '../../src/engine/flow.ts';

export interface Unheard {
  /** It stands in the middle of something else, which goes on behind it. */
  readonly aside: boolean;
}

export const words = vocabulary<Unheard>()({
  context: () => ({ aside: true }),
  guards: {},
  assigns: {},
  effects: {
    askHow: () =>
      ask('choice', 'engine.voiceOffer', { choices: ['retype', 'call', 'person'], passing: true }),
  },
});
