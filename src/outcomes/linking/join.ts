import { outcome } from '../outcome.ts';

/** Two conversations are one member's: the one whose code this conversation claimed, and this one. */
export const join = outcome('join', {}, { keep: () => ({}), joins: true });
