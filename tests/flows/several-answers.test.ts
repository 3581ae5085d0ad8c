import { expect, test } from '@jest/globals';
import { at } from '../support/at-field.ts';
import { talk } from '../support/talk.ts';

type Spoken = Awaited<ReturnType<typeof talk>>;
const answers = ({ rehearsal }: Spoken): unknown => rehearsal.dialogue.stack.at(-1)?.context['answers'];

test('a service and four answers in one message at the menu are shown for one yes', async () => {
  const spoken = await talk('rahat');
  const { say, prompt } = spoken;
  say('أوافق');
  const said = say('ابغى دعم اسمي محمد بن عبدالله العتيبي هويتي 1100000007 وجوالي 0501234567 وعندي 5 عيال');
  expect(prompt()).toMatchObject({ flow: 'request', step: 'askProposed' });
  expect(said.at(-1)?.text).toMatch(/محمد بن عبدالله العتيبي[^]*1100000007[^]*0501234567[^]*5/);
  expect(said.at(-1)?.masked?.text).not.toMatch(/1100000007|0501234567/);
  say('نعم');
  expect(answers(spoken)).toMatchObject({
    fullName: 'محمد بن عبدالله العتيبي',
    identityKind: 'national',
    nationalId: '1100000007',
    mobile: '+966501234567',
    family: 5,
  });
  expect(prompt()).toMatchObject({ step: 'askField', field: 'birthDate' });
});

test.each([
  [
    'rahat',
    'سجلوني مستفيد جديد هويتي 1045783212 ورقمي 0567778889',
    'fullName',
    { nationalId: '1045783212', mobile: '+966567778889' },
  ],
  [
    'awdat-sudair',
    'ابي عضويه انا عبدالله بن سعد الماضي وجوالي 0501112223 وساكن بالرياض',
    'nationalId',
    { fullName: 'عبدالله بن سعد الماضي', mobile: '+966501112223', city: 'الرياض' },
  ],
  ['makkah-housing', 'ابغى احجز شقه في جده ٤ غرف وعايلتي 5', 'fullName', { city: 'جده', family: 5 }],
  [
    'rahat',
    'ابي اتطوع معكم انا نوف بنت سعد الحربي من جدة ورقمي 0567778889',
    'area',
    { fullName: 'نوف بنت سعد الحربي', city: 'جدة', mobile: '+966567778889' },
  ],
])('%s: a service by other words and answers: %s', async (id, text, next, values) => {
  const spoken = await talk(id);
  const { say, prompt } = spoken;
  say('أوافق', text);
  expect(prompt()).toMatchObject({ flow: 'request', step: 'askProposed' });
  say('نعم');
  expect(answers(spoken)).toEqual(values);
  expect(prompt()).toMatchObject({ step: 'askField', field: next });
});

test.each(['وين وصل طلبي رقم جوالي 0567778889', 'رقمي 0567778889', 'جوالي 0567778889 متى تردون'])(
  '«%s» at the menu begins no form',
  async (text) => {
    const { say, prompt } = await talk('rahat');
    say('أوافق', text);
    expect(prompt().flow).not.toBe('request');
  },
);

test('and where the services that help were just told', async () => {
  const { say, prompt } = await talk('rahat');
  say('أوافق', 'محتاج مساعدة');
  expect(prompt()).toMatchObject({ flow: 'aid', step: 'offer' });
  say('ابغى دعم اسمي محمد بن عبدالله العتيبي وجوالي 0501234567');
  expect(prompt()).toMatchObject({ flow: 'request', step: 'askProposed' });
});

test('a number is told from a place by what it is called, and no name is made of what something is called', async () => {
  const spoken = await talk('rahat');
  const { say } = spoken;
  say(
    'أوافق',
    'التطوع',
    'محمد حسن المطيري',
    '0561024340',
    'ساكن في المجمعة والساعات المتاحة أسبوعيًا 6',
    'نعم',
  );
  expect(answers(spoken)).toMatchObject({ city: 'المجمعة', hours: 6 });
  say('غلطت في رقم الجوال الصحيح 0534883237', 'نعم');
  expect(answers(spoken)).toMatchObject({ fullName: 'محمد حسن المطيري', mobile: '+966534883237' });
});

