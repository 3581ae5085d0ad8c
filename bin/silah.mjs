#!/usr/bin/env node
// Runs one command of the product: `node bin/silah.mjs <command> [arguments]`. The npm scripts of package.json call it.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const [command = 'start'] = process.argv.splice(2, 1);
if (existsSync(join(root, 'src/commands'))) {
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
}
const built = join(root, 'dist', `${command}.js`);
if (!/^[a-z-]+$/.test(command) || !existsSync(built)) {
  console.error(`silah: there is no command "${command}". See "npm run" for the list.`);
  process.exit(2);
}
await import(pathToFileURL(built).href);
