import { isFault } from '../../src/kernel/errors.ts';

/** A fault's code, or that it was done. */
export const outcomeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    const done = await work;
    return typeof done === 'object' && done !== null && 'done' in done && done.done === false
      ? 'refused'
      : 'done';
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
};

/** Runs a race so many times, and answers what was not as it should be, with its number. */
export async function run(
  times: number,
  race: (n: number) => Promise<string | undefined>,
): Promise<string[]> {
  const faults: string[] = [];
  for (let n = 0; n < times; n += 1) {
    const fault = await race(n);
    if (fault !== undefined) faults.push(`${n}: ${fault}`);
  }
  return faults;
}
