import { describe, test } from '@jest/globals';
import { asked, fault, holds } from './table.ts';

const lines = (text: string): readonly string[] => text.trim().split(/\s*\n\s*/);

const mobile = '+966501234567';
const id = '1000000008';
const iban = 'SA0380000000608010167519';

describe('identifiers in running text', () => {
  test('a mobile', () =>
    holds('mobile', [
      ['0501234567', mobile],
      ['0966501234567', mobile],
      ['966+501234567', mobile],
      ['+966 050 123 4567', mobile],
      ['05O1234567', mobile],
      ['O501234567', mobile],
      ['050 - 123 - 4567', mobile],
      ['(050) 123 4567', mobile],
      ['050.123.4567', mobile],
      ['050/1234567', mobile],
      ['0 5 0 1 2 3 4 5 6 7', mobile],
      ['٠٥٠ ١٢٣ ٤٥٦٧', mobile],
      ['٠٥٣٣٣٢٢٢١١', '+966533322211'],
      ['رقمي ٠٥٥٥٥٥٥٠٠٠', '+966555555000'],
      ['۰۵۰۰۰۰۰۰۱۱', '+966500000011'],
      ['رقمي هو ٠٥٠١٢٣٤٥٦٧', mobile],
      ['جوالي: 0501234567', mobile],
      ['اتصلوا على 0501234567 بعد الساعة 4', mobile],
      ['0501234567 بعد الساعة 4:30', mobile],
      ['0501234567 واتس', mobile],
      ['واتساب 0501234567 وهذا الرقم عليه اتصال 24 ساعة', mobile],
      ['نعم 0501234567', mobile],
      ['0501234567 اسمي محمد', mobile],
      ['0501234567 وهويتي 1000000008', mobile],
      ['محمد 0501234567 عمري 45', mobile],
      ['0501234567، 0501234567', mobile],
      ['0501234567 يا اخوي', asked(mobile)],
      ['رقم ولدي 0501234567', asked(mobile)],
      ['جوال زوجتي ٠٥٠١٢٣٤٥٦٧', asked(mobile)],
      ['رقمي القديم 0501234567', asked(mobile)],
      ['مو 0501234567', asked(mobile)],
      ['لا تتصلون على 0501234567', asked(mobile)],
      ['لا عاد تتصلون على 0501234567', asked(mobile)],
      ['0501234567؟', asked(mobile)],
      ['صفر خمسة صفر واحد اثنين ثلاثة اربعة خمسة ستة سبعة', asked(mobile)],
      ['رقمي صفر خمسة صفر واحد اثنين ثلاثة اربعة خمسة ستة سبعة', asked(mobile)],
      ['صفر خمسة خمسة خمسة خمسة خمسة واحد واحد واحد واحد', asked('+966555551111')],
      ['صفر خمسمية وخمسة واحد اثنين ثلاثة اربعة خمسة ستة', asked('+966505123456')],
      ['0501234567 او 0559876543', fault('several')],
      ['جوالي 0501234567 وجوال زوجتي 0559876543', fault('several')],
      ['0501234567 0559876543', fault('several')],
      ['050123456', fault('wrongLength')],
      ['05012345678', fault('wrongLength')],
      ['050123 هذا 4567', fault('wrongLength')],
      ['رقمي 05012 وبعده 34567', fault('wrongLength')],
      ['عندي 3 عيال', fault('notAMobile')],
      ['0112345678', fault('isLandline')],
      ['920001234', fault('notAMobile')],
      ['+971501234567', fault('notSaudi')],
      ['00201012345678', fault('notSaudi')],
      ['+20 101 234 5678', fault('notSaudi')],
      ['صفر خمسة صفر', fault('noDigits')],
      ['ما عندي جوال', fault('noDigits')],
      ['نفس الرقم', fault('noDigits')],
    ]));

  test('a mobile of whom the field asks for', () =>
    holds('mobile', [['جوال زوجتي 0501234567', mobile]], { label: { ar: 'جوال الزوجة' } }));

  test('a national id', () =>
    holds('nationalId', [
      ['1000000008', id],
      ['١٠٠٠٠٠٠٠٠٨', id],
      ['1000 0000 08', id],
      ['10-0000-0008', id],
      ['1OOOOOOOO8', id],
      ['هويتي 1000000008', id],
      ['رقم الهوية: ١٠٠٠٠٠٠٠٠٨', id],
      ['1000000008 تنتهي 1450', id],
      ['1000000008 تاريخ الانتهاء 15/9/1450', id],
      ['1000000008 وجوالي 0501234567', id],
      ['1000000008 مواليد 1405', id],
      ['السلام عليكم هويتي 1000000008', id],
      ['هوية زوجتي 1000000008', asked(id)],
      ['1000000008 منتهية؟', asked(id)],
      ['واحد صفر صفر صفر صفر صفر صفر صفر صفر ثمانية', asked(id)],
      ['1000000008 او 1000000016', fault('several')],
      ['100000 وبعدين 0008', fault('notTenDigits')],
      ['هويتي 10000 0000', fault('notTenDigits')],
      ['10000000081', fault('notTenDigits')],
      ['1000000007', fault('wrongCheckDigit')],
      ['1000000007 تنتهي 1450', fault('wrongCheckDigit')],
      ['2000000006', fault('isIqama')],
      ['إقامتي 2000000006', fault('isIqama')],
      ['3000000008', fault('wrongFirstDigit')],
      ['0501234567', fault('wrongFirstDigit')],
      ['ما عندي هوية', fault('noDigits')],
      ['انتهت', fault('noDigits')],
    ]));

  test('an iqama', () =>
    holds('iqama', [
      ['2000000006', '2000000006'],
      ['إقامتي ٢٠٠٠٠٠٠٠٠٦ تنتهي ١٤٥٠', '2000000006'],
      ['اقامة الزوج 2000000006', asked('2000000006')],
      ['1000000008', fault('isNationalId')],
    ]));

  test('an account', () =>
    holds('iban', [
      ['SA0380000000608010167519', iban],
      ['sa03 8000 0000 6080 1016 7519', iban],
      ['SAO380000000608010167519', iban],
      ['SA03 8OOO OOOO 6O8O 1O16 7519', iban],
      ['saO38OOOOOOO6O8O1O167519', iban],
      ['SA03 80000000 6080 1016 75l9', iban],
      ['SA٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩', iban],
      ['SA-03-8000-0000-6080-1016-7519', iban],
      ['0380000000608010167519', iban],
      ['الايبان حق الراجحي SA0380000000608010167519', asked(iban)],
      ['حسابي في الراجحي SA0380000000608010167519', iban],
      ['SA0380000000608010167519 باسم محمد العتيبي', iban],
      ['ايباني 0380000000608010167519 جوالي 0501234567', iban],
      ['ايبان زوجتي SA0380000000608010167519', asked(iban)],
      ['SA0380000000608010167518', fault('wrongCheck')],
      ['SAO38000000060801016751', fault('notAnIban')],
      ['SA0380000000608010167519 أو SA4420000001234567891234', fault('several')],
      ['GB29NWBK60161331926819', fault('notSaudi')],
      ['608010167519', fault('wrongLength')],
      ['ما عندي ايبان', fault('empty')],
    ]));
});

