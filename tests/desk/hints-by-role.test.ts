import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hintFor } from '../../src/desk/hints.ts';
import { Office } from '../../src/desk/office.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { openPlace, type Place } from '../support/place.ts';

const association = 'rahat';
let place: Place;
let office: Office;

beforeAll(async () => {
  place = await openPlace();
  office = new Office(place.ground, place.conversations);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const put = (role: string): Promise<Staff> =>
  putStaff(
    place.ground.database,
    { association, email: `${role}@rahat.example`, role, password: 'never used' },
    place.ground.clock.now(),
  );

test('hints go to those whose role sees what they are of', async () => {
  const heard = async (role: string): Promise<string[]> => {
    const texts: string[] = [];
    const stop = office.watch(await put(role), (hint) => texts.push(hint));
    for (const what of ['inbox', 'conversation', 'viewers', 'requests', 'channels', 'unanswered'] as const)
      office.desk.announce(association, what, 'AAAAAAAAAAAAAAAAAAAAAA');
    // Hints are handed on in the order in which they came: when this one is here, all are.
    await new Promise<void>((here) => {
      const end = place.ground.coordination.subscribe('all are here', () => {
        end();
        here();
      });
      place.ground.coordination.publish('all are here', '');
    });
    stop();
    return texts.map((text) => {
      const what = /"what":"(\w+)"/.exec(text)?.[1] ?? '';
      return text.includes('AAAAAAAAAAAAAAAAAAAAAA') ? `${what}, by name` : what;
    });
  };
  const told = 'unanswered, by name';
  const named = ['inbox, by name', 'conversation, by name', 'viewers, by name', 'requests, by name', told];
  expect(await heard('researcher')).toEqual(named);
  expect(await heard('committee')).toEqual(['requests, by name']);
  // Who attends to cases alone is not told which conversation it was.
  expect(await heard('manager')).toEqual(['inbox', 'conversation', 'viewers', 'requests, by name', told]);
  expect(await heard('admin')).toEqual(['channels, by name', told]);
});

test('where nobody is named for alerts, of one the researchers alone hear which conversation it is', () => {
  const hint = JSON.stringify({ what: 'conversation', conversation: 'AAAA', alerted: true });
  const heard = (role: string): string | undefined =>
    hintFor({ role, email: `${role}@rahat.example` } as Staff, hint, []);
  expect(heard('researcher')).toBe(hint);
  for (const role of ['delegate', 'official', 'manager', 'privacy'])
    expect(heard(role)).toBe('{"what":"conversation"}');
});
