import { expect, test } from '@jest/globals';
import { talk } from '../support/talk.ts';

const words = (messages: readonly { readonly text: string }[]): string =>
  messages.map(({ text }) => text).join('\n');

/** A talk that stands at a question of a form, some of which is answered. */
async function inForm() {
  const chat = await talk('rahat');
  chat.say('موافق', 'طلب دعم مستفيد', 'سارة بنت محمد العتيبي');
  return chat;
}

test('what may be done beside a question stands with it, and saving only once there is something to save', async () => {
  const chat = await talk('rahat');
  expect(chat.prompt()).not.toHaveProperty('beside');
  chat.say('موافق');
  expect(chat.prompt()).not.toHaveProperty('beside');
  chat.say('طلب دعم مستفيد');
  expect(chat.prompt().beside).toEqual(['back', 'menu', 'person']);
  chat.say('سارة بنت محمد العتيبي');
  expect(chat.prompt().beside).toEqual(['back', 'menu', 'person', 'park']);
});

test('a tap beside a question is never stale: at a later one it does the same there', async () => {
  const chat = await inForm();
  const { id, at } = chat.prompt();
  chat.say('رجوع', 'نورة بنت سعد القحطاني');
  const later = chat.prompt();
  expect(later.at).toEqual(at);
  expect(words(chat.tap(id, 'beside-back'))).not.toContain('سؤالًا سابقًا');
  expect(chat.prompt().at?.step).toBe((at?.step ?? 0) - 1);
  chat.tap('', 'beside-menu');
  expect(chat.prompt().kind).toBe('menu');
});

test('a form that is put aside beside its question is kept with its answers', async () => {
  const chat = await inForm();
  const before = chat.prompt();
  chat.tap('', 'beside-park');
  expect(chat.prompt().kind).toBe('menu');
  expect(chat.rehearsal.last?.dialogue.parked).toHaveLength(1);
  chat.tap(chat.prompt().id, 'resume');
  expect(chat.prompt()).toMatchObject({ field: before.field, at: before.at });
});

test('where there is nothing to be put aside, the way to put it aside leads to the menu', async () => {
  const chat = await talk('rahat');
  chat.say('موافق', 'طلب دعم مستفيد');
  chat.tap('', 'beside-park');
  expect(chat.prompt().kind).toBe('menu');
  expect(chat.rehearsal.last?.dialogue.parked).toEqual([]);
});

test('a person is asked for beside a question whose answer may be that very word', async () => {
  const chat = await inForm();
  chat.tap('', 'beside-person');
  expect(chat.rehearsal.last?.dialogue.facts.waiting).toBeDefined();
});
