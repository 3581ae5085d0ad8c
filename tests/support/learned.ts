import { systemClock } from '../../src/kernel/clock.ts';
import { keptIn } from '../../src/knowledge/models/kept.ts';
import type { Trainer } from '../../src/knowledge/svm.ts';

const folder = process.env['LEARNED_DIR'];

/** Where the models of a run are kept, as an environment: all files of the run, and the servers that they start, share them. */
export const learned: Readonly<Record<string, string>> = folder === undefined ? {} : { LEARNED_DIR: folder };

/** What makes the models of a run: `{ trainer }`, or nothing, so that each is trained where it is wanted. */
export const trained: { readonly trainer?: Trainer } =
  folder === undefined ? {} : { trainer: keptIn(folder, systemClock()) };