test('a slip of the finger in an option is that option, not a command; other names of it are it too', async () => {
  const spoken = await talk('mord');
  const { say } = spoken;
  say('أوافق', 'طلب دعم', 'نورة عبدالله القحطاني', 'قامة');
  expect(answers(spoken)).toMatchObject({ identityKind: 'resident' });
  const other = await talk('mord');
  other.say(
    'أوافق',
    'إرشاد مشروع اجتماعي',
    'نورة عبدالله القحطاني',
    '0561024340',
    'الرياض',
    'متجر نورة',
    'قائم',
  );
  expect(answers(other)).toMatchObject({ stage: 'running' });
});

test('an answer of the form is one where a question in its middle asks for the number of a request', async () => {
  const spoken = await talk('rahat');
  const { say, prompt } = spoken;
  say('أوافق', 'تسجيل مستفيد جديد', 'سارة محمد العتيبي', '1100000007', 'هل تسجيلي مكتمل؟');
  expect(prompt()).toMatchObject({ flow: 'tracking' });
  say('٧/١١/١٤٥٠');
  expect(answers(spoken)).toMatchObject({ idExpiry: { year: 1450, month: 11, day: 7 } });
});

test('what is not right is asked one by one, and nothing of it is stored', async () => {
  const spoken = await talk('rahat');
  const { say, prompt } = spoken;
  say('أوافق', 'دعم', 'اسمي سارة محمد العتيبي ورقمي ٠٥٠١٢٣٤٥٦٧', 'لا');
  expect(answers(spoken)).toEqual({});
  expect(prompt()).toMatchObject({ step: 'askField', field: 'fullName' });
});

test('a number of the other kind of id is offered with the kind changed', async () => {
  const spoken = await talk('rahat');
  const { say, prompt } = spoken;
  say('أوافق', 'دعم', 'سارة محمد العتيبي', 'إقامة');
  expect(say('1100000007')[0]?.text).toMatch(/هذا رقم هوية وطنية[^]*نوع الهوية: هوية وطنية/);
  say('نعم');
  expect(answers(spoken)).toMatchObject({ identityKind: 'national', nationalId: '1100000007' });
  expect(prompt().field).toBe('birthDate');
});

test.each(['طيب', '👍', 'اوكي', '1', 'نعم', 'تم', 'توقيع', 'موافق'])('«%s» signs nothing', async (word) => {
  const { say, rehearsal } = await talk();
  say('أوافق', 'اقتراح', 'اقتراح', 'أقترح فتح الجمعية مساء الخميس لمن يعمل صباحا', 'سعد محمد القحطاني');
  say('0501234567', 'نعم', word);
  expect(rehearsal.world.submissions).toEqual([]);
  say('أوافق وأوقّع');
  expect(rehearsal.world.submissions).toHaveLength(1);
});

test.each([
  'ليش ما تفتحون يوم السبت؟',
  'ممكن تفتحون فرع في الحي؟',
  'لماذا لا يكون الدوام مسائيًا؟',
  'وش رايكم لو تسوون دورات للحرفيات؟',
])('a suggestion is what was written, also worded as a question: «%s»', async (words) => {
  const spoken = await talk('rahat');
  const { say, prompt } = spoken;
  say('أوافق', 'اقتراح', words);
  expect(prompt().field).toBe('fullName');
  expect(answers(spoken)).toMatchObject({ text: words });
});

test.each([
  ['ابي اشتكي على الموظف باحث 1 كان قليل ادب معي', { kind: 'complaint' }, 'text', 'suggestion'],
  ['موظفكم نشر صورة هويتي في قروب الواتساب وابي ابلغ عن انتهاك خصوصية', {}, 'details', 'privacy-report'],
])(
  'a complaint and a report open the service that takes them, with their words: «%s»',
  async (said, more, field, service) => {
    const spoken = await talk('awdat-sudair');
    const { say, prompt, rehearsal } = spoken;
    expect(say('أوافق', said).at(-1)?.text).toContain(said);
    expect(prompt()).toMatchObject({ flow: 'request', step: 'askProposed' });
    expect(rehearsal.dialogue.stack.at(-1)?.context['service']).toBe(service);
    say('نعم');
    expect(answers(spoken)).toEqual({ ...more, [field]: said });
  },
);

test('whoever tells of a caller in our name is warned, and no call is promised to them', async () => {
  const { say, prompt } = await talk('rahat');
  say('أوافق');
  const told = say('احد اتصل علي باسمكم وطلب رمز')
    .map(({ text }) => text)
    .join('\n');
  expect(told).toContain('لا نطلب رمز تحقق');
  expect(told).not.toContain('نتصل بك');
  expect(told).toContain('اكتب «موظف»');
  expect(prompt().flow).toBe('reception');
});

