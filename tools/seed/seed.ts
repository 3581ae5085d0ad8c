import { z } from 'zod';
import { command } from '../../src/command-line/command.ts';
import { wholeNumber, word } from '../../src/command-line/flags.ts';
import { amongThose } from '../../src/command-line/terminal.ts';
import { countRatings } from '../../src/records/keeping/count-ratings.ts';
import { day } from '../../src/kernel/clock.ts';
import { readConfig } from '../../src/config.ts';
import type { Ground } from '../../src/conversation/context.ts';
import type { Role } from '../../src/contract/desk.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { randomSecret } from '../../src/kernel/ids.ts';
import { silent } from '../../src/kernel/log.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { adapters, openGround } from '../../src/runtime.ts';
import { play } from './play.ts';
import { World, type Crew } from './world.ts';

const days = 60;

/** Throws when anybody has written to an association on this database: made-up members must never stand among real ones. */
async function mustBeEmpty({ database }: Ground): Promise<void> {
  const { rows } = await database.query<{ found: boolean }>(
    'select exists (select 1 from conversations) as found',
  );
  if (rows[0]?.found === true)
    throw new Fault(
      'notAllowed',
      'This database has conversations of members in it: nothing was changed. Made-up ones go into an empty database only: set another DATA_DIR or DATABASE_URL.',
    );
}

/** One account for each role, all with the same new password. */
async function hire(
  { database, clock }: Ground,
  association: string,
): Promise<{ readonly crew: Crew; readonly password: string }> {
  const password = randomSecret().slice(0, 16);
  const hashed = await hashPassword(password);
  const put = (role: Role): Promise<Staff> =>
    putStaff(
      database,
      { association, email: `${role}@${association}.example`, role, password: hashed },
      clock.now(),
    );
  const crew = {
    researcher: await put('researcher'),
    committee: await put('committee'),
    manager: await put('manager'),
    privacy: await put('privacy'),
    admin: await put('admin'),
  };
  return { crew, password };
}

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
      await countRatings(ground.database, now);
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
