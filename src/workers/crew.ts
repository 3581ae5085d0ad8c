import cluster from 'node:cluster';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameOfError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { Post } from './post.ts';
import type { Begun } from './words.ts';

/** A path of a Unix socket has a hundred characters or so. */
const longestFolder = 60;

/** The workers of one machine, who share a port. Whoever ends is replaced. */
export class Crew {
  private readonly posts: readonly Post[];
  private rolling: Promise<void> = Promise.resolve();
  private closing = false;

  private constructor(
    of: number,
    private readonly folder: string,
    private readonly log: Log,
  ) {
    this.posts = Array.from({ length: of }, (_, place) => new Post({ place, of, folder }, log));
  }

  /** Begins so many workers; resolves when all of them answer. Throws what the first of them that cannot begin says. */
  static async begin(of: number, log: Log): Promise<{ readonly crew: Crew; readonly begun: Begun }> {
    // What they answer is for their primary; a terminal's input is read by nobody, but tests see by it that they are alone.
    cluster.setupPrimary({ stdio: ['inherit', 'ignore', 'inherit', 'ipc'] });
    const within = tmpdir().length < longestFolder ? tmpdir() : '/tmp';
    const crew = new Crew(of, await mkdtemp(join(within, 'silah-workers-')), log);
    try {
      return { crew, begun: await crew.man() };
    } catch (error) {
      await crew.close();
      throw error;
    }
  }

  /** Puts another worker in the place of each, one place after another: nobody is refused meanwhile. They run what lies on the disk now. */
  roll(): Promise<void> {
    this.rolling = this.rolling.then(() => this.replaceEach());
    return this.rolling;
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.posts.map((post) => post.close()));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The first learns what is not known yet; the others find it learned. */
  private async man(): Promise<Begun> {
    const [first, ...others] = this.posts;
    if (!first) throw new Error('there are no workers');
    const begun = await first.man(true);
    await Promise.all(others.map((post) => post.man()));
    return begun;
  }

  private async replaceEach(): Promise<void> {
    for (const post of this.posts) {
      if (this.closing) return;
      await post.replace().catch((error: unknown) => {
        this.log.error('a worker could not be replaced: the former one goes on', {
          error: nameOfError(error),
        });
      });
    }
    if (!this.closing) this.log.info('the workers were replaced', { workers: this.posts.length });
  }
}
