import { parentPort, workerData } from 'node:worker_threads';
import { makeShare, type Share } from './share.ts';

await makeShare(workerData as Share);
parentPort?.postMessage('done');
