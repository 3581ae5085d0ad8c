#!/usr/bin/env node
// Runs one command of the product: `node bin/silah.mjs <command> [arguments]`. The npm scripts of package.json call it.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from './load.mjs';

const root = resolve(import.meta.dirname, '..');
// Without sources (a shipped image) the build that is there is used, as where somebody has just seen to it (bin/test.mjs).
if (process.env.BUILD_IS_FRESH !== root && existsSync(join(root, 'src/silah.ts'))) {
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
}
process.exitCode = await load(root).silah(process.argv.slice(2));
