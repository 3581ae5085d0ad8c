/** Words that no member and nobody at the desk reads, with what is said instead. */
export const forbidden: readonly { readonly said: RegExp; readonly better: string }[] = [
  { said: /أجبنا سؤال/, better: 'أجبنا عن سؤالك' },
  { said: /قبل الساعة/, better: 'قبل 9 صباحًا' },
  { said: /وأقصى ما نتوقعه/, better: 'وسيصلك الرد … على أبعد تقدير' },
  { said: /إبقاؤه كما هو/, better: 'اتركه كما هو' },
  { said: /خطأ في أحد أرقامه/, better: 'رقم الهوية غير صحيح، راجع الأرقام' },
  { said: /والمكتوب \{|الأرقام المكتوبة/, better: 'وكتبتَ 9 أرقام' },
  { said: /لا يوجد يوم بهذا التاريخ/, better: 'هذا التاريخ غير صحيح' },
  { said: /بمنصب أعلى/, better: 'مسؤول أعلى' },
  { said: /مفو[َّ]*ض/, better: 'مندوب' },
  {
    said: /يفتح المكتب|المكتب مغلق|أقسام المكتب|إلى المكتب|يُفتح المكتب/,
    better: 'لوحة الموظفين، يبدأ الدوام',
  },
  { said: /(?:^|\s)(?:ال|وال)ختم(?:\s|$)/, better: 'رمز التوثيق' },
  { said: /ميغابايت/, better: 'ميجابايت' },
  { said: /مُرد/, better: 'مورد' },
  { said: /(?:خلال|منذ|بعد|قبل) (?:يومان|ساعتان|دقيقتان|أسبوعان|شهران)/, better: 'خلال يومين' },
  { said: /محادثات المستفيدين كلها/, better: 'what the list holds' },
  { said: /ويُسأل عن رأيه فيها/, better: 'ويُدعى إلى تقييمها' },
  { said: /\b(?:four|seven|ten|twelve|\d+) figures\b/, better: 'digits' },
  { said: /Reason of the decision/, better: 'Reason for the decision' },
  { said: /was delivered\./, better: 'has been provided' },
  { said: /withdrawn at your wish/, better: 'withdrawn at your request' },
  { said: /we will bring you to/, better: 'we will connect you with' },
  { said: /the (?:least|most) accepted is/, better: 'the minimum is' },
  { said: /as the computer/, better: 'same as this device' },
  { said: /Places of the desk/, better: 'Sections' },
  { said: /^Of id$/, better: 'Detail id' },
  { said: /Very well,/, better: 'nothing at all' },
  { said: /a great deal to do/, better: 'we are very busy' },
  { said: /carries the name of anybody at the desk/, better: 'are not linked to names of staff' },
];

/** Words of several letters that end in ك and address nobody. */
export const addressingNobody: ReadonlySet<string> = new Set(
  ['ذلك', 'فك', 'تلك', 'هناك', 'هنالك', 'كذلك', 'بنك', 'البنك', 'المشبك', 'انتهاك', 'الانتهاك'].flatMap(
    (word) => [word, `و${word}`, `ل${word}`, `ب${word}`, `ف${word}`],
  ),
);
