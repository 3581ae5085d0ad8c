import { afterAll } from '@jest/globals';
import { Scratch } from '../../support/scratch.ts';
import { addEmail } from './email.ts';
import { addKiosk } from './kiosk.ts';
import { addLostAndFound } from './lost-and-found.ts';
import { addPager, addTally, addWave } from './more-kinds.ts';
import { addStillWaiting } from './still-waiting.ts';

const kinds = {
  email: addEmail,
  kiosk: addKiosk,
  lostAndFound: addLostAndFound,
  pager: addPager,
  wave: addWave,
  tally: addTally,
  stillWaiting: addStillWaiting,
} as const;

/** A copy of the sources in which a thing of every kind was added, beside one another. */
export interface EveryKind {
  readonly scratch: Scratch;
  /** The files that were changed for each of them. */
  readonly changed: Readonly<Record<keyof typeof kinds, readonly string[]>>;
}

let made: Promise<EveryKind> | undefined;

async function make(): Promise<EveryKind> {
  const scratch = await Scratch.copy();
  const changed: Record<string, readonly string[]> = {};
  for (const [name, add] of Object.entries(kinds)) {
    const before = scratch.changed.length;
    await add(scratch);
    changed[name] = scratch.changed.slice(before).sort();
  }
  scratch.generateLineNames();
  return { scratch, changed: changed as EveryKind['changed'] };
}

/** The one copy that the tests of this folder share: made, and built, once for those that run together. */
export const everyKind = (): Promise<EveryKind> => (made ??= make());

afterAll(async () => {
  const { scratch } = (await made) ?? {};
  await scratch?.remove();
});
