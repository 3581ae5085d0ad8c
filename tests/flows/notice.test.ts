import { expect, test } from '@jest/globals';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { handClock } from '../../src/kernel/clock.ts';
import type { House } from '../../src/voice/house.ts';
import { associations, aWorkingMorning, countingSeed, openAll } from '../support/house.ts';
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

test('whoever refused is asked before a request, without the whole notice once more, which is there to be read', async () => {
  const { say, prompt, rehearsal } = await talk();
  say('لا أوافق');
  const asked = text(say('دعم'));
  expect(prompt().kind).toBe('consent');
  expect(asked).toContain('ونصه الكامل بين الخيارات');
  expect(asked).not.toContain('خارج المملكة');
  const whole = text(say('النص الكامل'));
  expect(whole).toContain('خارج المملكة');
  expect(prompt().kind).toBe('consent');
  say('لا أوافق');
  const { dialogue } = rehearsal;
  rehearsal.dialogue = { ...dialogue, facts: { ...dialogue.facts, notice: '1' } };
  expect(text(say('دعم'))).toContain('خارج المملكة');
});

test.each(['أوافق', 'موافق', 'I agree'])(
  'whoever refused and says «%s» at the menu is asked again, and their yes to that is the consent',
  async (text) => {
    const { say, prompt, rehearsal } = await talk('rahat');
    say('لا أوافق');
    expect(say(text).at(-1)?.text).toContain('هل توافق');
    expect(prompt().flow).toBe('consent');
    expect(rehearsal.dialogue.facts.consent).toBe('refused');
    say('أوافق');
    expect(rehearsal.dialogue.facts.consent).toBe('given');
    expect(prompt()).toMatchObject({ flow: 'reception', step: 'menu' });
    expect(say('أوافق').at(-1)?.text).not.toContain('هل توافق');
  },
);

test('a notice that is long has its full text for whoever asks, and the question stands', async () => {
  const { say, prompt } = await talk('rahat');
  const said = text(say('النص الكامل'));
  expect(said).toMatch(/لا نبيعها/);
  expect(prompt().kind).toBe('consent');
  say('أوافق');
  expect(prompt().kind).toBe('menu');
});

test('a notice that has a summary is asked by it, the whole is read by a button, and the consent is to the whole', async () => {
  const { engine, houses } = await openAll();
  const plain = houses.get('mord')!;
  const { pack } = plain.association;
  const summary = { ar: 'نحفظ ما تكتبينه لدراسة طلبكِ فقط. هل توافقين؟' };
  const privacy = { ...pack.privacy, summary };
  const house = { ...plain, association: { ...plain.association, pack: { ...pack, privacy } } };
  const rehearsal = new Rehearsal({ engine, house, clock: handClock(aWorkingMorning), seed: countingSeed() });
  const asked = rehearsal.play({ kind: 'start', lang: 'ar' }).at(-1)!;
  expect(asked.text).toContain(summary.ar);
  expect(asked.text).not.toContain('خارج المملكة');
  expect(asked.choices?.map(({ id }) => id)).toEqual(['agree', 'refuse', 'fullNotice']);
  const whole = rehearsal.play({ kind: 'text', text: 'اقرأ الكل' });
  expect(text(whole)).toContain('خارج المملكة');
  expect(whole[0]!.text).not.toContain('هل توافق');
  expect(whole.at(-1)!.prompt?.kind).toBe('consent');
  rehearsal.play({ kind: 'text', text: 'أوافق' });
  expect(rehearsal.dialogue.facts).toMatchObject({ consent: 'given', notice: '2' });
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
