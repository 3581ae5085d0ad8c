import { expect, test } from '@jest/globals';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { inTurn, onDuty, strangersIn } from '../../src/association/duty.ts';
import { safetyWarnings } from '../../src/association/help-lines.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import { handClock } from '../../src/kernel/clock.ts';
import type { House } from '../../src/voice/house.ts';
import { countingSeed, openAll } from '../support/house.ts';
import { walked } from '../support/walked.ts';

const lateEvening = Date.UTC(2026, 10, 8, 20, 40);
const text = (words: string): MemberEvent => ({ kind: 'text', text: words });

/** A pack of this test's own: in Najran, with a telephone. */
async function najran(): Promise<House> {
  const { houses } = await openAll();
  const house = houses.get('mord')!;
  const { pack } = house.association;
  return {
    ...house,
    association: {
      ...house.association,
      pack: { ...pack, region: 'najran', contact: { ...pack.contact, phone: '0175000000' } },
    },
  };
}

async function begun(house: House, now = lateEvening) {
  const { engine } = await openAll();
  const rehearsal = new Rehearsal({ engine, house, clock: handClock(now), seed: countingSeed() });
  return {
    rehearsal,
    say: (words: string) => rehearsal.play(text(words)),
    tap: (choice: string) => rehearsal.play({ kind: 'tap', prompt: rehearsal.last?.asked?.id ?? '', choice }),
  };
}
const shown = (messages: readonly { readonly text: string }[]): string =>
  messages.map((one) => one.text.replace(/[\u2066-\u2069]/g, '')).join('\n');
const left = ({ last }: Rehearsal, type: string) => last?.results.filter((one) => one.type === type) ?? [];

test('the very first message before consent is answered by one message: the lines of the region, no notice, no word of hers', async () => {
  const { say, rehearsal } = await begun(await najran());
  const messages = say('زوجي يضربني وأنا خايفة');
  expect(messages).toHaveLength(1);
  expect(shown(messages)).toMatch(/1919.*999/);
  expect(shown(messages)).not.toMatch(/ضرب|خايف|عنف|توافق/);
  expect(left(rehearsal, 'alert')).toMatchObject([
    { category: 'violence', class: 'now', ground: 'life', call: '1919' },
  ]);
  expect(JSON.stringify(rehearsal.dialogue)).not.toMatch(/ضرب|خايف/);
});

test('«ليست حالة طارئة» brings back what was open, leaves nothing, and works at every question of the talk', async () => {
  const { say, tap, rehearsal } = await begun(await najran());
  rehearsal.play({ kind: 'start', lang: 'ar' });
  const { stack } = rehearsal.dialogue;
  say('زوجي يضربني وأنا خايفة');
  const first = rehearsal.last?.asked?.id ?? '';
  tap('yes');
  rehearsal.play({ kind: 'tap', prompt: first, choice: 'notUrgent' });
  expect(rehearsal.dialogue.stack.map(({ flow, value }) => [flow, value])).toEqual(
    stack.map(({ flow, value }) => [flow, value]),
  );
  expect(rehearsal.last?.results.map(({ type }) => type)).toEqual(['asked']);
});

test('whoever then types there gets nothing of it', async () => {
  const { say, tap } = await begun(await najran());
  say('زوجي يضربني وأنا خايفة');
  tap('notUrgent');
  tap('agree');
  expect(shown(say('ارسلوا لي نسخة من كل بياناتي'))).toBe(
    'نحتاج أن نتأكد منكِ أولًا. تواصلي معنا على 0175000000.',
  );
  expect(shown(say('وش كتبت لكم؟'))).toBe('كيف نخدمكِ؟');
});

test('what is over is held until a tap; what is written in the talk goes along with the alert', async () => {
  const { say, rehearsal } = await begun(await najran());
  say('كان زوجي يضربني');
  expect(left(rehearsal, 'alert')).toMatchObject([{ class: 'past', ground: 'tap' }]);
  say('أنا في جدة');
  expect(left(rehearsal, 'alertWords')).toMatchObject([{ held: true }]);
  rehearsal.play({ kind: 'tap', prompt: 'q2', choice: 'readIt' });
  const other = await begun(await najran());
  other.say('كان زوجي يضربني');
  other.tap('readIt');
  expect(left(other.rehearsal, 'releaseWords')).toHaveLength(1);
  other.say('أنا في جدة');
  expect(left(other.rehearsal, 'alertWords')).toMatchObject([{ held: false }]);
});

test.each(['ليست حالة طارئة', 'رجوع', 'القائمة', 'إلغاء'])(
  'what is written after «%s» does not join the alert, until danger is told of again',
  async (end) => {
    const { say, rehearsal } = await begun(await najran());
    say('زوجي يضربني وأنا خايفة');
    say('أنا في جدة');
    expect(left(rehearsal, 'alertWords')).toHaveLength(1);
    for (const words of [end, 'وش كتبت لكم؟', 'ارسلوا لي نسخة من كل بياناتي', 'أنا زوجها']) {
      say(words);
      expect({ words, left: left(rehearsal, 'alertWords') }).toEqual({ words, left: [] });
    }
    say('زوجي يضربني');
    expect(left(rehearsal, 'alert')).toHaveLength(1);
    say('أنا في جدة');
    expect(left(rehearsal, 'alertWords')).toHaveLength(1);
  },
);

