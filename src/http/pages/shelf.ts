import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { day, hour, type Clock } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';

/** A file that a page loads, by a name that is made of its content: under it there is never anything else. */
export interface Leaf {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const named = /^\w[\w-]*(?:\.[\w-]+)+$/;
const keptFor = day;
const renewedEvery = hour;

/**
 * What pages of other builds load, in a folder that all nodes share: each node lays its own files there while it runs. They are kept for a day
 * after the last node of their build, so that a page that was loaded from it goes on, whichever node it asks.
 */
export class Shelf {
  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {}

  /** The bytes under a name; undefined when there are none. */
  async find(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (!named.test(name)) return undefined;
    const bytes = await readFile(join(this.folder, name)).catch(() => undefined);
    return bytes && new Uint8Array(bytes);
  }

  /** Lays files there, which were built now, and takes away what nobody laid there for a day. */
  async lay(leaves: readonly Leaf[]): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const now = new Date(this.clock.now());
    for (const { name, bytes } of leaves) {
      const path = join(this.folder, name);
      const there = await stat(path).catch(() => undefined);
      if (there?.size !== bytes.length) {
        const draft = join(this.folder, `.${name}.${process.pid}`);
        await writeFile(draft, bytes, { mode: 0o600 });
        await rename(draft, path);
      }
      await utimes(path, now, now);
    }
    await this.clear(now.getTime());
  }

  private async clear(now: number): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && now - found.mtimeMs > keptFor) await rm(path, { force: true });
    }
  }
}

/** Lays files on a shelf now and every hour; what cannot be laid there is only missed by pages of other builds. Answers what stops it. */
export async function keepOn(shelf: Shelf, leaves: readonly Leaf[], log: Log): Promise<() => void> {
  const lay = (): Promise<void> =>
    shelf.lay(leaves).catch((error: unknown) => {
      log.warn('files of pages could not be kept for other builds', { error: nameOfError(error) });
    });
  await lay();
  const timer = setInterval(() => void lay(), renewedEvery);
  timer.unref();
  return () => clearInterval(timer);
}