test('answers that come line by line join what is shown for one yes, the open one too', async () => {
  const spoken = await talk('rahat');
  const { say, prompt } = spoken;
  say('أوافق', 'دعم', 'جوالي 0501234599', 'ساكن في العيص', 'وعندي 5 عيال');
  const shown = say('فهد بن سعد الدوسري').at(-1)?.text;
  expect(shown).toMatch(/فهد بن سعد الدوسري[^]*0501234599[^]*العيص[^]*5/);
  expect(prompt().step).toBe('askProposed');
  say('نعم');
  expect(answers(spoken)).toEqual({
    fullName: 'فهد بن سعد الدوسري',
    mobile: '+966501234599',
    city: 'العيص',
    family: 5,
  });
});

test('the rest of a name that was told in part joins it, one line after another', async () => {
  const spoken = await talk('rahat');
  const { say } = spoken;
  say('أوافق', 'دعم', 'فهد', 'بن سعد');
  expect(say('الدوسري').at(-1)?.text).toContain('فهد بن سعد الدوسري');
  say('نعم');
  expect(answers(spoken)).toEqual({ fullName: 'فهد بن سعد الدوسري' });
});

test('a service that is asked for in words, and the tracking that an answer names, have a button beside the answer', async () => {
  const { say, tap, prompt } = await talk('rahat');
  const label = (said: ReturnType<typeof say>) => said.at(-1)?.choices?.map(({ label: name }) => name);
  expect(label(say('ابي دعم مالي', 'أوافق'))).toEqual(['طلب دعم مستفيد', 'نعم، شكرًا', 'لا، أريد موظفًا']);
  tap(prompt().id, 'support');
  expect(prompt()).toMatchObject({ flow: 'request', field: 'fullName' });
  const other = await talk('awdat-sudair');
  expect(label(other.say('أوافق', 'ابي اسحب طلبي'))).toContain('متابعة طلب');
  other.tap(other.prompt().id, 'track');
  expect(other.prompt().flow).toBe('tracking');
});

test.each(['متى يردون علي', 'وين الموظف', 'كم انتظر'])(
  'who waits for a person and asks «%s» is told what stands in the queue, and nothing of requests',
  async (text) => {
    const { say } = await talk('rahat');
    say('أوافق', 'موظف');
    const told = say(text)
      .map((message) => message.text)
      .join();
    expect(told).toContain('أنت في الانتظار، وسيصلك رد');
    expect(told).not.toContain('أسبوعين');
  },
);

test.each([
  ['income', '٤٠٠٠ ريال قبل الخصم و٣٢٠٠ بعده', 4000, 3200],
  ['income', 'بين ٣ و٤ الاف', 3000, 4000],
  ['income', '3000 او 4000', 3000, 4000],
  ['family', '6 واحيانا 8', 6, 8],
  ['city', 'انتقلت من جدة للمدينة', 'المدينة', 'جدة'],
  ['city', 'نقلنا من الرياض الى حائل', 'حائل', 'الرياض'],
])('which of two is meant is asked, at %s: «%s»', (name, text, first, second) => {
  expect(at('rahat', name, text)).toMatchObject({ kind: 'answer', unsure: true, among: [first, second] });
});

test.each(['مولود يوم الجمعة', 'يوم الجمعة'])('a weekday is no day of birth: «%s»', (text) => {
  expect(at('rahat', 'birthDate', text)).toMatchObject({ kind: 'fault', fault: 'date.notADate' });
});

test('a number among two is taken by its button', async () => {
  const spoken = await talk('rahat');
  const { say, tap, prompt } = spoken;
  say('أوافق', 'دعم', 'سارة محمد العتيبي', 'هوية وطنية', '1100000007', '15/9/1400', '0501234599', 'ينبع');
  say('6 واحيانا 8');
  expect(prompt().step).toBe('askAmong');
  tap(prompt().id, '8');
  expect(answers(spoken)).toMatchObject({ family: 8 });
});

test('what people say in their own way is read: a day\'s pay, "4k", nobody, this number, what is not there', () => {
  expect(at('rahat', 'income', 'يومية ١٠٠')).toMatchObject({ value: 3000, unsure: true });
  expect(at('rahat', 'income', '4k')).toMatchObject({ kind: 'answer', value: 4000 });
  expect(at('mord', 'reason', 'مطلقة وعندي ٤ اطفال ولا عندي دخل').kind).toBe('answer');
  expect(at('rahat', 'mobile', 'الرقم هذا نفسه').kind).toBe('ownNumber');
  expect(at('rahat', 'family', 'ما عندي احد')).toMatchObject({ kind: 'answer', value: 0 });
});