test('an option is taken from a short sentence around it, asked about where more is said, and not taken where it is denied', () => {
  const option = (id: string, ...names: readonly string[]) => ({
    id,
    label: { ar: names[0] ?? id },
    alsoCalled: names.slice(1),
  });
  const options = [
    option('single', 'أعزب / عزباء', 'أعزب', 'عزباء'),
    option('married', 'متزوج / متزوجة', 'متزوج', 'متزوجة'),
    option('divorced', 'مطلق / مطلقة', 'مطلق', 'مطلقة'),
    option('rent', 'إيجار'),
    option('own', 'ملك'),
  ];
  holds(
    'choice',
    [
      ['أنا متزوج', 'married'],
      ['انا متزوجة والله', 'married'],
      ['حالتي مطلق', 'divorced'],
      ['وضعي الاجتماعي مطلقه', 'divorced'],
      ['عندي إيجار', 'rent'],
      ['ساكنين بالايجار', 'rent'],
      ['بيتنا ملك الحمدلله', 'own'],
      ['مطلقة من سنتين', asked('divorced')],
      ['انا مو متزوج', asked('single')],
      ['طلقني زوجي', asked('divorced')],
      ['مستأجرين شقة', asked('rent')],
      ['زوجي متزوج علي', fault('notAChoice')],
      ['مطلق او متزوج', fault('severalChoices')],
      ['متزوج كيف اثبت', fault('notAChoice')],
      ['كله يصلح', fault('anyChoice')],
      ['any', fault('anyChoice')],
    ],
    { options },
  );
});

