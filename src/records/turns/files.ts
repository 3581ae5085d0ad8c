import { createHash } from 'node:crypto';
import { day } from '../../kernel/clock.ts';
import type { Conversation } from './conversations.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';
import { wholeOf, type ObjectStore } from '../files/objects.ts';

const named = /^[A-Za-z0-9_-]{22}$/;
const purpose = (id: string): string => `file ${id}`;

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

/** Files of members, encrypted with the key of their conversation. */
export class FileStore {
  constructor(private readonly objects: ObjectStore) {}

  /**
   * Keeps a file for good before its turn is committed; one whose turn never came is swept away later. Answers the hexadecimal SHA-256 of
   * the bytes as they lie there. Throws Fault diskFull or filesAway.
   */
  async put(conversation: Pick<Conversation, 'key'>, id: string, bytes: Uint8Array): Promise<string> {
    const sealed = encrypt(conversation.key, purpose(id), Buffer.from(bytes));
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
    return pieces && decrypt(conversation.key, purpose(id), await wholeOf(pieces));
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
