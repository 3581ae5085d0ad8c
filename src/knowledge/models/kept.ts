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
import { read, written } from './bytes.ts';
import type { Keeper } from './keeper.ts';

/** What nobody has asked for in so many milliseconds is forgotten: what it was learned from has changed since. */
const longestUnused = 30 * 24 * 3_600_000;
const ending = '.model';

/** Notes that a model was read; in a folder in which nothing can be written it is read all the same. */
function used(file: string, now: number): void {
  try {
    utimesSync(file, now / 1000, now / 1000);
  } catch {
    // Where nothing can be written, nothing is forgotten either.
  }
}

/** Where models are kept. */
export interface Place {
  readonly folder: string;
  /** Where models lie that came with the product; nothing is written there. */
  readonly shipped?: string;
  readonly clock: Clock;
  /** A name of the code that learns: another code may learn something else from the same. */
  readonly code: string;
}

/** What was learned from the same by the same code has the same name. Another version of Node may reckon and read letters otherwise. */
function nameOf(from: unknown, code: string): string {
  const hash = createHash('sha256').update(`${code} ${process.version} ${process.arch}\n`);
  return `${hash.update(JSON.stringify(from)).digest('hex').slice(0, 32)}${ending}`;
}

function lyingIn(file: string): unknown {
  try {
    return read(readFileSync(file));
  } catch {
    return undefined;
  }
}

function found({ folder, shipped, clock }: Place, name: string): unknown {
  const came = shipped === undefined ? undefined : lyingIn(join(shipped, name));
  if (came !== undefined) return came;
  const file = join(folder, name);
  const model = lyingIn(file);
  if (model !== undefined) used(file, clock.now());
  return model;
}

function forgetUnused(folder: string, now: number): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(ending))) {
    const file = join(folder, name);
    if (now - statSync(file).mtimeMs > longestUnused) rmSync(file, { force: true });
  }
}

/** Puts a model into the folder, which is made where the one around it is there. Where it can't be written, it is learned again next time. */
function keep({ folder, clock }: Place, name: string, model: Buffer): void {
  const beside = join(folder, `${randomUUID()}.new`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // It is there, or cannot be made: then nothing can be written into it.
  }
  try {
    writeFileSync(beside, model, { mode: 0o600 });
    used(beside, clock.now());
    renameSync(beside, join(folder, name));
    forgetUnused(folder, clock.now());
  } catch {
    rmSync(beside, { force: true });
  }
}

/**
 * Keeps what is learned in a folder, whole: whoever learns from the same again, after a restart for example, reads it there in a hundredth of the time.
 * A file that was cut or changed is not believed. The files hold words of the packs and their weights, and nothing that anybody has said.
 */
export function keptIn(place: Place): Keeper {
  return <T extends object>({ from, learn }: { readonly from: unknown; readonly learn: () => T }): T => {
    const name = nameOf(from, place.code);
    const known = found(place, name);
    // Its digest says that it is what `learn` made of the same, by the same code.
    if (known !== undefined) return known as T;
    const model = learn();
    keep(place, name, written(model));
    return model;
  };
}
