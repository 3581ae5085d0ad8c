import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { checkCase } from '../support/cases.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openOnChannels, type Held, type OnChannels } from '../support/on-channels.ts';
import { stepsOf, submit } from './walk.ts';

const association = 'mord';
let street: OnChannels;
beforeAll(async () => {
  street = await openOnChannels(association, { start: aWorkingMorning, packs: {} });
});
afterAll(() => street.remove());

/** Sends a request of a service that wants no file, and begins another one, of which they would be reminded. Answers the reference of the first. */
async function served(member: Held<unknown>, n: number): Promise<string> {
  const { engine, houses } = street.place.ground;
  const house = houses.get(association)!;
  const { id } = house.association.services.find(
    ({ fields }) => !fields.some(({ type }) => type === 'attachment'),
  )!;
  await member.tell('السلام عليكم');
  const reference = await submit(member, stepsOf(engine, house, id, n));
  await member.tell('طلب دعم مستفيدة');
  return reference;
}

test.each(['WhatsApp', 'Telegram', 'Teams', 'web'] as const)(
  'nothing is said for thirty days after an alert but by a person and by the safe contact: %s',
  async (channel) => {
    const open = (): Held<unknown> | Promise<Held<unknown>> =>
      ({
        WhatsApp: () => street.onWhatsApp(),
        Telegram: () => street.onTelegram(),
        Teams: () => street.onTeams(),
        web: () => street.onTheWeb(),
      })[channel]();
    const [her, other] = [await open(), await open()];
    const n = ['WhatsApp', 'Telegram', 'Teams', 'web'].indexOf(channel) * 2 + 1;
    const references = [await served(her, n), await served(other, n + 1)];
    await her.tell('زوجي يضربني وأنا خايفة');
    const conversation = await her.conversation();
    await street.does('huda', 'acknowledge', conversation);
    await street.does('huda', 'claim', conversation);
    await street.does('huda', 'reply', conversation, { id: `by-a-person-${n}`, text: 'معكِ هدى' });
    await street.pass(minute);
    const before = await her.texts();
    expect(before.join()).toContain('معكِ هدى');
    const said = await street.said(conversation);
    const others = (await other.texts()).length;
    await street.does('huda', 'close', conversation, {});
    for (const reference of references) {
      await checkCase(street.office, association, reference);
      await street.office.moves.decide(street.of('committee'), reference, {
        decision: 'accepted',
        reason: 'استوفت الشروط',
      });
    }
    for (const passed of [hour, day, day, 2 * day, 26 * day]) await street.pass(passed);
    expect(await her.texts()).toEqual(before);
    expect(await street.said(conversation)).toEqual(said);
    // The other one heard a reminder and the decision: the clock has moved.
    expect((await other.texts()).length).toBeGreaterThan(others + 1);
  },
);
