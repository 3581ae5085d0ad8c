// Keeps what V8 compiles of the product (bin/load.mjs), under the flags of this process. It prints what the command prints that needs most of the code.
import { resolve } from 'node:path';
import { load } from './load.mjs';

const { silah, keep } = load(resolve(import.meta.dirname, '..'));
process.exitCode = await silah(['routes', '--json']);
keep();
