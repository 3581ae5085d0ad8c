import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { Subscription } from './subscription.ts';

const curve = 'prime256v1';
const publicSize = 65;
const authSize = 16;
const saltSize = 16;
const recordSize = 4096;
/** All messages have this length, so that it tells nothing of them; the end of the last record is marked by a 2 (RFC 8188). */
const paddedSize = 512;
const lastRecord = 2;

/** Keys of a salt and a secret, each for one use. */
const keysOf =
  (salt: Buffer, secret: Buffer) =>
  (use: Buffer | string, size: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, use, size));

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');

/** Whether the keys of a subscription are such that something can be encrypted for them: a point on the curve, a secret of sixteen bytes. */
export function areKeys({ p256dh, auth }: Subscription['keys']): boolean {
  const theirs = bytesOf(p256dh);
  if (theirs.length !== publicSize || theirs[0] !== 4 || bytesOf(auth).length !== authSize) return false;
  try {
    const probe = createECDH(curve);
    probe.generateKeys();
    probe.computeSecret(theirs);
    return true;
  } catch {
    return false;
  }
}

/** What is drawn for one message: a key of its own, and a salt. */
export interface Drawn {
  readonly privateKey: Buffer;
  readonly salt: Buffer;
}

function drawn(): Drawn {
  const own = createECDH(curve);
  own.generateKeys();
  return { privateKey: own.getPrivateKey(), salt: randomBytes(saltSize) };
}

/** A text that one browser alone can read: RFC 8291 in one record of the coding `aes128gcm`. Throws for keys that `areKeys` refuses. */
export function encrypted(
  text: string,
  { p256dh, auth }: Subscription['keys'],
  { privateKey, salt }: Drawn = drawn(),
): Buffer {
  const theirs = bytesOf(p256dh);
  const own = createECDH(curve);
  own.setPrivateKey(privateKey);
  const shared = own.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, own.getPublicKey()]);
  const keyFor = keysOf(salt, keysOf(bytesOf(auth), shared)(info, 32));
  const key = keyFor('Content-Encoding: aes128gcm\0', 16);
  const nonce = keyFor('Content-Encoding: nonce\0', 12);
  const words = Buffer.from(text);
  const plain = Buffer.alloc(Math.max(paddedSize, words.length + 1));
  words.copy(plain);
  plain[words.length] = lastRecord;
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(recordSize);
  const head = [salt, size, Buffer.from([publicSize]), own.getPublicKey()];
  return Buffer.concat([...head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
