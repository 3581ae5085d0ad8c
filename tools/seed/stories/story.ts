import type { Member } from '../member.ts';

/**
 * What one member goes through. It begins when the member is there; each number that it yields is a moment (milliseconds since the epoch)
 * at which it goes on, and others act in between. A story that would go on in the future is left as it stands.
 */
export interface Story {
  /** How many of all members it happens to, of the sum of all shares. */
  readonly share: number;
  tell(member: Member, n: number): AsyncGenerator<number, void>;
}
