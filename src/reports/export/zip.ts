import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive; its name is of Latin letters. */
export interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first moment that an archive can name, 1 January 1980: what is packed twice is the same. */
const [time, date] = [0, 0x21];
const deflated = 8;
const version = 20;
const signs = { file: 0x04034b50, listed: 0x02014b50, end: 0x06054b50 } as const;

function written(sizes: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(sizes.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of sizes) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** A file as an archive holds it: what stands before it, its name, itself; and how the list of all names it, by where it stands. */
interface Entry {
  readonly head: Buffer;
  readonly title: Buffer;
  readonly packed: Buffer;
  readonly listed: (at: number) => Buffer;
}

function entryOf({ name, bytes }: Packed): Entry {
  const packed = deflateRawSync(bytes);
  const title = Buffer.from(name, 'ascii');
  const facts = [
    [2, version],
    [2, 0],
    [2, deflated],
    [2, time],
    [2, date],
    [4, crc32(bytes)],
    [4, packed.length],
    [4, bytes.length],
    [2, title.length],
    [2, 0],
  ] as const;
  return {
    head: written([[4, signs.file], ...facts]),
    title,
    packed,
    listed: (at) =>
      written([[4, signs.listed], [2, version], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]),
  };
}

const endOf = (count: number, size: number, at: number): Buffer =>
  written([
    [4, signs.end],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, at],
    [2, 0],
  ]);

/** Files as one archive (ZIP, deflated), in their order; for less than 4 GB. */
export function zipped(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const { head, title, packed, listed } = entryOf(file);
    list.push(listed(at), title);
    parts.push(head, title, packed);
    at += head.length + title.length + packed.length;
  }
  const all = Buffer.concat(list);
  return Buffer.concat([...parts, all, endOf(files.length, all.length, at)]);
}
