// Builds that are kept in a folder with the newest time of what was read (`.stamp`), so that a command can tell whether a build is due.
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { learningCodeOf } from './learning-code.mjs';

export const root = resolve(import.meta.dirname, '..');

/** Every command asks this of some thousand files: read one after the other they take a hundredth of a second. */
function newest(path, entry = statSync(path)) {
  const { mtimeMs } = statSync(path);
  if (!entry.isDirectory()) return mtimeMs;
  return readdirSync(path, { withFileTypes: true }).reduce(
    (time, inside) => Math.max(time, newest(join(path, inside.name), inside)),
    mtimeMs,
  );
}

const stampOf = (sources) =>
  String(
    Math.max(
      ...sources
        .map((name) => join(root, name))
        .filter(existsSync)
        .map((path) => newest(path)),
    ),
  );

/** esbuild's options for programs of this Node: libraries stay outside, what programs share stands in chunks. */
export const forNode = (outdir, entryPoints) => ({
  entryPoints,
  outdir,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  define: { learningCode: JSON.stringify(learningCodeOf(root)) },
  sourcemap: 'linked',
  logLevel: 'warning',
});

/**
 * A build of `sources` in `folder`, both relative to the product's root; `make` fills a folder that it is given. A fresh folder is put in
 * place at once, so that a running product never sees half a build.
 */
export function keptBuild({ folder, sources, make }) {
  const place = join(root, folder);
  async function build() {
    const stamp = stampOf(sources);
    const fresh = join(root, `.${folder}-${process.pid}`);
    await mkdir(fresh, { recursive: true });
    try {
      await make(fresh);
      await writeFile(join(fresh, '.stamp'), stamp);
    } catch (cause) {
      await rm(fresh, { recursive: true, force: true });
      throw new Error('The build failed.', { cause });
    }
    const old = join(root, `.${folder}-old-${process.pid}`);
    if (existsSync(place)) await rename(place, old);
    try {
      await rename(fresh, place);
    } catch {
      await cp(fresh, place, { recursive: true });
    }
    await rm(old, { recursive: true, force: true });
    await rm(fresh, { recursive: true, force: true });
  }
  /** Builds when there is no build or a source is newer. */
  async function ensure() {
    const built = join(place, '.stamp');
    if (existsSync(built) && (await readFile(built, 'utf8')) === stampOf(sources)) return;
    await build();
  }
  return { build, ensure };
}
