// How jest reads a test file that stands in a group (groups.mjs): what comes behind its imports becomes the body of a function, which the
// group calls within a `describe` of the file's name. Every other file is read as always.
import { createRequire } from 'node:module';
import { bodyOf } from './files.mjs';
import { grouped } from './groups.mjs';

const swc = createRequire(import.meta.url)('@swc/jest');
const together = grouped();

/** On the same line, so that the lines of errors stay those of the file. */
function wrapped(text) {
  const from = bodyOf(text);
  return `${text.slice(0, from)} export default function register() {${text.slice(from)}\n}`;
}

export default {
  createTransformer(options) {
    const plain = swc.createTransformer(options);
    const after = (does) => (text, path, more) => does(together.has(path) ? wrapped(text) : text, path, more);
    return {
      ...plain,
      process: after(plain.process),
      processAsync: after(plain.processAsync),
      getCacheKey: after(plain.getCacheKey),
    };
  },
};
