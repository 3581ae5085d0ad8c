/** PostgreSQL's binary form of one-dimensional arrays: parameters sent so cost neither escaping nor parsing. */
const oid = { bytea: 17, int8: 20, int4: 23 } as const;
const headSize = 20;

/** Writes what stands before the values of an array of `count` elements. */
function head(
  buffer: Buffer,
  { kind, count, hasNull }: { kind: number; count: number; hasNull: boolean },
): void {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(hasNull ? 1 : 0, 4);
  buffer.writeInt32BE(kind, 8);
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16);
}

const empty = (kind: number): Buffer => {
  const buffer = Buffer.alloc(12);
  buffer.writeInt32BE(kind, 8);
  return buffer;
};

export function int4Array(values: readonly number[]): Buffer {
  if (values.length === 0) return empty(oid.int4);
  const buffer = Buffer.allocUnsafe(headSize + values.length * 8);
  head(buffer, { kind: oid.int4, count: values.length, hasNull: false });
  let at = headSize;
  for (const value of values) {
    at = buffer.writeInt32BE(4, at);
    at = buffer.writeInt32BE(value, at);
  }
  return buffer;
}

/** Numbers must be whole; null stays null. */
export function int8Array(values: readonly (number | null)[]): Buffer {
  if (values.length === 0) return empty(oid.int8);
  const buffer = Buffer.allocUnsafe(headSize + values.length * 12);
  head(buffer, { kind: oid.int8, count: values.length, hasNull: values.includes(null) });
  let at = headSize;
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(-1, at);
      continue;
    }
    at = buffer.writeInt32BE(8, at);
    at = buffer.writeBigInt64BE(BigInt(value), at);
  }
  return buffer.subarray(0, at);
}

export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  if (values.length === 0) return empty(oid.bytea);
  const size = values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), headSize);
  const buffer = Buffer.allocUnsafe(size);
  head(buffer, { kind: oid.bytea, count: values.length, hasNull: values.includes(null) });
  let at = headSize;
  for (const value of values) {
    at = buffer.writeInt32BE(value === null ? -1 : value.length, at);
    if (value === null) continue;
    buffer.set(value, at);
    at += value.length;
  }
  return buffer;
}
