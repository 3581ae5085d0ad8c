import { expect, test } from '@jest/globals';
import { at } from '../support/at-field.ts';
import { talk } from '../support/talk.ts';

/** What members ask while a field is open: with and without a word that asks, in dialect, in English, in Latin letters. */
const questions = [
  'كم ياخذ الطلب وقت؟',
  'كم ياخذ الطلب وقت',
  'متى يجيني الرد',
  'متى ترد علي الجمعية',
  'وش الأوراق المطلوبة',
  'ايش المستندات المطلوبة للدعم',
  'وين مقر الجمعية',
  'فين مكانكم',
  'متى تفتحون',
  'وش دوامكم',
  'اوقات الدوام',
  'مين اللي يدرس الطلب',
  'هل بياناتي سرية',
  'كيف اقدم على دعم',
  'طريقة التقديم',
  'شروط الدعم',
  'مدة الرد على الطلب',
  'الرسوم',
  'كم سعر التسجيل',
  'هل فيه رسوم',
  'ليش انرفض طلبي',
  'اذا انرفض طلبي وش اسوي',
  'ابي اعرف وش صار على طلبي',
  'طلبي وين وصل',
  'اقدر اقدم وانا مقيم',
  'يمديني اقدم اكثر من طلب',
  'ينفع اقدم بدون ايبان',
  'لازم احضر للجمعية ولا لا',
  'عندكم دعم للايجار',
  'تدعمون الايتام',
  'الدعم للسعوديين بس ولا الكل',
  'ما ادري كيف اكتب التاريخ',
  'يعني اكتب اسمي الرباعي ولا الثلاثي',
  'ليش تبون رقم الهوية',
  'ليه تطلبون راتبي',
  'وش تسوون ببياناتي',
  'تعطون بياناتي لاحد',
  'مين يشوف معلوماتي',
  'هل الجمعية معتمدة',
  'رقم الجمعية',
  'رقم التواصل',
  'كيف اتواصل معكم',
  'ابغى اكلم المدير',
  'الحين ولا بكره',
  'ايش يعني مستفيد',
  'what documents do I need',
  'how long does it take',
  'when do you open',
  'where are you located',
  'can I apply without iban',
  'is my data safe',
  'who decides',
  'kam yakhth altalab',
  'wain wasal talabi',
  'abgha adem 3la da3m',
  'mata yejini alrad',
  'wesh alawrag almatlooba',
  'kef asajjel',
  'hal bayanati sirriya',
  'ayn maqar aljam3iya',
  'lesh tabghoon raqam alhawiya',
  'اش المطلوب',
  'المطلوب وش هو',
  'الاوراق اللي لازم ارفقها',
  'وش يصير بعد ما ارسل',
  'بعد ما اقدم وش الخطوة الجاية',
  'السلام عليكم متى يطلع الدعم',
  'لو سمحت متى موعد الرد',
  'يا اخوي كم مدة الدراسة',
  'عندي سؤال عن الدعم',
  'سؤال: كم المدة',
  'استفسار بخصوص التسجيل',
  'ودي اعرف الشروط',
  'علموني كيف اسجل',
  'فهموني السالفة',
  'طيب وبعدين؟',
  'وبعدها؟',
  'مافهمت وش المطلوب',
  'ما فهمت السؤال',
  'وضح السؤال',
  'ايش تقصد',
  'تقصدون اسمي انا ولا اسم الزوج',
  'اسم مين؟',
  'اسمي انا؟',
  'اكتب اسم ابوي؟',
  'عادي اكتب اسم زوجتي',
  'لازم بالعربي',
  'بالانجليزي ولا بالعربي',
  'هل يشترط العمر',
  'العمر كم',
  'كم العمر المطلوب',
  'حد الدخل كم',
  'كم حد الدخل',
  'الدخل المسموح',
  'اهداف الجمعية',
  'رؤية الجمعية',
  'الهدف العام',
  'اللجنة كم عضو',
  'قرار اللجنة متى',
  'طريقة تحديث البيانات',
  'كيفية التظلم',
  'الاعتراض على القرار',
  'سحب الطلب',
  'كيف الغي طلبي',
  'هل اقدر اسحب الطلب',
  'تعديل الطلب بعد الارسال',
  'الخصوصية عندكم',
  'سياسة الخصوصية',
  'حذف بياناتي',
  'ابغاكم تحذفون بياناتي',
  'المادة الخامسة',
  'المادة ٤ وش تقول',
  'تقييم الخدمة',
  'شلون اقيم',
  'شنو الخدمات',
  'خدماتكم',
  'الخدمات المتاحة',
  'وش تقدمون',
  'تقدمون ايش',
  'فيه دعم للزواج',
  'عندكم قروض',
  'تعطون سلال غذائية',
  'متى السلة الغذائية',
  'ابي سلة غذائية متى',
  'ابغى موظفة',
];
const names = [
  'محمد بن سعد العتيبي',
  'نورة القحطاني',
  'آلاء حسن الشهري',
  'هناء عبدالله',
  'ولاء محمد السالم',
  'أبو فهد المطيري',
  'أم خالد',
  'سارة بنت عبدالعزيز آل الشيخ',
  'عبد الإله بن حمد',
  'ود الدوسري',
  'منى علي الزهراني',
  'تركي الفيصل',
  'فيصل بن مساعد',
  'مساعد الرشيدي',
  'بندر الحكم',
  'عبدالحكيم عبدالحكم',
  'لمى العيد',
  'غلا الحربي',
  'عهود الدعجاني',
  'وعد الرويلي',
  'راجع العمري',
  'بشر النهدي',
  'Mohammed Alqahtani',
  'Fatima Zahra',
  'Jose Dela Cruz',
  'Rajesh Kumar',
  'ماجد بن ما شاء الله',
  'شيخة المنصوري',
  'جاه الله الزهراني',
  'حسين كاظم',
  'قمرون نيسا',
  'محمد شاهد الاسلام',
  'زينب بنت علي بن محمد القرني',
  'وليد خالد علي سعد الغامدي',
  'رد الله السلمي',
  'معطي الجدعاني',
  'تمام البلوي',
  'عون المالكي',
  'عادل سلامة',
  'ريم خالد اليامي',
  'شرح الله خان',
  'وضحى محمد الدوسري',
  'عبدالمقصود سعد',
  'محمد المقصود',
];
const cities = [
  'الرياض',
  'عودة سدير',
  'مكة المكرمة',
  'نجران',
  'الرهاة',
  'حي النسيم',
  'وادي الدواسر',
  'المدينة المنورة',
  'Jeddah',
  'من الرياض',
  'ساكن في العيص',
  'أنا من جدة',
  'الرياض حي الملز',
  'الرياض، حي الملز، شارع الأمير عبدالله',
  'مدينة الملك عبدالله الاقتصادية',
  'محافظة القنفذة',
  'قرية الحرجة',
  'رابغ',
  'ينبع البحر',
  'تمير',
  'حوطة سدير',
  'خميس مشيط',
  'محايل عسير',
  'الجبيل الصناعية',
  'البدع',
  'أملج',
  'القصيم بريدة',
  'أحد رفيدة',
  'أحد المسارحة',
];

