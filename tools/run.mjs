// Runs one program for development: `node tools/run.mjs <program> [arguments]`. The npm scripts of package.json call it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../bin/kept-build.mjs';
import { ensureToolsBuilt } from './build.mjs';

// Those that start the product's server do so by bin/silah.mjs, which sees to its own build.
if (process.env.BUILD_IS_FRESH !== root) await ensureToolsBuilt();
const { tool } = await import(pathToFileURL(join(root, 'dist-tools/main.js')).href);
process.exitCode = await tool(process.argv.slice(2));
