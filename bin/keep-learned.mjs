// Learns what the product itself teaches of danger, with the script that was just built in the folder of its argument, and leaves it there (`learned`), to be
// read at a first start in a hundredth of the time. It is learned once for the same words: it is kept with what tests learn, too.
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const outdir = process.argv[2];
const learned = join(outdir, 'learned');
const cache = join(root, 'node_modules/.cache/silah/learned');
for (const folder of [learned, cache]) mkdirSync(folder, { recursive: true });
createRequire(import.meta.url)(join(outdir, 'silah.cjs')).learnDanger(learned, cache);
// Whoever runs the product is not always who built it.
for (const name of readdirSync(learned)) chmodSync(join(learned, name), 0o644);
