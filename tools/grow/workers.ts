import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { productRoot } from '../../src/kernel/paths.ts';
import type { Share } from './share.ts';

/** Lets a worker make its share. Throws what went wrong in it. */
const worked = (share: Share): Promise<void> =>
  new Promise((done, failed) => {
    const worker = new Worker(join(productRoot(), 'dist-tools/grow-worker.js'), {
      workerData: share,
      execArgv: [],
    });
    worker.once('error', failed);
    worker.once('exit', (code) => {
      if (code === 0) done();
      else failed(new Error(`a worker ended with ${code}`));
    });
  });

/** Lets `workers` of them make all copies. */
export async function makeCopies(whole: Omit<Share, 'first' | 'of'>, workers: number): Promise<void> {
  await Promise.all(Array.from({ length: workers }, (_, first) => worked({ ...whole, first, of: workers })));
}
