import { expect, test } from '@jest/globals';
import type { House } from '../../src/voice/house.ts';
import { associations, openAll } from '../support/house.ts';
import { talk } from '../support/talk.ts';

const text = (said: readonly { readonly text: string }[]): string => said.map((one) => one.text).join('\n');

test('whoever agreed to an earlier notice is told the new one before a request, once, and is not asked again', async () => {
  const { say, prompt, rehearsal } = await talk();
  say('أوافق');
  const { dialogue } = rehearsal;
  rehearsal.dialogue = { ...dialogue, facts: { ...dialogue.facts, notice: '1' } };
  const told = text(say('دعم'));
  expect(told).toMatch(/حدّثنا إشعار الخصوصية/);
  expect(told).toMatch(/خارج المملكة/);
  expect(told).not.toMatch(/هل توافق/);
  expect(prompt()).toMatchObject({ flow: 'request', step: 'askField' });
  expect(rehearsal.dialogue.facts).toMatchObject({ consent: 'given', notice: '2' });
  say('القائمة');
  expect(text(say('تسجيل جديد'))).not.toMatch(/حدّثنا إشعار/);
});

test('whoever refused is asked before a request, as ever', async () => {
  const { say, prompt } = await talk();
  say('لا أوافق', 'دعم');
  expect(prompt().kind).toBe('consent');
});

test('a notice that is long has its full text for whoever asks, and the question stands', async () => {
  const { say, prompt } = await talk('rahat');
  const said = text(say('النص الكامل'));
  expect(said).toMatch(/لا نبيعها/);
  expect(prompt().kind).toBe('consent');
  say('أوافق');
  expect(prompt().kind).toBe('menu');
});

test.each(associations)(
  'the notice of %s says who, what for, how long, which rights, what lies abroad, and what is never asked; on a phone',
  async (association) => {
    const { houses } = await openAll();
    const { notice, version } = (houses.get(association) as House).association.pack.privacy;
    expect(version).toBe('2');
    expect(notice.ar).toMatch(/(تعاونية|جمعية)/);
    for (const said of [
      /لدراسته والرد/,
      /وتحذفها إذا لم تعد لازمة/,
      /تطل?ّ?لعي? عليها/,
      /وتصححي?ها وتحذفي?ها/,
      /تسحبي? موافقت/,
      /مسؤول الخصوصية/,
      /واتساب وتيليجرام خارج المملكة/,
      /كلمة مرور ولا رمز تحقق/,
      /عند الخطر نقرأ الرسالة قبل الموافقة حفظًا للأرواح، وتُحذف بعد 24 ساعة/,
      /من يطلب اتصالًا/,
    ])
      expect(notice.ar).toMatch(said);
    for (const said of [
      /study and answer/,
      /deleted when/,
      /see, correct and delete/,
      /withdraw/,
      /privacy officer/,
      /outside the Kingdom/,
      /password/,
      /read before consent, to protect life, and deleted after 24 hours/,
      /left for a call/,
    ])
      expect(notice.en).toMatch(said);
    expect(Array.from(notice.ar).length).toBeLessThan(700);
  },
);
