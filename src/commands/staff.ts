import { text } from 'node:stream/consumers';
import { readConfig } from '../config.ts';
import { Role } from '../contract/desk.ts';
import { hashPassword } from '../desk/people/sign-in.ts';
import { isFault } from '../kernel/errors.ts';
import { systemClock } from '../kernel/clock.ts';
import { openDatabase } from '../records/database.ts';
import { openHouses } from '../runtime.ts';
import { makeLink, putStaff, setDisabled, staffByEmail } from '../records/staff.ts';

const usage = `Who works at the desk.

  npm run staff -- add <email> --association <id> --role <${Role.options.join('|')}> [--password-stdin]
  npm run staff -- reset <email>        prints a new one-time link
  npm run staff -- disable <email>      ends every session at once
  npm run staff -- enable <email>

Without --password-stdin a one-time link is printed by which the person sets a password.`;

const shortest = 10;
const linkLasts = 3 * 24 * 3_600_000;

const option = (words: readonly string[], name: string): string | undefined =>
  words[words.indexOf(name) + 1 || words.length];

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

async function main(): Promise<void> {
  const [, , verb = '', email = '', ...rest] = process.argv;
  if (!['add', 'reset', 'disable', 'enable'].includes(verb) || !/^\S+@\S+$/.test(email)) stop(usage);
  const config = readConfig();
  const database = await openDatabase(config, 'command');
  const now = systemClock(() => database.lead() + config.clockOffset).now();
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
  try {
    if (verb === 'add') {
      const association = option(rest, '--association') ?? '';
      const role = Role.safeParse(option(rest, '--role'));
      if (!role.success) stop(`--role: must be one of ${Role.options.join(', ')}.`);
      if (!(await openHouses(config.associationsDir)).has(association))
        stop(`--association: there is no association "${association}".`);
      const given = rest.includes('--password-stdin')
        ? (await text(process.stdin)).replace(/\r?\n$/, '')
        : undefined;
      if (given !== undefined && given.length < shortest)
        stop(`The password must have at least ${shortest} characters.`);
      const staff = await putStaff(
        database,
        {
          association,
          email,
          role: role.data,
          ...(given !== undefined && { password: await hashPassword(given) }),
        },
        now,
      );
      console.log(`${staff.email}: ${staff.role} of ${staff.association}`);
      if (given === undefined)
        console.log(`${base}/desk/set-up?token=${await makeLink(database, staff.id, now + linkLasts)}`);
      return;
    }
    const staff = await staffByEmail(database, email);
    if (!staff) stop(`There is nobody with the address ${email}.`);
    if (verb === 'reset')
      console.log(`${base}/desk/set-up?token=${await makeLink(database, staff.id, now + linkLasts)}`);
    else await setDisabled(database, staff.id, verb === 'disable', now);
    console.log(`${staff.email}: ${verb}`);
  } finally {
    await database.close();
  }
}

await main().catch((error: unknown) => {
  console.error(isFault(error) ? error.message : error);
  process.exit(1);
});
