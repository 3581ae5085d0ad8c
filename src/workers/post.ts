import cluster, { type Worker } from 'node:cluster';
import { Fault } from '../kernel/errors.ts';
import { second } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { workerVariable, type WorkerPlace } from './place.ts';
import { FromWorker, stopWord, type Begun } from './words.ts';

const pause = second;
/** A worker that does not end by itself within this is ended. */
const longest = 30 * second;

/** How a worker ended, as a log line tells it. */
const endOf = ({ process: { exitCode, signalCode } }: Worker): string => String(signalCode ?? exitCode);

/** Resolves when a worker answers members. Throws the Fault that it tells. */
async function answering(worker: Worker): Promise<Begun> {
  return new Promise<Begun>((resolve, reject) => {
    worker.on('message', (said: unknown) => {
      const word = FromWorker.safeParse(said).data;
      if (word?.says === 'ready') resolve(word.begun);
      if (word?.says === 'fault') reject(new Fault(word.code, word.message));
    });
    worker.once('exit', () => reject(new Error(`a worker ended before it answered: ${endOf(worker)}`)));
  });
}

async function end(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const over = new Promise((resolve) => worker.once('exit', resolve));
  const force = setTimeout(() => worker.process.kill('SIGKILL'), longest);
  if (worker.isConnected()) worker.send(stopWord, () => undefined);
  await over;
  clearTimeout(force);
}

/** One place among the workers of a machine: somebody stands there, whoever ends. */
export class Post {
  private readonly alive = new Set<Worker>();
  private present: Worker | undefined;
  private closing = false;
  private manning: Promise<void> | undefined;

  constructor(
    private readonly where: Omit<WorkerPlace, 'first'>,
    private readonly log: Log,
  ) {}

  /** Puts a worker here; the one before goes on until the new one answers, and then ends. Throws when the new one does not come to that. */
  async man(first = false): Promise<Begun> {
    const worker = cluster.fork({ [workerVariable]: JSON.stringify({ ...this.where, first }) });
    this.alive.add(worker);
    worker.once('exit', () => this.ended(worker));
    const begun = await answering(worker);
    const before = this.present;
    this.present = worker;
    if (before) await end(before);
    return begun;
  }

  /** The same, once whoever is on the way here has come: of two that come at once either might stay. */
  async replace(): Promise<void> {
    await this.manning;
    await this.man();
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.alive].map(end));
    await this.manning;
  }

  private ended(worker: Worker): void {
    this.alive.delete(worker);
    if (this.present !== worker) return;
    this.present = undefined;
    if (this.closing) return;
    this.log.warn('a worker ended, another one comes', { place: this.where.place, end: endOf(worker) });
    this.manning = this.manAgain();
  }

  private async manAgain(): Promise<void> {
    while (!this.closing && !this.present) {
      try {
        await this.man();
      } catch {
        this.log.error('a worker could not begin, and is begun again', { place: this.where.place });
        await new Promise((done) => setTimeout(done, pause));
      }
    }
  }
}
