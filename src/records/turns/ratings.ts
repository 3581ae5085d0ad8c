import type { Database } from '../base/database.ts';
import { decrypt, encrypt, unwrap, wrap } from '../base/seal.ts';
import { randomSlice } from '../../kernel/ids.ts';

/**
 * A rating stands by itself: its name in the tables is a keyed hash of the one that its question has in the conversation, what its member wrote beside it has
 * a key of its own, and its days are days. Nothing there leads to a conversation.
 */
export const ratingName = ({ blind }: Pick<Database, 'blind'>, id: string): string =>
  blind.hash('rating', id).toString('hex');

/** Of which conversation a rating is that was not counted yet, as a keyed hash: no two of one are counted together. */
export const raterName = ({ blind }: Pick<Database, 'blind'>, publicId: string): string =>
  blind.hash('rater', publicId).toString('hex');

export const ratingKeyPurpose = (name: string): string => `rating ${name}`;
const textPurpose = (name: string): string => `comment ${name}`;

/** A comment as it is kept, with its key. */
export interface SealedComment {
  readonly dataKey: Buffer;
  readonly text: Buffer;
}

export function sealComment(
  { keyring }: Pick<Database, 'keyring'>,
  name: string,
  words: string,
): SealedComment {
  const key = randomSlice(32);
  return {
    dataKey: wrap(keyring, ratingKeyPurpose(name), key),
    text: encrypt(key, textPurpose(name), words),
  };
}

/** Throws Fault wrongKey for another rating's comment. */
export function openComment(
  { keyring }: Pick<Database, 'keyring'>,
  name: string,
  { dataKey, text }: SealedComment,
): string {
  const key = unwrap(keyring, ratingKeyPurpose(name), dataKey);
  return decrypt(key, textPurpose(name), text).toString('utf8');
}
