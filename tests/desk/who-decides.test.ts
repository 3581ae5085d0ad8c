import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readersOf } from '../../src/association/readers.ts';
import { Role } from '../../src/contract/desk.ts';
import { Office } from '../../src/desk/office.ts';
import { mayDo } from '../../src/desk/people/roles.ts';
import { listRoutes } from '../../src/http/routes.ts';
import { day, handClock } from '../../src/kernel/clock.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openLayout } from '../../src/runtime.ts';
import { allMatched, bringOwed, checkCase } from '../support/cases.ts';
import { associations, aWorkingMorning } from '../support/house.ts';
import { openPlace, sendMessages, type Place, type Sent } from '../support/place.ts';
import { outcomeOf } from '../support/races.ts';
import { deskOf } from '../support/verbs.ts';
import { whole } from '../support/whole.ts';

const clock = handClock(aWorkingMorning);
let place: Place;
let office: Office;
let n = 0;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const hired = (association: string, role: string): Promise<Staff> => {
  n += 1;
  const email = `person-${n}@${association}.example`;
  return putStaff(place.ground.database, { association, email, role, password: 'x' }, 0);
};

/** What somebody has had to do with a case before they are asked to decide it. */
const bonds = ['nothing', 'checked', 'served', 'concerned'] as const;
type Bond = (typeof bonds)[number];

/** Somebody checks the case, serves its member, or is concerned by it; and has another role afterwards. */
async function bound(
  association: string,
  { publicId, reference }: Sent,
  bond: Bond,
  role: Role,
): Promise<Staff> {
  const begins = bond === 'checked' || bond === 'served' ? 'researcher' : role;
  const staff = await hired(association, begins);
  if (bond === 'served') {
    const desk = deskOf(office.desk);
    await place.conversations.receive(publicId, {
      external: `person ${n}`,
      content: { kind: 'text', text: 'موظف' },
    });
    await desk.claim(staff, publicId);
    await desk.reply(staff, publicId, { id: `served ${n}`, text: 'حيّاك الله' });
    await desk.giveBack(staff, publicId, 'closed');
  }
  const clerk = bond === 'checked' ? staff : await hired(association, 'researcher');
  await bringOwed(office, clerk, reference);
  const { acts, fields } = await office.requests.detail(clerk, reference);
  if (!acts.includes('check')) throw new Error(`${association} ${reference} cannot be checked`);
  if (bond === 'checked') await office.moves.check(staff, reference, allMatched(fields));
  else await checkCase(office, association, reference);
  if (bond === 'concerned')
    await office.concerns.note(clerk, reference, { whom: staff.id, reason: 'قريب صاحب الطلب' });
  await place.ground.database.query('update staff set role = $2 where id = $1', [staff.id, role]);
  return { ...staff, role };
}

const reads = (staff: Staff, reference: string): Promise<boolean> =>
  office.requests.detail(staff, reference).then(
    () => true,
    () => false,
  );

/** The roles for which the desk opens the door to a decision, as its routes say. */
const door = listRoutes(openLayout()).find(
  ({ method, path }) => method === 'POST' && path.endsWith('/requests/:reference/decision'),
)!;

/** All roles in a whole run; otherwise who decides, who serves and who manages. */
const roles = Role.options.filter((role) => whole || ['committee', 'researcher', 'manager'].includes(role));

test('the door to a decision is open to the committee alone', () => {
  expect(door.roles).toEqual(Role.options.filter((role) => mayDo({ role }, 'decide')));
  expect(door.roles).toEqual(['committee']);
});

test('of roles, packs and what somebody had to do with a case: who has nothing to do with it decides, who checked or served only reads, whom it concerns neither', async () => {
  const mismatches: string[] = [];
  let cells = 0;
  for (const association of associations) {
    const { engine, houses } = place.ground;
    const house = houses.get(association)!;
    const decided = house.association.services.filter(({ studiedBy }) => studiedBy === undefined);
    // Somebody must be left who can decide, or nobody may be concerned.
    for (let i = 0; i < 2; i += 1) await hired(association, 'committee');
    for (const service of whole ? decided : decided.slice(0, 1))
      for (const role of roles)
        for (const bond of bonds) {
          n += 1;
          const messages = requestDialogue(engine, { house, service: service.id, n });
          const sent = await sendMessages(place, association, messages);
          const staff = await bound(association, sent, bond, role);
          clock.advance(15 * day);
          const isReader = readersOf(service).some((reader) => reader === role);
          const wanted = {
            reads: isReader && bond !== 'concerned',
            decides: role === 'committee' && isReader && bond === 'nothing',
          };
          const found = {
            reads: await reads(staff, sent.reference),
            decides:
              door.roles.includes(role) &&
              (await outcomeOf(
                office.moves.decide(staff, sent.reference, {
                  decision: 'refused',
                  reason: 'لم تكتمل الشروط',
                }),
              )) === 'done',
          };
          cells += 1;
          if (JSON.stringify(found) !== JSON.stringify(wanted))
            mismatches.push(
              `${association} ${service.id} ${role} ${bond}: ${JSON.stringify({ found, wanted })}`,
            );
          clock.set(aWorkingMorning);
        }
  }
  expect(mismatches).toEqual([]);
  expect(cells).toBeGreaterThanOrEqual(associations.length * roles.length * bonds.length);
});
