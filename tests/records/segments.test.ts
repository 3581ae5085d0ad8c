import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { isFault } from '../../src/kernel/errors.ts';
import { encrypt } from '../../src/records/base/seal.ts';
import { wholeOf, type ObjectStore } from '../../src/records/files/objects.ts';
import { openFile, sealFile } from '../../src/records/files/segments.ts';
import { FileStore } from '../../src/records/turns/files.ts';

const seal = { key: randomBytes(32), purpose: 'file of a test' };
const kilobyte = 1024;
const [head, sealedSegment] = [40, 64 * kilobyte + 16];
/** As a store hands bytes over: in pieces whose length says nothing. */
async function* inPieces(bytes: Buffer, size = 50_001): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const opened = (sealed: Buffer, other = seal, size?: number): Promise<Buffer> =>
  wholeOf(openFile(other, inPieces(sealed, size)));
const refused = async (sealed: Buffer, other = seal): Promise<boolean> =>
  opened(sealed, other).then(
    () => false,
    (error: unknown) => isFault(error, 'wrongKey'),
  );

describe('a file that is sealed', () => {
  test.each([0, 1, 256 * kilobyte, 256 * kilobyte + 1, 320 * kilobyte, 320 * kilobyte + 1])(
    'of %i bytes is opened to the same bytes, and shows none of them',
    async (size) => {
      const plain = Buffer.alloc(size, 'a letter of a member ');
      const sealed = sealFile(seal, plain);
      expect(sealed.includes('a letter')).toBe(false);
      expect((await opened(sealed)).equals(plain)).toBe(true);
    },
  );

  test('is opened whatever the length of the pieces', async () => {
    const plain = randomBytes(300 * kilobyte);
    const sealed = sealFile(seal, plain);
    for (const size of [997, sealedSegment, sealed.length])
      expect((await opened(sealed, seal, size)).equals(plain)).toBe(true);
  });

  test('in one piece, as all files did once, is opened too', async () => {
    const plain = randomBytes(700 * kilobyte);
    expect((await opened(encrypt(seal.key, seal.purpose, plain))).equals(plain)).toBe(true);
  });

  test('lies otherwise each time', () => {
    const plain = randomBytes(300 * kilobyte);
    const [one, other] = [sealFile(seal, plain), sealFile(seal, plain)];
    expect(one.subarray(head, head + 16)).not.toEqual(other.subarray(head, head + 16));
  });
});

describe('of a file in segments', () => {
  const sealed = sealFile(seal, randomBytes(5 * 64 * kilobyte));

  test.each([0, 8, 39, head, head + sealedSegment - 1, head + sealedSegment, sealed.length - 1])(
    'a bit that was changed (byte %i) is found',
    async (at) => {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await refused(changed)).toBe(true);
    },
  );

  test.each([head, head + sealedSegment, head + 4 * sealedSegment, sealed.length - 1])(
    'an end that was cut off (at %i) is found',
    async (at) => expect(await refused(sealed.subarray(0, at))).toBe(true),
  );

  test('segments that changed places, came twice or are those of another file are found', async () => {
    const part = (from: Buffer, n: number): Buffer =>
      from.subarray(head + n * sealedSegment, head + (n + 1) * sealedSegment);
    const other = sealFile(seal, randomBytes(5 * 64 * kilobyte));
    const made = (parts: readonly Buffer[]): Buffer => Buffer.concat([sealed.subarray(0, head), ...parts]);
    const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((n) => part(sealed, n)) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    expect((await opened(made([a, b, c, d, e]))).length).toBe(5 * 64 * kilobyte);
    for (const parts of [
      [b, a, c, d, e],
      [a, b, b, c, d, e],
      [a, c, d, e],
      [a, part(other, 1), c, d, e],
      [a, b, c, d, e, e],
    ])
      expect(await refused(made(parts))).toBe(true);
  });

  test('nothing is opened by another key or for another file', async () => {
    expect(await refused(sealed, { ...seal, key: randomBytes(32) })).toBe(true);
    expect(await refused(sealed, { ...seal, purpose: 'file of another' })).toBe(true);
  });
});

test('ten megabytes are handed on as they are read: never more than a few segments are held', async () => {
  const id = 'a-file-of-ten-megabyte';
  const kept = new Map<string, Buffer>();
  let read = 0;
  let isLetGo = false;
  const objects: Pick<ObjectStore, 'put' | 'read'> = {
    put: async (name, bytes) => void kept.set(name, bytes),
    async read(name) {
      const pieces = inPieces(kept.get(name) ?? Buffer.of(), 64 * kilobyte);
      return (async function* counted() {
        try {
          for await (const piece of pieces) {
            read += piece.length;
            yield piece;
          }
        } finally {
          isLetGo = true;
        }
      })();
    },
  };
  const files = new FileStore(objects as ObjectStore);
  const plain = randomBytes(10 * 1024 * kilobyte);
  await files.put(seal, id, plain);
  let given = 0;
  let most = 0;
  for await (const piece of (await files.open(seal, id))!) {
    expect(Buffer.compare(piece, plain.subarray(given, given + piece.length))).toBe(0);
    given += piece.length;
    most = Math.max(most, read - given);
  }
  expect(given).toBe(plain.length);
  expect(most).toBeLessThan(256 * kilobyte);
  // Whoever goes away half-way lets go of what is behind.
  [read, isLetGo] = [0, false];
  const left = (await files.open(seal, id))!;
  await left.cancel();
  expect(isLetGo).toBe(true);
  expect(read).toBeLessThan(256 * kilobyte);
});
