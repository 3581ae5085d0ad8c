import type { FactKind } from '../kind.ts';

const part = (name: 'members' | 'quorum' | 'approvals', mayLack: boolean): FactKind['parts'][string] => ({
  path: ['procedure', 'committee', name],
  form: { as: 'number' },
  mayLack,
});

/** How many sit in the committee, how many must vote and how many must agree. */
export const committee: FactKind = {
  name: 'committee',
  parts: {
    members: part('members', true),
    quorum: part('quorum', false),
    approvals: part('approvals', false),
  },
  reads: () => [],
};
