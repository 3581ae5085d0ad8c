import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { standingForm } from '../../src/desk/requests/standing-form.ts';
import { day, handClock, hour } from '../../src/kernel/clock.ts';
import { countLeft } from '../../src/records/keeping/counting/count-left.ts';
import { openPlace, type Place } from '../support/place.ts';

/** Ten o'clock in Riyadh, on a day that is long over: what is to come is not counted. */
const clock = handClock(Date.UTC(2026, 1, 1, 7));
let place: Place;
beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
});
afterAll(() => place.remove());

test('forms that were left are counted by the question at which their members stopped, once, after seven days without a word; none that was sent, or whose member waits for a person', async () => {
  const { conversations, ground } = place;
  const house = ground.houses.get('rahat')!;
  const begun = async (n: number, most?: number): Promise<(more: string) => Promise<unknown>> => {
    const messages = requestDialogue(ground.engine, { house, service: 'support', n });
    const { publicId } = await conversations.begin('rahat', 'webchat');
    for (const message of messages.slice(0, most)) await conversations.receive(publicId, message);
    return (text) =>
      conversations.receive(publicId, { external: `more ${text}`, content: { kind: 'text', text } });
  };
  const standingIn = standingForm(ground.engine);
  const count = (): Promise<unknown> =>
    Promise.all([0, 1].map(() => countLeft(ground.database, clock.now(), { standingIn })));
  const cells = async (): Promise<readonly unknown[]> =>
    (
      await ground.database.query(
        `select day::text, service, field, count from left_cells where association = 'rahat' order by day`,
      )
    ).rows;
  const [field] = house.association.services.find(({ id }) => id === 'support')!.fields;
  const upToTheFirst = 4;
  const [, comesBack, waits] = [
    await begun(1, upToTheFirst),
    await begun(2, upToTheFirst),
    await begun(3, upToTheFirst),
    await begun(4),
  ];
  await waits('موظف');
  const first = new Date(clock.now()).toISOString().slice(0, 10);
  clock.advance(3 * day);
  await comesBack('السلام عليكم');
  const second = new Date(clock.now()).toISOString().slice(0, 10);
  clock.advance(4 * day + 12 * hour);
  await count();
  expect(await cells()).toEqual([]);
  clock.advance(day);
  await count();
  const left = { service: 'support', field: field!.name, count: 1 };
  expect(await cells()).toEqual([{ ...left, day: first }]);
  clock.advance(3 * day);
  await count();
  expect(await cells()).toEqual([
    { ...left, day: first },
    { ...left, day: second },
  ]);
});
