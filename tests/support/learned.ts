import { learningCodeOf } from '../../bin/learning-code.mjs';
import { systemClock } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import type { Keeper } from '../../src/knowledge/models/keeper.ts';
import { keptIn } from '../../src/knowledge/models/kept.ts';

const folder = process.env['LEARNED_DIR'];

/** Where what is learned in a run is kept, as an environment: all files of the run, and the servers that they start, share it. */
export const learned: Readonly<Record<string, string>> = folder === undefined ? {} : { LEARNED_DIR: folder };

const code = learningCodeOf(productRoot());
// As the build puts it in.
Object.assign(globalThis, { learningCode: code });

/** What keeps what is learned in a run: `{ keeper }`, or nothing, so that each learns for itself. */
export const keeping: { readonly keeper?: Keeper } =
  folder === undefined ? {} : { keeper: keptIn({ folder, clock: systemClock(), code }) };
