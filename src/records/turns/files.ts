import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { day } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Conversation } from './conversations.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';

const named = /^[A-Za-z0-9_-]{22}$/;
const purpose = (id: string): string => `file ${id}`;
/** Codes by which the machine says that nothing more can be written. */
const full: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** Writes something; throws Fault diskFull where there is no room. */
async function written<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!full.has((cause as NodeJS.ErrnoException).code)) throw cause;
    throw new Fault('diskFull', 'There is no room for files at present. Nothing was lost: try again later.', {
      cause,
    });
  }
}

const folderOf = (root: string, id: string): string => join(root, id.slice(0, 2));

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

/** Files of members, encrypted with the key of their conversation, in a folder. */
export class FileStore {
  constructor(private readonly root: string) {}

  /**
   * Writes a file for good before its turn is committed; one whose turn never came is swept away later. Answers the hexadecimal SHA-256 of
   * the bytes as they lie there. Throws Fault diskFull.
   */
  async put(conversation: Pick<Conversation, 'key'>, id: string, bytes: Uint8Array): Promise<string> {
    const sealed = encrypt(conversation.key, purpose(id), Buffer.from(bytes));
    await written(() => this.write(id, sealed));
    return createHash('sha256').update(sealed).digest('hex');
  }

  /** Resolves when a file could be written now. Throws Fault diskFull. */
  async ping(): Promise<void> {
    const path = join(this.root, `.ping-${process.pid}`);
    try {
      await written(() => writeFile(path, Buffer.alloc(4096), { mode: 0o600, flush: true }));
    } finally {
      await rm(path, { force: true });
    }
  }

  /** What is half written is not left lying where there is no room for all of it. */
  private async write(id: string, sealed: Buffer): Promise<void> {
    const folder = folderOf(this.root, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `.${id}`);
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, id));
  }

  /** SHA-256 of the bytes as they lie there; undefined when there is no such file. */
  async hash(id: string): Promise<Buffer | undefined> {
    if (!named.test(id)) return undefined;
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(join(folderOf(this.root, id), id)))
        hash.update(chunk as Buffer);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    return hash.digest();
  }

  /** The bytes; undefined when there is no such file. Throws Fault wrongKey when it was changed. */
  async get(conversation: Pick<Conversation, 'key'>, id: string): Promise<Buffer | undefined> {
    if (!named.test(id)) return undefined;
    const sealed = await readFile(join(folderOf(this.root, id), id)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    return sealed && decrypt(conversation.key, purpose(id), sealed);
  }

  async drop(id: string): Promise<void> {
    if (named.test(id)) await rm(join(folderOf(this.root, id), id), { force: true });
  }

  /** Removes files older than a day that no turn speaks of. Answers how many. */
  async sweep(database: Database, now: number): Promise<number> {
    let swept = 0;
    const folders = (await readdir(this.root).catch(() => [])).filter((name) => name.length === 2);
    for (const folder of folders) {
      const names = await readdir(join(this.root, folder)).catch(() => []);
      const old: string[] = [];
      for (const name of names) {
        const info = await stat(join(this.root, folder, name)).catch(() => undefined);
        if (info && now - info.mtimeMs > day) old.push(name);
      }
      if (old.length === 0) continue;
      const { rows } = await database.query<{ id: string }>('select id from files where id = any ($1)', [
        old,
      ]);
      const known = new Set(rows.map((row) => row.id));
      for (const name of old.filter((one) => !known.has(one))) {
        await rm(join(this.root, folder, name), { force: true });
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
