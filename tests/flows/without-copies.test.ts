import { expect, test } from '@jest/globals';
import type { OutgoingMessage } from '../../src/contract/index.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { kindOf } from '../../src/fields/spec.ts';
import { serviceOf, type House } from '../../src/voice/house.ts';
import { associations, openAll } from '../support/house.ts';
import { talk } from '../support/talk.ts';

test.each(associations)('no service of %s asks for the copy of an identity document', async (association) => {
  const { houses } = await openAll();
  for (const { fields } of houses.get(association)!.association.services)
    for (const field of fields)
      expect([field.name, kindOf(field).ground?.(field)]).toEqual([field.name, undefined]);
  expect(
    houses.get(association)!.association.services.flatMap(({ fields }) => fields.map(({ name }) => name)),
  ).not.toContain('identity');
});

/** A house whose service asks for a field no more. */
function without(house: House, service: string, name: string): House {
  const services = house.association.services.map((one) => {
    const retired = one.fields.filter((field) => field.name === name);
    return one.id === service
      ? { ...one, fields: one.fields.filter((field) => field.name !== name), retired }
      : one;
  });
  return { ...house, association: { ...house.association, services } };
}

/** A conversation at a question of its form, as an earlier release left it. */
function standingAt({ dialogue }: { dialogue: Dialogue }, at: string): Dialogue {
  const stack = dialogue.stack.map((frame) =>
    frame.flow === 'request' ? { ...frame, value: 'askField', context: { ...frame.context, at } } : frame,
  );
  return { ...dialogue, stack };
}

const form = [
  'أوافق',
  'تسجيل جديد',
  'محمد بن سعد العتيبي',
  '1100000007',
  '1/1/1455',
  '0551234567',
  'الباحة',
  'متزوج',
  'متقاعد',
];
const fieldsIn = (said: readonly OutgoingMessage[]): readonly string[] =>
  said.findLast(({ review }) => review)?.review?.fields.map(({ name }) => name) ?? [];
type Talk = Awaited<ReturnType<typeof talk>>;
const answersOf = ({ rehearsal }: Talk): object =>
  rehearsal.dialogue.stack.at(-1)?.context['answers'] as object;

test('a conversation that stood at the copy of the id may leave it out, and no answer is lost', async () => {
  const one = await talk('rahat');
  one.say(...form.slice(0, 4));
  const before = answersOf(one);
  expect(Object.keys(before)).toEqual(['fullName', 'nationalId']);
  one.rehearsal.dialogue = standingAt(one.rehearsal, 'identity');
  one.say('تخطي');
  expect(one.prompt()).toMatchObject({ flow: 'request', step: 'askField', field: 'idExpiry' });
  expect(answersOf(one)).toEqual({ ...before, identity: null });
});

test('a copy of the id that was given while it was asked for is reviewed with the rest; nobody else is asked', async () => {
  const one = await talk('rahat');
  const asked = one.say(...form);
  expect(one.prompt().kind).toBe('review');
  expect(fieldsIn(asked)).not.toContain('identity');
  one.rehearsal.dialogue = standingAt(one.rehearsal, 'identity');
  const file = {
    file: 'a'.repeat(32),
    name: 'هويتي.png',
    type: 'image/png',
    size: 10,
    sha256: '0'.repeat(64),
  };
  const reviewed = one.rehearsal.play({ kind: 'file', file });
  expect(fieldsIn(reviewed).at(-1)).toBe('identity');
  one.say('صورة الهوية');
  expect(one.prompt()).toMatchObject({ step: 'askField', field: 'identity' });
});

test('two values at a question that is asked afterwards today are asked about', async () => {
  const one = await talk('rahat');
  one.say('أوافق', 'طلب دعم', 'سارة محمد العتيبي');
  one.rehearsal.dialogue = standingAt(one.rehearsal, 'iban');
  one.say('SA0380000000608010167519 أو SA4420000001234567891234');
  expect(one.prompt()).toMatchObject({ flow: 'request', step: 'askAmong' });
});

test('a field in the middle that is asked no more stays there in a form that was reviewed: it is signed as it was shown', async () => {
  const one = await talk('rahat');
  const service = 'registration';
  one.say(...form, 'تأكيد');
  expect(one.prompt().kind).toBe('sign');
  const { engine, house, clock, seed, dialogue } = one.rehearsal;
  expect(serviceOf(house, service)?.fields.map(({ name }) => name)).toContain('city');
  const later = new Rehearsal({ engine, house: without(house, service, 'city'), clock, seed });
  later.dialogue = dialogue;
  const said = later.play({ kind: 'text', text: 'أقرّ وأوقّع' });
  expect(said.some(({ receipt }) => receipt)).toBe(true);
  expect(later.world.submissions.map(({ answers }) => answers['city'])).toEqual(['الباحة']);
});
