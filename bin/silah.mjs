#!/usr/bin/env node
// Runs one command of the product: `node bin/silah.mjs <command> [arguments]`. The npm scripts of package.json call it.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
// Without sources (a shipped image) the build that is there is used.
if (existsSync(join(root, 'src/silah.ts'))) {
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
}
const { silah } = await import(pathToFileURL(join(root, 'dist/silah.js')).href);
process.exitCode = await silah(process.argv.slice(2));
