import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office } from '../../src/desk/office.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { answerOf } from '../support/answers.ts';
import { checkCase } from '../support/cases.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { associations } from '../support/house.ts';
import { openPlace, sendRequest, type Place, type Sent } from '../support/place.ts';

let dataDir = '';
let place: Place;
const sent: Sent[] = [];

beforeAll(async () => {
  dataDir = await temporaryFolder();
  place = await openPlace({ DATA_DIR: dataDir });
  for (const association of associations) sent.push(await sendRequest(place, association));
});

afterAll(async () => {
  await place.close();
  await removeFolder(dataDir);
});

async function shown(reference: string): Promise<Record<string, unknown>> {
  const { code, answer } = await answerOf('cases', ['show', reference], { DATA_DIR: dataDir });
  expect(code).toBe(0);
  return answer as Record<string, unknown>;
}

test('npm run cases shows how a case stands, with the clause of its policy where it has one', async () => {
  for (const [i, association] of associations.entries()) {
    const { reference } = sent[i]!;
    const found = await shown(reference);
    const clause = association === 'najran-coffee' ? null : expect.objectContaining({ id: 'steps-4' });
    expect(found).toMatchObject({ reference, association, state: 'received', status: 'submitted' });
    expect(found['history']).toEqual([expect.objectContaining({ status: 'submitted', by: null, clause })]);
    expect(found['promises']).toEqual([
      {
        day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        toldOn: association === 'najran-coffee' ? null : expect.any(String),
        by: null,
        reason: null,
        late: false,
      },
    ]);
    expect((found['acts'] as string[]).includes('accept')).toBe(association === 'najran-coffee');
  }
});

test('its history tells who did what, when and why, each by its clause', async () => {
  const [{ reference }] = [sent[associations.indexOf('rahat')]!];
  const { database } = place.ground;
  const office = new Office(place.ground, place.conversations);
  const committee = await putStaff(
    database,
    { association: 'rahat', email: 'committee@rahat.example', role: 'committee' },
    0,
  );
  const checker = await checkCase(office, 'rahat', reference);
  await office.moves.decide(committee, reference, { decision: 'accepted', reason: 'استوفى الشروط' });
  await office.close();
  const clause = (id: string) => expect.objectContaining({ id });
  expect(await shown(reference)).toMatchObject({
    state: 'decided',
    status: 'accepted',
    // The account is asked for from then on: nothing is completed or provided before it is here.
    owed: ['iban'],
    acts: ['ask'],
    history: [
      { status: 'submitted', clause: clause('steps-4') },
      {
        status: 'checked',
        by: checker.name,
        clause: clause('steps-2'),
        detail: { marks: expect.objectContaining({ fullName: 'matched' }) },
      },
      { status: 'accepted', by: committee.name, reason: 'استوفى الشروط', clause: clause('steps-5') },
    ],
  });
});