test.each(['rahat', 'mord', 'makkah-housing'])(
  'no question is stored at a field of %s without asking',
  (id) => {
    const stored = ['fullName', 'city', 'reason', 'income'].flatMap((name) =>
      questions.filter((text) => at(id, name, text).kind === 'answer').map((text) => `${name}: ${text}`),
    );
    expect(stored).toEqual([]);
  },
);

test.each(['rahat', 'makkah-housing'])('names and places of members of %s are taken without asking', (id) => {
  const asked = [
    ...names.map((text) => [text, at(id, 'fullName', text).kind]),
    ...cities.map((text) => [text, at(id, 'city', text).kind]),
  ].filter(([, kind]) => kind !== 'answer');
  expect(asked).toEqual([]);
});

test('what somebody complains of where a place is asked for is asked about, and a place is taken', () => {
  const kinds = (texts: readonly string[]): readonly string[] =>
    texts.map((text) => at('najran-coffee', 'farmPlace', text).kind);
  expect(
    kinds(['تأخرتم علي', 'وعدتونا بشتلات وما جانا شي', 'الموظف ما يرد علينا', 'كل مرة نفس الكلام']),
  ).toEqual(['maybe', 'status', 'maybe', 'maybe']);
  expect(
    kinds(['وادي حبونا قريب المدرسة', 'بعد المحطة بكيلوين', 'قرية الحرشف', 'بين جبلين فوق السد']),
  ).toEqual(Array.from({ length: 4 }, () => 'answer'));
});

test('a command that is a figure is the answer where a figure is asked for', () => {
  expect(at('rahat', 'income', 'صفر')).toMatchObject({ kind: 'answer', value: 0 });
  expect(at('rahat', 'city', 'صفر')).toMatchObject({ kind: 'command', command: 'menu' });
});

test('what may be a name is asked about in so many words, and taken after a yes', async () => {
  const { say, rehearsal } = await talk('rahat');
  say('أوافق', 'دعم');
  const [asked] = say('خالد وين سعد');
  expect(asked?.text).toContain('هل هذا اسمك؟');
  expect(asked?.choices?.map(({ label }) => label)).toEqual(['نعم، هو جوابي', 'لا، هذا سؤال']);
  say('نعم');
  expect(rehearsal.last?.asked?.field?.name).toBe('identityKind');
});

test('what was read out of other words is shown', async () => {
  const { say } = await talk('rahat');
  say('أوافق', 'دعم');
  expect(say('معك أخوك خالد الحربي')[0]?.text).toContain('سجّلنا: خالد الحربي.');
});

test.each([
  ['iban', 'SA03 8000 0000 6080 1016 7518', 'iban.wrongCheck'],
  ['iban', 'SA00 0000 0000 0000 0000 0000', 'iban.wrongCheck'],
  ['iban', 'sa03-8000-0000-6080-1016-7518 الراجحي', 'iban.wrongCheck'],
  ['nationalId', '1000 000 718', 'nationalId.wrongCheckDigit'],
  ['nationalId', '1 0000 0071 8', 'nationalId.wrongCheckDigit'],
  ['iqama', '2000 000 718', 'iqama.wrongCheckDigit'],
  ['mobile', '05 0123 456', 'mobile.wrongLength'],
])('a mistyped number in groups is no question: %s «%s»', (name, text, fault) =>
  expect(at('rahat', name, text)).toMatchObject({ kind: 'fault', fault }),
);