test.each(['ليست حالة طارئة', 'رجوع'])(
  'where the conversation began with it, «%s» brings the greeting and the notice, as at every beginning',
  async (end) => {
    const usual = await begun(await najran());
    const beginning = shown(usual.rehearsal.play({ kind: 'start', lang: 'ar' }));
    for (const first of ['زوجي يضربني وأنا خايفة', 'كان زوجي يضربني']) {
      const { say, rehearsal } = await begun(await najran());
      say(first);
      say('في البيت حريق');
      expect(shown(say(end))).toBe(beginning);
      say('أوافق');
      expect(rehearsal.last?.asked?.kind).toBe('menu');
    }
    const asked = await begun(await najran());
    expect(shown(asked.say('كيف ابلغ عن عنف اسري'))).toContain(beginning);
    const called = await begun(await najran());
    called.say('يا ولدي ما اعرف اكتب كلموني');
    expect(shown(called.say(end === 'رجوع' ? end : 'إلغاء'))).toContain(beginning);
  },
);

test('outside office hours the hours of those on duty are told, where the pack names people', async () => {
  const house = await najran();
  const people = ['huda@mord.example', 'reem@mord.example'];
  const told = async (hours: NonNullable<House['association']['pack']['duty']>['hours']) => {
    const duty = { people, women: [], hours, means: ['screen'] } as House['association']['pack']['duty'];
    const pack = { ...house.association.pack, duty };
    const { say } = await begun({ ...house, association: { ...house.association, pack } });
    say('ما عندنا أكل اليوم');
    return shown(say('سبعة في حي الفيصلية'));
  };
  expect(await told('always')).not.toMatch(/لا يوجد موظف/);
  expect(await told('always')).toContain('وصل ما كتبتِ');
  const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] };
  const evening = { ...none, sunday: [['20:00', '23:59'] as [string, string]] };
  expect(await told(evening)).toContain('وصل ما كتبتِ');
  const early = { ...none, sunday: [], monday: [['05:00', '09:00'] as [string, string]] };
  expect(await told(early)).toContain('أول من يبدأ الدوام غدًا (الاثنين) 5 صباحًا');
});

test('of those on duty each may have hours of their own: whose hours it is are called first, and the member is told the soonest', async () => {
  const { pack } = (await najran()).association;
  const [huda, reem] = ['huda@mord.example', 'reem@mord.example'];
  const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] };
  const people = [huda, reem].map((email) => ({ email }));
  const onSunday = (...span: [string, string]) => ({ ...none, sunday: [span] });
  const withHours = (ownHours: Readonly<Record<string, ReturnType<typeof onSunday>>>) => {
    const duty = {
      people: [huda, reem],
      women: [],
      means: ['screen'],
      hours: onSunday('08:00', '12:00'),
      ownHours,
    };
    return { ...pack, duty } as typeof pack;
  };
  const evening = withHours({ [reem]: onSunday('20:00', '24:00') });
  expect(inTurn(evening, people, lateEvening).map(({ email }) => email)).toEqual([reem, huda]);
  expect(onDuty(evening, lateEvening)).toEqual({ now: true });
  const week = 7 * 24 * 60 * 60_000;
  const tooEarly = withHours({ [reem]: onSunday('07:00', '09:00') });
  expect(inTurn(tooEarly, people, lateEvening).map(({ email }) => email)).toEqual([huda, reem]);
  expect(onDuty(tooEarly, lateEvening)).toEqual({
    now: false,
    next: lateEvening - (16 * 60 + 40) * 60_000 + week,
  });
  // The hours of the office stand still on the national day; whoever has hours of their own is there.
  const nationalDay = Date.UTC(2029, 8, 23, 17, 30);
  expect(onDuty(evening, nationalDay)).toEqual({ now: true });
  expect(strangersIn(withHours({ 'nobody@mord.example': onSunday('07:00', '09:00') }))).toEqual([
    'nobody@mord.example',
  ]);
});

test('it is heard at every question that an association asks, and the form that was open is kept', async () => {
  const { engine, houses } = await openAll();
  const house = houses.get('awdat-sudair')!;
  for (const { rehearsal, state } of walked(engine, house)) {
    if (state.flow === 'emergency') continue;
    const here = rehearsal.fork();
    const { stack } = here.dialogue;
    const said = shown(here.play(text('ما عاد ودي أعيش')));
    expect({ state, meaning: here.last?.meaning }).toMatchObject({
      meaning: { kind: 'urgent', category: 'selfHarm', class: 'now' },
    });
    expect(said).not.toMatch(/ودي|أعيش/);
    here.play({ kind: 'tap', prompt: here.last?.asked?.id ?? '', choice: 'notUrgent' });
    expect({ state, stack: here.dialogue.stack.map(({ context }) => context) }).toEqual({
      state,
      stack: stack.map(({ context }) => context),
    });
  }
});

