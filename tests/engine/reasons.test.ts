import { describe, expect, test } from '@jest/globals';
import { talk } from '../support/talk.ts';

/** Why a person comes, by what was said before; the figures count by these. */
const said = {
  asked: ['موظف'],
  woman: ['ابغى موظفة حرمة اكلمها مو رجال'],
  man: ['ابي رجال يكلمني مو حرمة'],
  appointment: ['ابي احجز موعد يوم الاحد الساعة 10'],
  privacy: ['احذفوا كل بياناتي من عندكم'],
  sensitive: ['عندي ولد مدمن مخدرات'],
  lacks: ['طلب دعم مستفيد', 'سعد محمد القحطاني', 'هوية وطنية', 'ضاعت مني البطاقة', 'موظف'],
  triedTooOften: ['طلب دعم مستفيد', 'سعد محمد القحطاني', 'هوية وطنية', '12345', '54321', 'موظف'],
} as const;

describe.each(Object.entries(said))('the reason %s', (reason, texts) => {
  test('goes along with the hand-over, and has its words at the desk', async () => {
    const { say, rehearsal } = await talk('rahat');
    say('أوافق', ...texts);
    const left = rehearsal.last?.results.find(({ type }) => type === 'handOver');
    expect(left).toMatchObject({ type: 'handOver', reason });
    const { wording } = rehearsal.house;
    for (const lang of ['ar', 'en'] as const)
      expect(wording.word(lang, { group: 'desk.reason', word: reason })).toBeDefined();
  });
});

test('whoever cannot write is called: the number alone is asked for, before consent, and no word is kept', async () => {
  const { say, rehearsal } = await talk('rahat');
  expect(say('يا ولدي ما اعرف اكتب كلموني').at(-1)?.prompt?.kind).toBe('callNumber');
  say('0501234567');
  expect(rehearsal.last?.results.find(({ type }) => type === 'askCall')).toMatchObject({
    number: '+966501234567',
  });
  expect(JSON.stringify(rehearsal.dialogue)).not.toMatch(/501234567|اكتب/);
});

test('before consent a person is reached too, and no word is kept', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('عندي ولد مدمن مخدرات');
  expect(rehearsal.last?.results.find(({ type }) => type === 'handOver')).toMatchObject({
    reason: 'sensitive',
  });
  expect(JSON.stringify(rehearsal.dialogue)).not.toContain('مخدرات');
});
