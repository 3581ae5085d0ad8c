import { createHash } from 'node:crypto';
import { isTypedArray } from 'node:util/types';

/**
 * What was learned, as bytes: their SHA-256, the length of a text, the text, and behind it arrays of numbers, each from a whole number of eight bytes on. The
 * text is JSON in which `{"[numbers]": […]}` names an array by its type, its place and its length. Arrays are read where they stand.
 */
const types = { Int32Array, Float32Array, Float64Array } as const;
type Numbers = InstanceType<(typeof types)[keyof typeof types]>;
type Named = readonly [type: keyof typeof types, at: number, length: number];

const behind = '[numbers]';
const width = 8;
const digestLength = 32;
const head = digestLength + width;
const rounded = (length: number): number => Math.ceil(length / width) * width;
function digestOf(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The type of an array, by its own word: in a test it may be of another realm. */
function typeOf(array: ArrayBufferView): keyof typeof types {
  const name = Object.prototype.toString.call(array).slice(8, -1);
  if (name === 'Int32Array' || name === 'Float32Array' || name === 'Float64Array') return name;
  throw new Error(`${name} cannot be kept`);
}

/** Bytes that `read` reads again as the same value. */
export function written(value: object): Buffer {
  const arrays: Buffer[] = [];
  let size = 0;
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (!isTypedArray(part)) return part;
    const { buffer, byteOffset, byteLength } = part;
    const named: Named = [typeOf(part), size, part.length];
    arrays.push(Buffer.from(buffer, byteOffset, byteLength), Buffer.alloc(rounded(byteLength) - byteLength));
    size += rounded(byteLength);
    return { [behind]: named };
  });
  const words = Buffer.from(text);
  const length = Buffer.alloc(width);
  length.writeUInt32LE(words.length);
  const body = [length, words, Buffer.alloc(rounded(words.length) - words.length), ...arrays];
  return Buffer.concat([digestOf(...body), ...body]);
}

/** The value that `written` made bytes of; undefined when they are not those any more. */
export function read(bytes: Buffer<ArrayBuffer>): unknown {
  const body = bytes.subarray(digestLength);
  if (bytes.length < head || !digestOf(body).equals(bytes.subarray(0, digestLength))) return undefined;
  const length = body.readUInt32LE();
  const from = bytes.byteOffset + head + rounded(length);
  const arrayOf = ([type, at, size]: Named): Numbers => new types[type](bytes.buffer, from + at, size);
  return JSON.parse(bytes.toString('utf8', head, head + length), (_, part: unknown) =>
    isBehind(part) ? arrayOf(part[behind]) : part,
  );
}

const isBehind = (part: unknown): part is { readonly [behind]: Named } =>
  typeof part === 'object' && part !== null && behind in part;
