import { availableParallelism } from 'node:os';
import { command } from '../../src/command-line/command.ts';
import { toggle, wholeNumber, word, type Flag } from '../../src/command-line/flags.ts';
import { amongThose, Mistyped } from '../../src/command-line/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { mustBeEmpty } from '../seed/beginning.ts';
import { fill } from './fill.ts';
import { counted, Grown } from './finish.ts';

/** At scale 1. */
const conversationsAtOne = 200_000;

const scale: Flag<number> = {
  meaning: 'how much: 1 is 200,000 conversations with more than a million entries and 60,000 requests',
  value: '<number>',
  bounds: '0.0001 to 10, 0.01 without it',
  read(typed) {
    if (typed === undefined) return 0.01;
    const read =
      typeof typed === 'string' && /^\d{1,2}(\.\d{1,6})?$/.test(typed) ? Number(typed) : Number.NaN;
    if (!(read >= 0.0001 && read <= 10)) throw new Mistyped('must be a number, 0.0001 to 10.');
    return read;
  },
};

const flags = {
  scale,
  seed: wholeNumber({ meaning: 'what chance begins with', least: 0, most: 999_999_999, otherwise: 1 }),
  association: word({ meaning: 'whose members they are', value: '<id>', otherwise: 'rahat' }),
  patterns: wholeNumber({
    meaning: 'that are played through the product, and of which the others are copies',
    unit: 'conversations',
    least: 4,
    most: 2000,
    otherwise: 80,
  }),
  workers: wholeNumber({
    meaning: 'that encrypt and write, one for each processor but one without it',
    unit: 'workers',
    least: 1,
    most: 32,
    otherwise: undefined,
  }),
  besideMembers: toggle('also where conversations of members are stored already'),
};

export const growCommand = command({
  name: 'grow',
  purpose:
    'Fills an empty installation with two years of made-up conversations, as many as an association has, to measure with.',
  details: `Some members are played through the product, as by npm run seed; the others are copies of them under other names, numbers and references, at other times,
encrypted and sealed as the product does, each with a key of its own. All of it is invented. What it is found by in the search and what figures are counted of is made too.`,
  flags,
  shape: Grown,
  async run({ flags: { scale: wanted, seed, association, patterns: most, workers, besideMembers } }) {
    const took = stopwatch();
    const ground = await openGround(readConfig(), { role: 'command', log: silent });
    try {
      const house = amongThose('association', association, ground.houses);
      if (!besideMembers) await mustBeEmpty(ground);
      const password = await fill(ground, {
        house,
        seed,
        conversations: Math.round(conversationsAtOne * wanted),
        patterns: most,
        workers: workers ?? Math.max(1, availableParallelism() - 1),
      });
      return { ...(await counted(ground, association)), seconds: Math.round(took() / 1000), password };
    } finally {
      await ground.close();
    }
  },
  text: ({ association, conversations, entries, ratings, requests, files, seconds, password }) =>
    `${association} has ${conversations} conversations now, with ${entries} entries, ${ratings} ratings, ${requests} requests and ${files} files, all made up in ${seconds} s. Sign in at /desk as manager@${association}.example with the password ${password}`,
});
