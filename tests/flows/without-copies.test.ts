import { expect, test } from '@jest/globals';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import { kindOf } from '../../src/fields/spec.ts';
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

/** A conversation at the question for a copy of the id, as an earlier release left it. */
function atTheCopy({ dialogue }: { dialogue: Dialogue }): Dialogue {
  const stack = dialogue.stack.map((frame) =>
    frame.flow === 'request' ? { ...frame, context: { ...frame.context, at: 'identity' } } : frame,
  );
  return { ...dialogue, stack };
}

test('a conversation that stood at the copy of the id goes on at the next question, and no answer is lost', async () => {
  const { say, prompt, rehearsal } = await talk('rahat');
  say('أوافق', 'تسجيل جديد', 'محمد بن سعد العتيبي', '1100000007');
  const before = rehearsal.dialogue.stack.at(-1)?.context['answers'];
  expect(Object.keys(before as object)).toEqual(['fullName', 'nationalId']);
  rehearsal.dialogue = atTheCopy(rehearsal);
  say('شكرا');
  expect(prompt()).toMatchObject({ flow: 'request', step: 'askField', field: 'idExpiry' });
  expect(rehearsal.dialogue.stack.at(-1)?.context['answers']).toEqual(before);
});

test('a form that was complete but for the copy goes on at its review', async () => {
  const { say, prompt, rehearsal } = await talk('rahat');
  say(
    'أوافق',
    'تسجيل جديد',
    'محمد بن سعد العتيبي',
    '1100000007',
    '1/1/1455',
    '0551234567',
    'الباحة',
    'متزوج',
    'متقاعد',
  );
  expect(prompt().kind).toBe('review');
  const stack = rehearsal.dialogue.stack.map((frame) =>
    frame.flow === 'request'
      ? { ...frame, value: 'askField', context: { ...frame.context, at: 'identity' } }
      : frame,
  );
  rehearsal.dialogue = { ...rehearsal.dialogue, stack };
  say('شكرا');
  expect(prompt().kind).toBe('review');
});
