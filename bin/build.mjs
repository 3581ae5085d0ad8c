// Builds dist/: every command of the product (server code, dependencies left outside) and the members' chat widget.
// dist/.stamp holds the newest time of what was read, so that `ensureBuilt` can tell whether a build is due.
import { build } from 'esbuild';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const sources = [
  'src',
  'flows',
  'adapters',
  'bench',
  'tests/crash',
  'tests/load',
  'bin/build.mjs',
  'locales/ar/chat.yaml',
  'locales/en/chat.yaml',
  'package-lock.json',
];

async function newest(path) {
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const inside = await readdir(path);
  const times = await Promise.all(inside.map((name) => newest(join(path, name))));
  return Math.max(info.mtimeMs, ...times);
}

async function stampOfSources() {
  const times = await Promise.all(
    sources
      .map((name) => join(root, name))
      .filter(existsSync)
      .map(newest),
  );
  return String(Math.max(...times));
}

async function entries() {
  const commands = await readdir(join(root, 'src/commands'));
  return Object.fromEntries(
    [
      ...commands.map((file) => [file.replace(/\.ts$/, ''), join(root, 'src/commands', file)]),
      ['children/whatsapp-web', join(root, 'adapters/whatsapp-web/child.ts')],
      ['bench', join(root, 'bench/turns.ts')],
      ['crash', join(root, 'tests/crash/crash.ts')],
      ['load', join(root, 'tests/load/desk.ts')],
    ].filter(([, file]) => existsSync(file)),
  );
}

const server = (outdir, entryPoints) => ({
  entryPoints,
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'linked',
  logLevel: 'warning',
});

const desk = (outdir) => ({
  entryPoints: { desk: join(root, 'src/web/desk/main.tsx') },
  outdir: join(outdir, 'web/desk'),
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2020',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
});

/** What stands on the pages of others, where no server puts words in: the lines `chat.embed`. */
const embedWords = () =>
  Object.fromEntries(
    ['ar', 'en'].map((lang) => [
      lang,
      parse(readFileSync(join(root, `locales/${lang}/chat.yaml`), 'utf8')).embed,
    ]),
  );

const widget = (outdir) => ({
  entryPoints: {
    chat: join(root, 'src/web/chat/main.ts'),
    embed: join(root, 'src/web/chat/embed/embed.ts'),
    style: join(root, 'src/web/chat/style.css'),
  },
  outdir: join(outdir, 'web/chat'),
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2019',
  define: { embedWords: JSON.stringify(embedWords()) },
  logLevel: 'warning',
});

/** Builds into a fresh folder and puts it in place at once, so that a running product never sees half a build. */
export async function buildAll() {
  const stamp = await stampOfSources();
  const dist = join(root, 'dist');
  const fresh = join(root, `.dist-${process.pid}`);
  await mkdir(fresh, { recursive: true });
  try {
    await build(server(fresh, await entries()));
    await build(widget(fresh));
    if (existsSync(join(root, 'src/web/desk/main.tsx'))) await build(desk(fresh));
    await writeFile(join(fresh, '.stamp'), stamp);
  } catch {
    await rm(fresh, { recursive: true, force: true });
    throw new Error('The build failed: the places are named above.');
  }
  const old = join(root, `.dist-old-${process.pid}`);
  if (existsSync(dist)) await rename(dist, old);
  try {
    await rename(fresh, dist);
  } catch {
    await cp(fresh, dist, { recursive: true });
  }
  await rm(old, { recursive: true, force: true });
  await rm(fresh, { recursive: true, force: true });
}

/** Builds when there is no build or a source is newer. Without sources (a shipped image) the build that is there is used. */
export async function ensureBuilt() {
  const built = join(root, 'dist/.stamp');
  if (existsSync(built) && !existsSync(join(root, 'src/commands'))) return;
  if (existsSync(built) && (await readFile(built, 'utf8')) === (await stampOfSources())) return;
  await buildAll();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
