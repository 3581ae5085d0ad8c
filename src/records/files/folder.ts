import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../kernel/errors.ts';
import type { ObjectStore } from './objects.ts';

/** Codes by which the machine says that nothing more can be written. */
const full: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

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

/** Objects as files of a folder, in folders of the first two letters of their ids. */
export class FolderStore implements ObjectStore {
  constructor(private readonly root: string) {}

  private folderOf(id: string): string {
    return join(this.root, id.slice(0, 2));
  }

  put(id: string, bytes: Buffer): Promise<void> {
    return written(() => this.write(id, bytes));
  }

  /** What is half written is not left lying where there is no room for all of it. */
  private async write(id: string, bytes: Buffer): Promise<void> {
    const folder = this.folderOf(id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `.${id}`);
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, id));
  }

  async read(id: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    try {
      const file = await open(join(this.folderOf(id), id));
      return createReadStream('', { fd: file });
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async drop(id: string): Promise<void> {
    await rm(join(this.folderOf(id), id), { force: true });
  }

  async *since(at: number): AsyncIterable<readonly string[]> {
    const folders = (await readdir(this.root).catch(() => [])).filter((name) => name.length === 2);
    for (const folder of folders) {
      const names = await readdir(join(this.root, folder)).catch(() => []);
      const old: string[] = [];
      for (const name of names) {
        const info = await stat(join(this.root, folder, name)).catch(() => undefined);
        if (info && info.mtimeMs < at) old.push(name);
      }
      if (old.length > 0) yield old;
    }
  }

  async ping(): Promise<void> {
    const path = join(this.root, `.ping-${process.pid}`);
    try {
      await written(() => writeFile(path, Buffer.alloc(4096), { mode: 0o600, flush: true }));
    } finally {
      await rm(path, { force: true });
    }
  }
}
