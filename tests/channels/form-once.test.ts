import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Forms } from '../../src/conversation/arrival/forms.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { openPlace, type Place } from '../support/place.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.remove());

test('of several answers at once into a one-time form one is done, the others are told that it was used', async () => {
  const { ground, conversations } = place;
  const { publicId } = await conversations.begin('rahat', 'webchat');
  await conversations.greet(publicId, 'ar');
  const taps = [
    ['q1', 'agree'],
    ['q2', 'request'],
    ['q3', 'support'],
  ] as const;
  for (const [prompt, choice] of taps)
    await conversations.receive(publicId, {
      external: prompt,
      lang: 'ar',
      content: { kind: 'tap', prompt, choice, text: choice },
    });
  const prompt = (await conversations.fresh(publicId))?.dialogue?.stack.at(-1)?.asked ?? '';
  const { id } = (await findConversation(ground.database, publicId))!;
  const forms = new Forms(ground, conversations, () => '');
  const secret = (await forms.make(id, prompt)).replace('/form/', '');
  const names = ['محمد بن سعد العتيبي', 'نورة بنت علي الشهري', 'سارة بنت خالد القحطاني'];
  const answers = await Promise.all(names.map((name) => forms.answer(secret, name)));
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'over', 'over']);
  const { lines } = await conversations.lines(publicId, 0);
  const said = lines.flatMap((line) => (line.from === 'member' ? [line.text] : []));
  expect(said.filter((text) => names.includes(text ?? ''))).toHaveLength(1);
  expect(await forms.answer(secret, names[0]!)).toEqual({ kind: 'over' });
});

test('whoever does not have what may follow says so in the one-time form, too, and the conversation goes on without it', async () => {
  const { ground, conversations } = place;
  const house = ground.houses.get('rahat')!;
  const messages = requestDialogue(ground.engine, { house, service: 'support', n: 3 });
  const { publicId } = await conversations.begin('rahat', 'webchat');
  const at = messages.findIndex(({ content }) => content.kind === 'file');
  for (const message of messages.slice(0, at)) await conversations.receive(publicId, message);
  const asked = async (): Promise<string> =>
    (await conversations.fresh(publicId))?.dialogue?.stack.at(-1)?.asked ?? '';
  const { id } = (await findConversation(ground.database, publicId))!;
  const forms = new Forms(ground, conversations, () => '');
  const secret = (await forms.make(id, await asked())).replace('/form/', '');
  const before = await asked();
  const form = await forms.open(secret);
  expect(form?.without).toBe('ليس عندي الآن');
  expect(await forms.answer(secret, form!.without!)).toMatchObject({ kind: 'done' });
  expect(await asked()).not.toBe(before);
  // What must be answered offers no such way.
  const name = (await forms.make(id, await asked())).replace('/form/', '');
  expect((await forms.open(name))?.without).toBeUndefined();
});
