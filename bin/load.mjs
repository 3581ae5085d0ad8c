// Loads the product's script (dist/silah.cjs). What V8 compiled is kept beside it (bin/keep-code.mjs) for each version and set of flags of Node: where there is
// none for those that are used, or a library or processor is another one, V8 compiles anew.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { constants, Script } from 'node:vm';

/** As Node wraps what it requires. */
const wrapped = (text) => `(function (exports, require, module, __filename, __dirname) {${text}\n})`;

/** The commands of the product whose root is given, and how to keep what V8 compiled of them so far. */
export function load(root) {
  const file = join(root, 'dist/silah.cjs');
  const kept = join(root, 'dist/code', String(cachedDataVersionTag()));
  const script = new Script(wrapped(readFileSync(file, 'latin1')), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(existsSync(kept) && { cachedData: readFileSync(kept) }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return {
    silah: module.exports.silah,
    keep() {
      mkdirSync(dirname(kept), { recursive: true });
      writeFileSync(`${kept}-${process.pid}`, script.createCachedData());
      renameSync(`${kept}-${process.pid}`, kept);
    },
  };
}
