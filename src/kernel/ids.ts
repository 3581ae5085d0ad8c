import { createHash, randomBytes, randomFillSync } from 'node:crypto';

/** 128 random bits as 22 URL-safe characters: names of conversations, prompts of other systems, files. */
export const randomId = (): string => randomBytes(16).toString('base64url');

/** 256 random bits as 43 URL-safe characters: whatever opens a door (tokens, resume values). */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** By which such a secret is kept and found again (SHA-256): it cannot be guessed, so that it needs no salt. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const pool = Buffer.alloc(8192);
let used = pool.length;

/** `size` fresh random bytes, cut from a pool so that a busy turn does not pay a system call for each. */
export function randomSlice(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return Buffer.from(pool.subarray(used - size, used));
}

/** The chance of one turn: 16 hexadecimal characters, stored with the turn so that it can be replayed. What is drawn of it may be hard to guess. */
export const randomSeed = (): string => randomSlice(8).toString('hex');

/** The name of what a turn leaves, by its moment and its chance: computed again, the turn names it alike. */
export const nameIn = ({ now, seed }: { readonly now: number; readonly seed: string }): string =>
  `${now.toString(36)}-${seed}`;

/**
 * A number in [0, below) that depends on nothing but `seed` and `salt`: SHA-256 of both, so every number in the range
 * is equally likely as far as anyone can see. `below` is at most 2^48.
 */
export function drawn(seed: string, salt: string, below: number): number {
  const digest = createHash('sha256').update(`${salt}|${seed}`).digest();
  return digest.readUIntBE(0, 6) % below;
}