test('a mere question about help alarms nobody', async () => {
  const { say, rehearsal } = await begun(await najran());
  expect(shown(say('كيف ابلغ عن عنف اسري'))).toContain('1919');
  expect(left(rehearsal, 'alert')).toEqual([]);
  expect(rehearsal.dialogue.facts.danger).toBeUndefined();
});

test('outside office hours only what is so is said', async () => {
  const { say } = await begun(await najran());
  say('ما عندنا أكل اليوم');
  const said = shown(say('سبعة في حي الفيصلية'));
  expect(said).toContain('لا يوجد موظف الآن، وسيقرأ رسالتكِ أول من يبدأ الدوام غدًا (الاثنين) 8:30 صباحًا');
});

test('a pack that gives no region and no telephone, and lines that nobody dialled lately, are warned of', async () => {
  const { houses } = await openAll();
  const { association, lines } = houses.get('mord')!;
  const bare = safetyWarnings(association.pack, lines, lateEvening);
  expect(bare).toContainEqual({ lacks: 'region' });
  expect(bare).toContainEqual({ lacks: 'phone' });
  expect(bare).toContainEqual({ lacks: 'unconfirmed', number: '1919' });
  const own = (await najran()).association.pack;
  const dialled = [
    { number: '1919', by: 'نورة', on: '2026-11-01' },
    { number: '116111', by: 'نورة', on: '2026-01-01' },
  ];
  const found = safetyWarnings({ ...own, dialled }, lines, lateEvening);
  expect(found).not.toContainEqual(expect.objectContaining({ number: '1919' }));
  expect(found).not.toContainEqual(expect.objectContaining({ number: '911' }));
  expect(found).toContainEqual({ lacks: 'old', number: '116111' });
});

test.each(['ساعدوني', 'ابي مساعدة', 'help me', 'مساعدة'])(
  'a cry for help in the talk about danger («%s») is read by people, and answered with no list of commands or services',
  async (cry) => {
    const { say, tap, rehearsal } = await begun(await najran());
    say('زوجي يضربني وأنا خايفة');
    tap('yes');
    const said = shown(say(cry));
    expect(said).toMatch(/^(?!.*(القائمة|menu|طلب|خدمات)).*999/s);
    expect(left(rehearsal, 'alertWords')).toHaveLength(1);
  },
);

test.each(['لا', 'لا تردون علي هنا', 'لا ترسلون شي'])('«%s» wants nothing written', async (words) => {
  const { say, rehearsal } = await begun(await najran());
  say('زوجي يضربني وأنا خايفة');
  expect(shown(say(words))).toMatch(/^لن نكتب لكِ هنا ما لم تكتبي/);
  expect(left(rehearsal, 'alertWish')).toEqual([{ type: 'alertWish', silent: true }]);
});

test.each([
  ['ما عاد ابي اعيش', 'عند الخطر 997'],
  ['بيتنا يحترق', 'عند الخطر 998 أو 997'],
])('after «%s» each later answer names the line of that danger', async (danger, later) => {
  const { say } = await begun(await najran());
  say(danger);
  expect(shown(say('أنا في الحي القديم'))).toContain(later);
});

test.each(['voice', 'fileNeedsConsent', 'fileNotNow', 'location'])(
  'what cannot be opened in the talk before consent (%s) is told so, with the line of help, and leaves nothing',
  async (what) => {
    const { say, rehearsal } = await begun(await najran());
    say('زوجي يضربني وأنا خايفة');
    const { stack } = rehearsal.dialogue;
    for (let n = 0; n < 3; n += 1) {
      const said = shown(rehearsal.play({ kind: 'unsupported', what }));
      expect(said).toMatch(/لا نستطيع سماع الصوت ولا حفظ الصور.*999/);
      expect(said).not.toMatch(/إشعار الخصوصية|موافق|موظف/);
      expect(rehearsal.dialogue.stack).toEqual(stack);
    }
  },
);

test('before consent too the way in which she is to be reached is kept, and whom she does not want to read it', async () => {
  const { say, tap, rehearsal } = await begun(await najran());
  say('زوجي يضربني وأنا خايفة');
  tap('yes');
  tap('yes');
  expect(shown(tap('no'))).toMatch(/كيف نكلمكِ/);
  expect(shown(say('كلموني الضحى باسم الصالون'))).toContain('لا تريدين أن يرى كلامكِ');
  expect(left(rehearsal, 'safeContact')).toEqual([{ type: 'safeContact' }]);
  say('ما ابي نورة تشوفه');
  expect(left(rehearsal, 'alertWish')).toEqual([{ type: 'alertWish', named: true }]);
  expect(JSON.stringify(rehearsal.dialogue)).not.toMatch(/الصالون|نورة/);
});

test('whoever excludes nobody says so in a word', async () => {
  const { say, tap, rehearsal } = await begun(await najran());
  say('زوجي يضربني وأنا خايفة');
  for (const choice of ['yes', 'yes', 'no']) tap(choice);
  say('الضحى');
  expect(shown(say('لا أحد'))).toMatch(/لا يوجد موظف الآن/);
  expect(left(rehearsal, 'alertWish')).toEqual([]);
});
