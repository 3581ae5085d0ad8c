import type { FactKind } from '../kind.ts';

/** How conversations that wait are shared out among those who are at the desk, and how many one of them has at most. */
export const sharing: FactKind = {
  name: 'sharing',
  parts: {
    rule: {
      path: ['sharing', 'rule'],
      form: { as: 'choice', of: ['none', 'leastBusy', 'samePerson'] },
      mayLack: false,
    },
    most: { path: ['sharing', 'most'], form: { as: 'number' }, mayLack: false },
  },
  reads: () => [],
};
