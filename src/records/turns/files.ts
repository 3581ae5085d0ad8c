import { createHash } from 'node:crypto';
import { day } from '../../kernel/clock.ts';
import type { Conversation } from './conversations.ts';
import type { Database } from '../base/database.ts';
import { wholeOf, type ObjectStore } from '../files/objects.ts';
import { openFile, sealFile, type FileSeal } from '../files/segments.ts';

const named = /^[A-Za-z0-9_-]{22}$/;
const sealOf = ({ key }: Pick<Conversation, 'key'>, id: string): FileSeal => ({ key, purpose: `file ${id}` });

/** The number of the line by which a file came; undefined when no line of the conversation brought it. */
export async function seqOfFile(
  database: Database,
  { id: conversation }: Pick<Conversation, 'id'>,
  id: string,
): Promise<number | undefined> {
  const { rows } = await database.query<{ seq: number }>(
    'select seq from files where id = $1 and conversation_id = $2',
    [id, conversation],
  );
  return rows[0]?.seq;
}

/** A stream whose first piece is there already. */
async function streamOf(pieces: AsyncGenerator<Buffer>): Promise<ReadableStream<Uint8Array>> {
  let first: IteratorResult<Buffer> | undefined = await pieces.next();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = first ?? (await pieces.next());
        first = undefined;
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Files of members, encrypted with the key of their conversation. */
export class FileStore {
  constructor(private readonly objects: ObjectStore) {}

  /**
   * Keeps a file for good before its turn is committed; one whose turn never came is swept away later. Answers the hexadecimal SHA-256 of
   * the bytes as they lie there. Throws Fault diskFull or filesAway.
   */
  async put(conversation: Pick<Conversation, 'key'>, id: string, bytes: Uint8Array): Promise<string> {
    const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const sealed = sealFile(sealOf(conversation, id), plain);
    await this.objects.put(id, sealed);
    return createHash('sha256').update(sealed).digest('hex');
  }

  /** Resolves when a file could be kept now. Throws Fault diskFull, filesAway or wrongEnvironment. */
  ping(): Promise<void> {
    return this.objects.ping();
  }

  /** SHA-256 of the bytes as they lie there; undefined when there is no such file. Throws Fault filesAway. */
  async hash(id: string): Promise<Buffer | undefined> {
    const pieces = named.test(id) ? await this.objects.read(id) : undefined;
    if (!pieces) return undefined;
    const hash = createHash('sha256');
    for await (const piece of pieces) hash.update(piece);
    return hash.digest();
  }

  /** The bytes; undefined when there is no such file. Throws Fault wrongKey when it was changed, filesAway when it cannot be had now. */
  async get(conversation: Pick<Conversation, 'key'>, id: string): Promise<Buffer | undefined> {
    const pieces = named.test(id) ? await this.objects.read(id) : undefined;
    return pieces && wholeOf(openFile(sealOf(conversation, id), pieces));
  }

  /**
   * The same piece by piece, as it is asked for, and no more of it is held. Throws as `get` does where its beginning cannot be had; what is found later fails the stream. Whoever
   * does not read it to its end cancels it.
   */
  async open(
    conversation: Pick<Conversation, 'key'>,
    id: string,
  ): Promise<ReadableStream<Uint8Array> | undefined> {
    const pieces = named.test(id) ? await this.objects.read(id) : undefined;
    return pieces && streamOf(openFile(sealOf(conversation, id), pieces));
  }

  async drop(id: string): Promise<void> {
    if (named.test(id)) await this.objects.drop(id);
  }

  /** Removes files older than a day that no turn speaks of. Answers how many. */
  async sweep(database: Database, now: number): Promise<number> {
    let swept = 0;
    for await (const old of this.objects.since(now - day)) {
      if (old.length === 0) continue;
      const { rows } = await database.query<{ id: string }>('select id from files where id = any ($1)', [
        old,
      ]);
      const known = new Set(rows.map((row) => row.id));
      for (const name of old.filter((one) => !known.has(one))) {
        await this.objects.drop(name);
        swept += 1;
      }
    }
    return swept;
  }
}

/** The file of the entry that begins with line `seq`; undefined when it has none. */
export async function fileOfEntry(
  database: Database,
  conversation: number,
  seq: number,
): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>(
    'select id from files where conversation_id = $1 and seq = $2',
    [conversation, seq],
  );
  return rows[0]?.id;
}
