import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { walk, type Reached } from '../../src/conversation/rehearsal/walk.ts';
import type { Engine } from '../../src/engine/advance.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import type { House } from '../../src/voice/house.ts';

/** A waiting state as it is kept: what its conversation is made of. */
type Kept = Pick<Reached, 'state' | 'service' | 'last'> &
  Pick<Rehearsal, 'dialogue'> & {
    readonly at: number;
    readonly turn: Rehearsal['last'];
    readonly world: Pick<Rehearsal['world'], 'code' | 'joined' | 'sent' | 'asked' | 'submissions'>;
  };

const folder = join(productRoot(), 'node_modules/.cache/silah');

let sources: string | undefined;
/** Of everything that a walk follows from. */
function hashOfSources(): string {
  if (sources !== undefined) return sources;
  const hash = createHash('sha256');
  for (const part of ['src', 'flows', 'locales', 'associations'])
    for (const entry of readdirSync(join(productRoot(), part), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const file = join(entry.parentPath, entry.name);
        hash.update(file).update(readFileSync(file));
      }
  return (sources = hash.digest('hex').slice(0, 16));
}

function read(file: string): readonly Kept[] | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly Kept[];
  } catch {
    return undefined;
  }
}

/** Nobody walks longer than this, in milliseconds: a lock that is older is of a worker that was ended. */
const longest = 120_000;
const asleep = new Int32Array(new SharedArrayBuffer(4));

/** Whether it is ours to walk; where another worker does so already, waits until it has. */
function isOurs(lock: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch {
    for (const until = Date.now() + longest; existsSync(lock) && Date.now() < until;)
      Atomics.wait(asleep, 0, 0, 100);
    return false;
  }
}

/** Walks, unless another worker does. */
function walkOnce(file: string, engine: Engine, house: House): readonly Kept[] {
  const lock = `${file}.lock`;
  if (!isOurs(lock)) return read(file) ?? keep(file, engine, house);
  try {
    return read(file) ?? keep(file, engine, house);
  } finally {
    rmSync(lock, { force: true });
  }
}

function keep(file: string, engine: Engine, house: House): readonly Kept[] {
  const kept = walk(engine, house).map(({ state, service, last, rehearsal }) => {
    const { dialogue, clock, last: turn, world } = rehearsal;
    const { code, joined, sent, asked, submissions } = world;
    return {
      state,
      service,
      last,
      dialogue,
      at: clock.now(),
      turn,
      world: { code, joined, sent, asked, submissions },
    };
  });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
  renameSync(`${file}.${process.pid}`, file);
  return read(file) ?? [];
}

/** What `walk` finds in an association of the product: walked once for all tests, as long as nothing changes that it follows from. */
export function walked(engine: Engine, house: House): Reached[] {
  const file = join(folder, `walk-${house.association.id}-${hashOfSources()}.json`);
  let chance = 1_000_000;
  const seed = (): string => (chance += 1).toString(16).padStart(8, '0');
  return (read(file) ?? walkOnce(file, engine, house)).map(
    ({ state, service, last, dialogue, at, turn, world }) => {
      const rehearsal = new Rehearsal({ engine, house, clock: handClock(at), seed });
      rehearsal.dialogue = dialogue;
      rehearsal.last = turn;
      rehearsal.world.code = world.code;
      rehearsal.world.joined = world.joined;
      rehearsal.world.sent.push(...world.sent);
      rehearsal.world.asked.push(...world.asked);
      rehearsal.world.submissions.push(...world.submissions);
      return { state, service, rehearsal, last };
    },
  );
}
