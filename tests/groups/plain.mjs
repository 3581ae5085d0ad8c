// How jest reads a file: by swc, and the objects of the language that loops ask for by their names are taken from the global object once for each
// file. There a name is looked up outside of V8's compiled code, each time (node:vm), which takes a multiple of the loop's own time.
import swc from '@swc/jest';

const prelude =
  'const { Array, Boolean, Float64Array, Int32Array, JSON, Map, Math, Number, Object, Promise, RegExp, Set, String, Symbol, Uint8Array } = globalThis; ';

export const read = (text) => (text.startsWith('#!') ? text : prelude + text);

/** A transformer of swc; `of` makes of a text, and of the file's path, what is read. */
export function transformer(options, of = read) {
  const plain = swc.createTransformer(options);
  const after = (does) => (text, path, more) => does(of(text, path), path, more);
  return {
    ...plain,
    process: after(plain.process),
    processAsync: after(plain.processAsync),
    getCacheKey: after(plain.getCacheKey),
  };
}

export default { createTransformer: (options) => transformer(options) };
