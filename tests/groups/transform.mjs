// How jest reads a test file that stands in a group (groups.mjs): what comes behind its imports becomes the body of a function, which the
// group calls within a `describe` of the file's name. Every other file is read as always.
import { createRequire } from 'node:module';
import { bodyOf } from './files.mjs';

const swc = createRequire(import.meta.url)('@swc/jest');

function wrapped(text, path) {
  if (!path.endsWith('.test.ts')) return text;
  const from = bodyOf(text);
  // On the same line, so that the lines of errors stay those of the file.
  return from === undefined
    ? text
    : `${text.slice(0, from)} export default function register() {${text.slice(from)}\n}`;
}

export default {
  createTransformer(options) {
    const plain = swc.createTransformer(options);
    const after = (does) => (text, path, more) => does(wrapped(text, path), path, more);
    return {
      ...plain,
      process: after(plain.process),
      processAsync: after(plain.processAsync),
      getCacheKey: (text, path, more) => `${after(plain.getCacheKey)(text, path, more)}-grouped`,
    };
  },
};
