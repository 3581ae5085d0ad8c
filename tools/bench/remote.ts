import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { productRoot } from '../../src/kernel/paths.ts';
import type { Hand, Talked } from './hand.ts';

/** What a process that computes turns is asked, and what it answers. */
export type Task =
  | { readonly begin: number }
  | { readonly talk: { readonly inFlight: number; readonly pause: number } };
export type Answer = 'ready' | 'begun' | Talked;

/** A process beside this one, with connections of its own to the database in `dataDir`. It ends with the channel to it. */
export class Remote implements Hand {
  private constructor(private readonly child: ChildProcess) {}

  static async start(dataDir: string): Promise<Remote> {
    const child = fork(join(productRoot(), 'dist-tools/bench-worker.js'), [dataDir], {
      serialization: 'advanced',
    });
    const remote = new Remote(child);
    await remote.answer();
    return remote;
  }

  private async answer(): Promise<Answer> {
    const over = once(this.child, 'exit').then(([code]) => {
      throw new Error(`a process that computes turns ended with ${String(code)}`);
    });
    const [answer] = (await Promise.race([once(this.child, 'message'), over])) as [Answer];
    return answer;
  }

  private ask(task: Task): Promise<Answer> {
    const answer = this.answer();
    this.child.send(task);
    return answer;
  }

  async begin(conversations: number): Promise<void> {
    await this.ask({ begin: conversations });
  }

  async talk(inFlight: number, pause: number): Promise<Talked> {
    const answer = await this.ask({ talk: { inFlight, pause } });
    if (typeof answer === 'string') throw new Error(`no turns were computed, but ${answer}`);
    return answer;
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const over = once(this.child, 'exit');
    this.child.disconnect();
    await over;
  }
}
