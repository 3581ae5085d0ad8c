import { Forgotten, ForgottenHeard, Me, OwnName, OwnPassword } from '../../../contract/desk.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { taking } from '../desk-call.ts';
import { mustBeOurs } from '../gate.ts';
import { begin, callerOf } from '../session.ts';
import { shaped } from '../shaped.ts';

/** What somebody does to their own account. */
export const account: readonly Route<Doors>[] = [
  {
    method: 'POST',
    path: '/desk/api/forgotten',
    body: Forgotten,
    answer: ForgottenHeard,
    async handle(context, doors) {
      mustBeOurs(context, doors);
      const given = await shaped(context, Forgotten);
      return context.json(await doors.office.account.forgotten(given, callerOf(context, doors)));
    },
  },
  taking({
    method: 'POST',
    path: '/me/name',
    needs: 'session',
    body: OwnName,
    answer: Me,
    answers: async ({ office, session, staff }, { name }) =>
      office.people.me({ ...session, staff: await office.account.rename(staff, name) }),
  }),
  taking({
    method: 'POST',
    path: '/me/password',
    needs: 'session',
    body: OwnPassword,
    answer: Me,
    answers: ({ context, doors, office, staff, lang }, given) =>
      begin(context, doors, () => office.account.replacePassword(staff, given, lang)),
  }),
];
