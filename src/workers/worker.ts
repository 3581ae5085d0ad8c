import cluster from 'node:cluster';
import { isFault } from '../kernel/errors.ts';
import { stopWord, type Begun, type FromWorker } from './words.ts';

const say = (word: FromWorker): Promise<void> =>
  new Promise((done) => {
    if (process.send) process.send(word, () => done());
    else done();
  });

/** Whether this process is a worker of a primary: it ends with it. */
export const isWorker = (): boolean => cluster.isWorker;

/** Begins the work of a worker, and tells its primary what came of it. Answers undefined where it could not begin, which the primary tells. */
export async function beginWork<R extends Begun>(begin: () => Promise<R>): Promise<R | undefined> {
  try {
    const running = await begin();
    const { port, firstLinks } = running;
    await say({ says: 'ready', begun: { port, firstLinks } });
    return running;
  } catch (error) {
    if (!isFault(error)) throw error;
    await say({ says: 'fault', code: error.code, message: error.message });
    return undefined;
  }
}

/** Calls `stop` when the primary wants this worker to end. */
export function onStopWord(stop: () => void): void {
  process.on('message', (word) => {
    if (word === stopWord) stop();
  });
}
