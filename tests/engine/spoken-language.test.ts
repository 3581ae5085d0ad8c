import { expect, test } from '@jest/globals';
import { talk } from '../support/talk.ts';

test('an English sentence is answered in English, and an Arabic one behind it in Arabic again', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('أوافق');
  expect(say('Where can I send you my documents?').at(-1)?.lang).toBe('en');
  expect(say('وش خدماتكم عندكم').at(-1)?.lang).toBe('ar');
  expect(rehearsal.dialogue.facts.follows).toBeUndefined();
});

test('a name in Latin letters, Arabic in Latin letters and a word or two change no language', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('أوافق', 'طلب دعم مستفيد', 'Khalid Saad Alotaibi');
  expect(rehearsal.dialogue.facts.lang).toBe('ar');
  say('القائمة', 'wen wesal talabi', 'menu');
  expect(rehearsal.dialogue.facts.lang).toBe('ar');
});

test('an English sentence before consent is answered in English, though none of its words is kept', async () => {
  const { say, rehearsal } = await talk('mord');
  const first = say('my husband beats me').at(-1);
  expect(first?.lang).toBe('en');
  expect(first?.text).toMatch(/^We have your message and we are with you\./);
  expect(say('no').at(-1)?.lang).toBe('en');
  expect(say('ما ابي احد يكلمني').at(-1)?.lang).toBe('ar');
  expect(JSON.stringify(rehearsal.dialogue)).not.toMatch(/husband|beats|يكلمني/);
});

test('whoever chose English stays there', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('أوافق', 'english');
  expect(rehearsal.dialogue.facts.lang).toBe('en');
  say('وش خدماتكم عندكم');
  expect(rehearsal.dialogue.facts.lang).toBe('en');
});

test('a question beside several answers is answered, and the answers are shown for one yes', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('أوافق', 'طلب دعم مستفيد');
  const said = say('اسمي ريم احمد الزهراني، رقمي 0501234567، كم ياخذ الطلب وقت؟');
  expect(rehearsal.last?.asked?.proposed?.answers).toEqual({
    fullName: 'ريم احمد الزهراني',
    mobile: '+966501234567',
  });
  expect(rehearsal.last?.results.map(({ type }) => type)).toContain('answer');
  expect(said.at(-1)?.prompt?.kind).toBe('yesNo');
});

test('the papers of a service are told to whoever asks for them', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('أوافق', 'وش الأوراق المطلوبة للدعم؟');
  expect(rehearsal.last?.results).toContainEqual(
    expect.objectContaining({ type: 'tellService', service: 'support' }),
  );
});
