/** Where the sealed bytes of files lie, each under the id of its file. Bytes that lie under an id never become others. */
export interface ObjectStore {
  /** Keeps bytes for good, wholly or not at all. Throws Fault diskFull or filesAway. */
  put(id: string, bytes: Buffer): Promise<void>;
  /** The bytes as they lie there, piece by piece; undefined when there are none. Throws Fault filesAway, also on the way. */
  read(id: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Lets go of bytes, where there are any. Throws Fault filesAway. */
  drop(id: string): Promise<void>;
  /** The ids of what has lain there since a moment or longer, in lots. Throws Fault filesAway. */
  since(at: number): AsyncIterable<readonly string[]>;
  /** Resolves when bytes could be kept now. Throws Fault diskFull, filesAway, or wrongEnvironment for what no waiting mends. */
  ping(): Promise<void>;
}

/** All bytes of an object in one piece. */
export async function wholeOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
