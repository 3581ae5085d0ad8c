import { z } from 'zod';
import { command } from '../../src/command-line/command.ts';
import { wholeNumber, word } from '../../src/command-line/flags.ts';
import { amongThose } from '../../src/command-line/terminal.ts';
import { countRatings } from '../../src/records/keeping/counting/count-ratings.ts';
import { day } from '../../src/kernel/clock.ts';
import { readConfig } from '../../src/config.ts';
import { silent } from '../../src/kernel/log.ts';
import { adapters, openGround } from '../../src/runtime.ts';
import { play } from './play.ts';
import { hire, mustBeEmpty } from './beginning.ts';
import { World } from './world.ts';

const days = 60;

export const seedCommand = command({
  name: 'seed',
  purpose:
    'Fills an empty installation with made-up conversations, requests, decisions and ratings of the last sixty days, to try the desk and the reports with.',
  details: `All of it is invented: names, numbers and sentences belong to nobody. It looks real, so it goes into a database without members only.
Accounts for five roles are made, with a password that is told once.`,
  flags: {
    seed: wholeNumber({ meaning: 'what chance begins with', least: 0, most: 999_999_999, otherwise: 1 }),
    association: word({ meaning: 'whose members they are', value: '<id>', otherwise: 'rahat' }),
    conversations: wholeNumber({
      meaning: 'how many members write',
      unit: 'conversations',
      least: 1,
      most: 20_000,
      otherwise: 120,
    }),
  },
  shape: z.object({
    association: z.string(),
    conversations: z.number(),
    madeUp: z.literal(true),
    accounts: z.array(z.string()),
    password: z.string(),
  }),
  async run({ flags: { seed, association, conversations } }) {
    const ground = await openGround(readConfig(), { role: 'command', log: silent });
    try {
      const house = amongThose('association', association, ground.houses);
      await mustBeEmpty(ground);
      const { crew, password } = await hire(ground, association);
      const now = ground.clock.now();
      const pushed = [...new Set(adapters.map(({ name }) => name))];
      const world = new World({ ground, house, crew, seed, from: now - days * day, pushed });
      try {
        await play(world, conversations, { days, now });
      } finally {
        await world.close();
      }
      await countRatings(ground.database, now, { seed: () => String(seed) });
      return {
        association,
        conversations,
        madeUp: true as const,
        accounts: Object.values(crew).map(({ email }) => email),
        password,
      };
    } finally {
      await ground.close();
    }
  },
  text: ({ association, conversations, accounts, password }) =>
    `${association} has ${conversations} made-up conversations now. Sign in at /desk as ${accounts.join(', ')} with the password ${password}`,
});
