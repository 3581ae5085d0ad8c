import { createHash } from 'node:crypto';

/** One link of the chain of an association. `ref` names the row that it stands for, `hash` is that row's MAC. */
export interface Link {
  readonly kind: string;
  readonly ref: string;
  readonly hash: Buffer;
}

/** The head before the first link. */
export const noHead = Buffer.alloc(32);

/** The head after a link. */
export const headAfter = (before: Buffer, { kind, ref, hash }: Link): Buffer =>
  createHash('sha256')
    .update(before)
    .update(JSON.stringify([kind, ref]))
    .update(hash)
    .digest();
