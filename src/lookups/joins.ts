import { joinsOf } from '../records/turns/links.ts';
import type { LookUpKind } from './look-up.ts';

export interface JoinsQuery {
  readonly kind: 'joins';
}
export interface JoinsFound {
  readonly kind: 'joins';
  /** Whether another conversation sees requests of this one, or this one those of another. */
  readonly joined: boolean;
}

/** Whether this conversation is joined to another one. */
export const joins: LookUpKind<JoinsQuery, JoinsFound> = {
  kind: 'joins',
  find: async (_, { database, conversation }) => ({
    kind: 'joins',
    joined: (await joinsOf(database, conversation.id)).length > 0,
  }),
  rehearse: (_, { joined }) => ({ kind: 'joins', joined }),
};
