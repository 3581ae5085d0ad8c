import { expect, test } from '@jest/globals';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { provedNumber } from '../../src/lookups/proved-number.ts';
import { handClock, hour } from '../../src/kernel/clock.ts';
import { aWorkingMorning, countingSeed, openAll } from '../support/house.ts';

const phone = '011 234 5678';

async function begun(contact: { readonly phone?: string }) {
  const { engine, houses } = await openAll();
  const house = houses.get('rahat')!;
  const { association } = house;
  const own = { ...house, association: { ...association, pack: { ...association.pack, contact } } };
  const clock = handClock(aWorkingMorning);
  const rehearsal = new Rehearsal({ engine, house: own, clock, seed: countingSeed() });
  const say = (text: string): string =>
    rehearsal
      .play({ kind: 'text', text })
      .map((one) => one.text)
      .join('\n');
  return { clock, rehearsal, say };
}

test('where nothing was understood three times the telephone is told; nothing of one where there is none', async () => {
  for (const contact of [{ phone }, {}]) {
    const { say } = await begun(contact);
    say('السلام عليكم');
    say('أوافق');
    const said = ['قثقث', 'ضصضص', 'غفغف'].map((text) => say(text));
    expect(said.map((one) => one.includes('تتصل بنا'))).toEqual([false, false, contact.phone !== undefined]);
    expect(said.join().includes(phone)).toBe(contact.phone !== undefined);
  }
});

test('whoever waited in vain for a person is told it with the last word', async () => {
  const { clock, rehearsal, say } = await begun({ phone });
  say('السلام عليكم');
  say('أوافق');
  say('موظف');
  const told: string[] = [];
  for (let n = 0; n < 60; n += 1) {
    clock.advance(4 * hour);
    told.push(...rehearsal.play({ kind: 'due' }).map((one) => one.text));
  }
  expect(told.filter((one) => one.includes(phone))).toHaveLength(1);
});

test('what is found of the number from which somebody writes holds it where it is wanted for a field alone: a finding is kept with its turn', async () => {
  const by = { number: '+966501234567' } as Parameters<typeof provedNumber.find>[1];
  expect(JSON.stringify(await provedNumber.find({ kind: 'provedNumber' }, by))).not.toContain('501234567');
  expect(await provedNumber.find({ kind: 'provedNumber', whole: true }, by)).toMatchObject(by);
});
