import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { Fault } from '../../kernel/errors.ts';
import { randomSlice } from '../../kernel/ids.ts';
import { decrypt, encrypt } from '../base/seal.ts';

/**
 * A file is sealed in segments, so that it is opened piece by piece, and what was opened may be handed on before the rest is read (STREAM, of "Online Authenticated-Encryption and
 * its Nonce-Reuse Misuse-Resistance", 2015). It lies as a mark, 32 bytes of salt, and segments: each of 64 KiB with 16 bytes of tag, the last one shorter. The key is made for this
 * file alone, of the conversation's, the salt and the purpose; a nonce is the number of its segment and whether it is the last, so that none can be left out, moved or cut off.
 */
const algorithm = 'aes-256-gcm';
const mark = Buffer.from('silah s1');
const saltSize = 32;
const headSize = mark.length + saltSize;
const tagSize = 16;
const segment = 64 * 1024;
/** What is shorter lies in one piece, as all files did once. */
const short = 4 * segment;

/** By what a file is sealed. */
export interface FileSeal {
  readonly key: Buffer;
  readonly purpose: string;
}

const keyOf = ({ key, purpose }: FileSeal, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, purpose, 32));

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

export function sealFile(seal: FileSeal, plain: Buffer): Buffer {
  if (plain.length <= short) return encrypt(seal.key, seal.purpose, plain);
  const salt = randomSlice(saltSize);
  const key = keyOf(seal, salt);
  const sealed = Buffer.alloc(headSize + plain.length + tagSize * Math.ceil(plain.length / segment));
  sealed.set(mark);
  sealed.set(salt, mark.length);
  for (let at = 0, number = 0; at < plain.length; at += segment, number += 1) {
    const nonce = nonceOf(number, at + segment >= plain.length);
    const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagSize });
    const body = cipher.update(plain.subarray(at, at + segment));
    cipher.final();
    const place = headSize + number * (segment + tagSize);
    sealed.set(body, place);
    sealed.set(cipher.getAuthTag(), place + body.length);
  }
  return sealed;
}

function openSegment(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagSize });
    decipher.setAuthTag(sealed.subarray(-tagSize));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagSize)), decipher.final()]);
  } catch (cause) {
    throw new Fault(
      'wrongKey',
      'A file cannot be opened: it was written with another SILAH_KEY, or it was changed.',
      { cause },
    );
  }
}

interface Cut {
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

/** Cuts pieces of any length anew: into `first` bytes, then `each`; the last one is what remains. */
async function* cut(pieces: AsyncIterable<Uint8Array>, first: number, each: number): AsyncGenerator<Cut> {
  let [held, wanted] = [Buffer.alloc(0), first];
  for await (const piece of pieces) {
    held = Buffer.concat([held, piece]);
    for (; held.length > wanted; wanted = each) {
      yield { bytes: held.subarray(0, wanted), isLast: false };
      held = held.subarray(wanted);
    }
  }
  yield { bytes: held, isLast: true };
}

/** Opens a file piece by piece, however it lies. Throws Fault wrongKey when the key is another one, or at the first piece that was changed. */
export async function* openFile(seal: FileSeal, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const held: Buffer[] = [];
  let key: Buffer | undefined;
  let number = 0;
  for await (const { bytes, isLast } of cut(pieces, headSize, segment + tagSize)) {
    if (key) {
      yield openSegment(key, nonceOf(number, isLast), bytes);
      number += 1;
    } else if (held.length === 0 && !isLast && bytes.subarray(0, mark.length).equals(mark)) {
      key = keyOf(seal, bytes.subarray(mark.length));
    } else held.push(bytes);
  }
  if (!key) yield decrypt(seal.key, seal.purpose, Buffer.concat(held));
}
