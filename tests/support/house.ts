import type { Engine } from '../../src/engine/advance.ts';
import type { House } from '../../src/voice/house.ts';
import { openEngine, openHouses } from '../../src/minds.ts';
import { keeping } from './learned.ts';

/** The five associations of the product, by name. */
export const associations = ['awdat-sudair', 'makkah-housing', 'mord', 'najran-coffee', 'rahat'] as const;

/** Sunday, 8 November 2026, ten o'clock in Riyadh: a working day of every association. */
export const aWorkingMorning = Date.UTC(2026, 10, 8, 7);

/** Chance that counts: the same for every run. */
export function countingSeed(): () => string {
  let n = 0;
  return () => (n += 1).toString(16).padStart(8, '0');
}

let engine: Engine | undefined;
/** The engine, opened once for a test file. */
export const theEngine = (): Engine => (engine ??= openEngine(keeping.keeper));

let opened: Promise<{ readonly engine: Engine; readonly houses: ReadonlyMap<string, House> }> | undefined;
/** The engine and every house, opened once for a test file. */
export const openAll = (): NonNullable<typeof opened> =>
  (opened ??= openHouses(undefined, keeping.keeper).then((houses) => ({ engine: theEngine(), houses })));
