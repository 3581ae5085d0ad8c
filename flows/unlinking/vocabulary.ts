import { found, vocabulary } from '../../src/engine/flow.ts';

export const words = vocabulary<Readonly<Record<string, never>>>()({
  context: () => ({}),
  guards: {
    isHushed: ({ given }) => given.hushed ?? false,
    isJoined: (scene) => found(scene, 'joins')?.joined ?? false,
  },
  assigns: {},
  effects: {
    lookUpJoins: () => ({ type: 'lookUp', query: { kind: 'joins' } }),
    unlink: () => ({ type: 'unlink' }),
  },
});
