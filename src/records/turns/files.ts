import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { day } from '../../kernel/clock.ts';
import type { Conversation } from './conversations.ts';
import type { Database } from '../base/database.ts';
import { decrypt, encrypt } from '../base/seal.ts';

const named = /^[A-Za-z0-9_-]{22}$/;
const purpose = (id: string): string => `file ${id}`;
const folderOf = (root: string, id: string): string => join(root, id.slice(0, 2));

/** Files of members, encrypted with the key of their conversation, in a folder. */
export class FileStore {
  constructor(private readonly root: string) {}

  /** Writes a file for good before its turn is committed; one whose turn never came is swept away later. */
  async put(conversation: Pick<Conversation, 'key'>, id: string, bytes: Uint8Array): Promise<void> {
    const folder = folderOf(this.root, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `.${id}`);
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(encrypt(conversation.key, purpose(id), Buffer.from(bytes)));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, id));
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
    for (const folder of await readdir(this.root).catch(() => [])) {
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
