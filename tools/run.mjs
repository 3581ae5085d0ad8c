// Runs one program for development: `node tools/run.mjs <program> [arguments]`. The npm scripts of package.json call it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../bin/build.mjs';
import { root } from '../bin/kept-build.mjs';
import { ensureToolsBuilt } from './build.mjs';

// The product too: some programs start its server.
await ensureBuilt();
await ensureToolsBuilt();
const { tool } = await import(pathToFileURL(join(root, 'dist-tools/main.js')).href);
process.exitCode = await tool(process.argv.slice(2));
