import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../kernel/clock.ts';
import { train, trainerVersion, type Lessons, type Model, type Trainer } from '../svm.ts';

/** A model that nobody has asked for in so many milliseconds is forgotten: its texts have changed since. */
const longestUnused = 30 * 24 * 3_600_000;
const ending = '.model';

/** What a model is trained from, as a name: the same lessons always give the same model. */
function nameOf({ vectors, labels, features, classes }: Lessons): string {
  const hash = createHash('sha256').update(`${trainerVersion} ${features} ${classes}`);
  hash.update(Int32Array.from(labels));
  for (const { at, weight } of vectors) hash.update(at).update(weight);
  return hash.digest('hex').slice(0, 32);
}

const digestOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();
const digestLength = 32;
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** A model as bytes: the digest of the rest; how many features and weights there are; parts, bundles, weights. */
function written({ part, bundle, weights }: Model): Buffer {
  const sizes = Int32Array.of(part.length, weights.length);
  const body = Buffer.concat([sizes, part, bundle, weights].map(bytesOf));
  return Buffer.concat([digestOf(body), body]);
}

/** The model that bytes hold; undefined when they are not those that were written. */
function read(bytes: Buffer, classes: number): Model | undefined {
  const body = bytes.subarray(digestLength);
  if (body.length < 8 || !digestOf(body).equals(bytes.subarray(0, digestLength))) return undefined;
  let from = body.byteOffset;
  const next = (length: number): ArrayBuffer => {
    const piece = new ArrayBuffer(length);
    new Uint8Array(piece).set(new Uint8Array(body.buffer, from, length));
    from += length;
    return piece;
  };
  const [features = 0, weights = 0] = new Int32Array(next(8));
  return {
    classes,
    part: new Float64Array(next(8 * features)),
    bundle: new Int32Array(next(4 * features)),
    weights: new Float32Array(next(4 * weights)),
  };
}

const used = (file: string, now: number): void => utimesSync(file, now / 1000, now / 1000);

function found(
  file: string,
  { classes, now }: { readonly classes: number; readonly now: number },
): Model | undefined {
  try {
    const model = read(readFileSync(file), classes);
    if (model) used(file, now);
    return model;
  } catch {
    return undefined;
  }
}

function forgetUnused(folder: string, now: number): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(ending))) {
    const file = join(folder, name);
    if (now - statSync(file).mtimeMs > longestUnused) rmSync(file, { force: true });
  }
}

/** A folder of models. */
interface Place {
  readonly folder: string;
  readonly clock: Clock;
}

/** Puts a model into the folder, which is made where the one around it is there. Where it can't be written, it is trained again next time. */
function keep({ folder, clock }: Place, name: string, model: Model): void {
  const beside = join(folder, `${randomUUID()}.new`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // It is there, or cannot be made: then nothing can be written into it.
  }
  try {
    writeFileSync(beside, written(model), { mode: 0o600 });
    used(beside, clock.now());
    renameSync(beside, join(folder, name));
    forgetUnused(folder, clock.now());
  } catch {
    rmSync(beside, { force: true });
  }
}

/**
 * Trains as `train` does, and keeps each model in a folder: whoever trains from the same lessons again, after a restart for example, reads it there
 * in a hundredth of the time. The files hold weights of words of the packs and nothing that anybody has said.
 */
export function keptIn(folder: string, clock: Clock): Trainer {
  return (lessons) => {
    const name = `${nameOf(lessons)}${ending}`;
    const known = found(join(folder, name), { classes: lessons.classes, now: clock.now() });
    if (known) return known;
    const model = train(lessons);
    keep({ folder, clock }, name, model);
    return model;
  };
}