test('an option is meant by what people say for it, in many words or in Latin letters, and asked about; another word of another thing is none', () => {
  const option = (id: string, ...names: readonly string[]) => ({
    id,
    label: { ar: names[0] ?? id },
    alsoCalled: names.slice(1),
  });
  const choices = (own: readonly ReturnType<typeof option>[], table: Parameters<typeof holds>[1]): void =>
    holds('choice', table, { options: own });
  choices(
    [
      option('water', 'سباكة ومياه'),
      option('electricity', 'كهرباء'),
      option('cooling', 'تكييف'),
      option('other', 'عطل آخر'),
    ],
    [
      ['المكيف ما يبرد', asked('cooling')],
      ['الكهربا فاصلة', asked('electricity')],
      ['المويا تسرب على المكيف من المغسلة', asked('water')],
      ['المغسلة تنقط', asked('water')],
      ['شي ثاني', asked('other')],
      ['الاخير', 'other'],
      ['اول خيار', 'water'],
      ['كهرب ومويه', fault('severalChoices')],
      ['كم سعر المكيف', fault('notAChoice')],
      ['النافذة مكسورة', fault('notAChoice')],
    ],
  );
  choices(
    [option('employed', 'أعمل في وظيفة'), option('retired', 'متقاعد / متقاعدة'), option('none', 'لا أعمل')],
    [
      ['موظف', asked('employed')],
      ['ماني موظف', asked('none')],
      ['جالس بالبيت', asked('none')],
      ['mota9a3d', asked('retired')],
      ['زوجي متقاعد', fault('notAChoice')],
      ['سواق', asked('employed')],
      ['معلمة في مدرسة', asked('employed')],
    ],
  );
  choices(
    [option('employed', 'أعمل في وظيفة'), option('self', 'عمل حر')],
    [
      ['أشتغل لحسابي', asked('self')],
      ['سواق أوبر', asked('self')],
    ],
  );
  choices(
    [option('divorced', 'مطلق / مطلقة', 'مطلقة'), option('widowed', 'أرمل / أرملة')],
    [
      ['زوجي متوفي', asked('widowed')],
      ['معلقة', asked('divorced')],
    ],
  );
});

test('a name begins with one that people are given and goes on with names, families and sons; whatever else is written like one is shown first', () => {
  holds(
    'name',
    lines(`دغيليب بن حزام السبيعي
      ضيف الله بن عوض الله الحربي
      عبد الله بن عبد العزيز السديري
      المهندس فيصل عمر باوزير
      سعود طلال خوجه
      fahad saad alotaibi
      Abdulrahman Al-Harbi`).map((name) => [name, name]),
  );
  holds('name', [
    ['واسمي الكامل سلطان بن محمد العنزي', 'سلطان بن محمد العنزي'],
    ['محمد/سعد/العنزي', 'محمد سعد العنزي'],
    ['رقية موسى النجعي لكن ينادوني ام سعد', asked('رقية موسى النجعي')],
    ['هلا سالم اليامي', asked('هلا سالم اليامي')],
  ]);
  holds(
    'name',
    lines(`تأخرتم على اخوي كثير
      خالي عبدالرحمن مسافر
      ريم حامل بالتاسع
      احمد المسؤول
      دلال وعائلتي السبيعي
      محمد زوجي متوفى
      كفالة يتيم
      قرض حسن
      البرنامج خربان
      zoji mareed
      too many questions`).map((text) => [text, asked(text)]),
  );
});
