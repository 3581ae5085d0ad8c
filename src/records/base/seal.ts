import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { Fault } from '../../kernel/errors.ts';
import { randomSlice } from '../../kernel/ids.ts';

const algorithm = 'aes-256-gcm';
const ivSize = 12;
const tagSize = 16;

/** AES-256-GCM: 12 bytes of IV, the ciphertext, 16 bytes of tag. `purpose` is authenticated with it, so that one ciphertext cannot stand in another's place. */
export function encrypt(key: Buffer, purpose: string, plain: Buffer | string): Buffer {
  const iv = randomSlice(ivSize);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagSize });
  cipher.setAAD(Buffer.from(purpose));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final();
  return Buffer.concat([iv, body, cipher.getAuthTag()]);
}

/** Throws Fault wrongKey when the key is another one, or when a single bit was changed. */
export function decrypt(key: Buffer, purpose: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivSize), { authTagLength: tagSize });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(-tagSize));
    return Buffer.concat([decipher.update(bytes.subarray(ivSize, -tagSize)), decipher.final()]);
  } catch (cause) {
    throw new Fault(
      'wrongKey',
      'What is stored cannot be opened: it was written with another SILAH_KEY, or it was changed.',
      { cause },
    );
  }
}

/** A key that wraps other keys, made from the text of SILAH_KEY or the key file. `id` names it in what it wrapped. */
interface Master {
  readonly id: Buffer;
  readonly key: Buffer;
}

const idSize = 4;
const derive = (secret: string, purpose: string, size: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'silah', purpose, size));

const masterOf = (secret: string): Master => ({
  id: derive(secret, 'id', idSize),
  key: derive(secret, 'wrap', 32),
});

/** The present key, and the one before it while keys are being changed. */
export interface Keyring {
  readonly present: Master;
  readonly all: readonly Master[];
}

export const keyringOf = (secret: string, previous?: string): Keyring => {
  const present = masterOf(secret);
  return { present, all: previous === undefined ? [present] : [present, masterOf(previous)] };
};

const isOf = (master: Master, wrapped: Uint8Array): boolean => master.id.equals(wrapped.subarray(0, idSize));
export const isWrappedBy = isOf;

export const wrap = (ring: Keyring, purpose: string, key: Buffer): Buffer =>
  Buffer.concat([ring.present.id, encrypt(ring.present.key, purpose, key)]);

/** Throws Fault wrongKey when no key of the ring opens it. */
export function unwrap(ring: Keyring, purpose: string, wrapped: Uint8Array): Buffer {
  const master = ring.all.find((one) => isOf(one, wrapped));
  if (!master)
    throw new Fault(
      'wrongKey',
      'SILAH_KEY is not the key that this database was made with. Set the former key, or set SILAH_KEY_PREVIOUS to it and run: npm run rotate-key',
    );
  return decrypt(master.key, purpose, wrapped.subarray(idSize));
}

/** Keyed hashes: look-up without showing what is looked up. */
export interface Blind {
  /** HMAC-SHA-256 of the parts, 32 bytes; each purpose has its own. */
  hash(purpose: string, ...parts: readonly string[]): Buffer;
}

export function blindOf(key: Buffer): Blind {
  return {
    hash: (purpose, ...parts) =>
      createHmac('sha256', key)
        .update(JSON.stringify([purpose, ...parts]))
        .digest(),
  };
}
