// How jest reads a test file that stands in a group (groups.mjs): what comes behind its imports becomes the body of a function, which the
// group calls within a `describe` of the file's name. Every other file is read as always.
import { bodyOf } from './files.mjs';
import { grouped } from './groups.mjs';
import { read, transformer } from './plain.mjs';

const together = grouped();

/** On the same line, so that the lines of errors stay those of the file. */
function wrapped(text) {
  const from = bodyOf(text);
  return `${text.slice(0, from)} export default function register() {${text.slice(from)}\n}`;
}

const of = (text, path) => read(together.has(path) ? wrapped(text) : text);

export default { createTransformer: (options) => transformer(options, of) };
