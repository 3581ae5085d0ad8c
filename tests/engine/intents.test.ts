import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Association } from '../../src/association/schema.ts';
import { saidOf } from '../../src/engine/understand/intents/said.ts';
import { understand } from '../../src/engine/understand/understand.ts';
import type { Asked } from '../../src/voice/question.ts';
import type { House } from '../../src/voice/house.ts';
import { readFolder } from '../../src/wording/wording.ts';
import { aWorkingMorning, openAll, theEngine } from '../support/house.ts';

const { lexicon } = theEngine();
let houses: ReadonlyMap<string, House>;
let rahat: Association;
beforeAll(async () => {
  ({ houses } = await openAll());
  rahat = houses.get('rahat')!.association;
});

const intent = (text: string): string => lexicon.intentIn(text, rahat)?.name ?? 'none';

/** What members say, in words that the product was not taught. Separated by bars. */
const said = {
  status:
    'وين وصل طلبي الله يرضى عليكم|وش صار على معاملتي يا اخوان|انقبلت ولا لا؟|للحين ما جاني شي|قدمت على دعم قبل شهر وللحين ما جاني خبر|طلبي لسا ما خلص؟|بشروني انقبل الطلب ولا لا|ابغا اعرف معاملتي وش صار فيها|فين صار ملفي|يا ولدي قدمت من زمان وش صار عليه|هل تمت الموافقة على طلبي؟|أود معرفة ما تم في طلبي|لم يصلني أي رد حتى الآن على طلبي|where is my application at?|is my application approved yet|طلبي رقم 1689579 وش وضعه|اخبار طلبي ايش|رديتوا على طلبي ولا|تم قبول طلبي؟|وش سويتوا بمعاملتي|طمنوني عن ملفي|وصلكم الطلب اللي ارسلته امس|طلبي صار له اسبوعين للحين قيد الدراسه|ردت اللجنة على طلبي؟|انا قدمت ولا احد رد علي للحين|هل صدر القرار بشأن معاملتي',
  thanks:
    'مشكورين ما قصرتو|الله يعطيكم الف عافية|جزاكم الله خير الجزاء يا اخوان|شكرا لك يا اخوي|تسلم ايدينكم|thank you so much|thanks a million|شكراً جزيلاً على المساعدة',
  praise: 'والله انكم مبدعين|خدمتكم فوق الممتازة|ما شاء الله عليكم شغلكم مرتب',
  wish: 'الله يوفقكم|رمضان كريم|عيدكم مبارك|كل عام وانتم بخير|الله يسعدكم ويوفقكم|عساكم من العايدين|eid mubarak',
  greeting: 'يا هلا بكم|السلام عليكم ورحمة الله|هلا والله كيفكم|صباح الخير يا غالين|مساكم الله بالخير',
  farewell: 'مع السلامة|في امان الله|تصبحون على خير|goodbye',
  who: 'مين انت؟ انت روبوت؟|من معي|انت انسان ولا آلة|هل انت روبوت؟|who are you?|مين اللي يكلمني',
  insult:
    'والله انكم ما تستحون لي شهرين انتظر ومحد رد علي|نصابين|انتم حرامية تضحكون على الناس|خدمة زفت|حسبي الله ونعم الوكيل|روبوت غبي ما يفهم|you guys are useless|مهزلة ما عمري شفت زيكم',
  need: 'السلام عليكم يا ولدي… رجال كبير بالسن وابغا مساعده والله ماعندي احد|محتاج مساعدة|ما عندي دخل|ولدي من ذوي الإعاقة|انا ارملة وعندي خمس ايتام|علي ديون كثيره ومحتاج|ما قدرنا ندفع ايجار البيت|I need help, I have no income|زوجي بدون وظيفة وعندنا اطفال|نحتاج مساعدة مالية|أنا مطلقة وليس لي دخل',
  person:
    'ما اعرف اكتب كلموني|ابغى موظفة حرمة اكلمها مو رجال|ممكن تتصلون علي على 0501234567 بعد العصر|ابي احجز موعد يوم الاحد الساعة 10|حولني على بني ادم|عطني احد يفهم|ابي حرمه اكلمها|ابغى اتكلم مع المدير|please call me back|can I speak with a woman|يا ليت احد يكلمني بالجوال',
  privacy:
    'احذفوا كل بياناتي من عندكم|ما عاد ابي اوافق على حفظ بياناتي، الغوا موافقتي|ارسلوا لي نسخة من كل بياناتي|please delete my data',
  sensitive: 'زوجي يضربني وأنا خايفة|ما عندنا أكل اليوم|عيالي جوعانين|ابوي يضربني كل يوم|my husband hits me',
  complaint:
    'ابي اشتكي على موظف|ابي اشتكي على الموظف باحث 1 كان قليل ادب معي|عندي شكوى على الباحثة ما احترمتني|أرغب في رفع شكوى على أحد الموظفين|بقدم شكوى في مديركم|I want to complain about a staff member',
  breach:
    'موظفكم نشر صورة هويتي في قروب الواتساب وابي ابلغ عن انتهاك خصوصية|نشرتوا صورتي بدون رضاي|مندوبكم وزع رقمي على الناس|سربتوا معلوماتي لشركة تمويل|someone of yours shared my photo',
  fraud:
    'احد اتصل علي باسمكم وطلب رمز|وصلني رابط باسم الجمعية يطلب بطاقتي البنكية|اتصلوا علي من رقم غريب|كلمني واحد يقول انه منكم|جاني اتصال وقال انا من الجمعية وابي رقم بطاقتك|someone called me in your name and wanted a code',
  none: 'كم ياخذ الطلب وقت|كيف اتابع طلبي|متى يردون على الطلب|كيف اعرف وين وصل طلبي|وش يصير اذا رفضتوا طلبي|ابغى اعدل طلبي اللي ارسلته|هل اقدر اسحب طلبي|ضاع رقم طلبي|من يدرس طلبي|ابي اسوي طلب جديد|وين موقعكم|متى تفتحون|محمد بن عبدالله|شكري محمد العتيبي|هلا|جدة|سلام بن صالح|مبارك سعيد العتيبي|المكيف ما يبرد|ابي دعم|هل انتم مفتوحين في العيد|هل تعطون مساعدة للارامل|تقدمون مساعدات مالية؟|ماهي شروط المساعدة|who can see my request|كيف ابلغ عن موظف كذاب|وين ارفع شكوى على موظف|هل تنشرون صوري|وش يصير لو تسربت بياناتي|ارسلت لكم صورة هويتي|المندوب طلب رمز الاستلام|كيف احذف بياناتي|متى يتصل علي الموظف|0501234567|12/5/1990|شكرا 0501234567',
} as const;

describe.each(Object.entries(said))('%s', (name, texts) => {
  test.each(texts.split('|').filter((text) => text !== 'هلا'))('«%s»', (text) =>
    expect(intent(text)).toBe(name),
  );
});

/** What members type at the menu of rahat, by what it is understood as; nothing said besides questions is among `none`. */
const atMenu = {
  status:
    "وش سويتوا في طلب الشتلات حقي|الصيانه اللي طلبتها متى تجي|طلبي رقم 4455667|رقم طلبي ٧٦٥٤٣٢١ وش وضعه|ابي اعرف حالة الطلب 1234567|هل وافقت اللجنه على طلبي|طلبي اتقبل ولا اترفض|شفتوا طلبي؟|طلبي لين الحين معلق|وش سويتوا في طلب المكيفات حقنا|المساعده اللي طلبتها من شهر متى توصل|معاملتي رقمها 5566778|شيكتوا على طلبي ولا لا|هل اعتمدت اللجنة طلبي|طلبي معلق عندكم من رمضان|معاملتي واقفه وما تحركت|ابي اعرف انا مقبول ولا مرفوض في طلبي|ملفي اتقبل ولا لسا|طلب السكن حقي وش صار عليه|ليش طلبي متاخر كذا|my application is stuck, any update|ابغى اعرف وش صار على الطلب اللي رفعته لكم|طلبي وش صار عليه|انا مقدم عندكم من رجب ولا شفت شي|لو سمحت معاملة امي وين وصلت|وصل الطلب حقي؟|الطلب حقي خلص؟|طلب الدعم حقي وش وضعه|عساكم خلصتوا معاملتي|قبلتوني ولا رفضتوني؟|ما وصلني منكم شي الى الان|فيه تحديث على طلبي؟|ايش اخر اخبار طلبي|ممكن افاده عن طلبي|حابه اعرف طلبي وين واصل|ودي استفسر عن طلبي اللي قدمته الشهر الماضي|استفسار عن حالة طلب|أريد معرفة أين وصلت معاملتي رقم 1234567|ما الذي جرى في طلبي؟|هل من رد على طلبي|هل نُظر في طلبي|لم يأتني رد منذ ثلاثة أسابيع|شنو صار على طلبي|وش سويتو بالطلب|ترى لي شهر وانا انتظر ردكم|طولتوا علي وين طلبي|يا خوي طلبي متاخر مره|تاخر طلبي كثير|Is there any progress on my request?|Any response to my application?|what's going on with my request|has it been approved?|وش حالة طلبي ١٢٣٤٥٦٧|اخبار المعاملة|رقم طلبي 1689579 ابي اعرف وينه|للحين ما رديتوا علي|محد كلمني من يوم قدمت|انرفضت ولا وش الوضع|معاملتي وقفت عند مين|رفعت الطلب قبل رمضان ولا جاني شي|3ndi talab wesh sar feeh|كيف أعرف إذا انقبل طلبي|هو الطلب راح لمين الحين|متى تعطوني خبر عن طلبي|للحين ما كلمني احد بخصوص التقديم|ودي اعرف مصير طلبي|وافقوا لي ولا لا|did you look at my application|طلب الوالد وش سالفته|متى بتطلع نتيجتي|قد ايش باقي على طلبي|طلبي اتوافق عليه؟|معاملة بنتي وقفت ليش|هل قبلتم طلبي|متى تخلص معاملة امي|زارونا في البيت من اسبوعين وش قررتوا|خبروني عن طلبي تكفون",
  social:
    'موظفاتكم كلهن ذوق|انتم ناس راقين والله|رمضانكم كريم|اهلين كيفكم|جعل ايامكم كلها سعادة|حي الله هالوجيه|صباح النور والسرور|جعلك بالجنه|مرحبا مليون|خدمتكم تجنن|عسى ربي يوفقكم|حي الله هالوجيه الطيبين|جعلكم بالجنه يا رب|يا هلا ومليون مرحبا|مساء النور والسرور عليكم|عسى الله يسعدكم ويوفقكم|الله لا يحرمنا منكم|لا هنتوا|ما عليكم زود والله|صح لسانك|الله يديم عليكم الصحه والعافيه|واياكم|برافو عليكم|تستاهلون كل خير والله|مع الف سلامه|هلا والله ومرحبا|السلام عليكم ورحمة الله وبركاته مساء الخير|صباح الفل|يسعد صباحكم|كيف الحال عساكم طيبين|شكرا على تعاونكم|الف شكر لكم|ربي يجزاكم خير|الله يعطيكم العافيه ويقويكم|الله يبارك فيكم|ما تقصرون يالغالين|يعطيك الف عافيه|والله انكم احسن جمعيه|خدمتكم حلوه ماشاء الله|روعة|👏👏👏|🌹|😡|هههههه|ههه|عيد سعيد|كل عام وانت بخير|مبروك عليكم الشهر|رمضان مبارك عليكم|تقبل الله منا ومنكم|مع السلامه|باي باي|نشوفكم على خير|الله يحفظكم|في حفظ الرحمن|انت مين؟|مين يرد علي؟|انت حقيقي ولا روبوت|اسمك ايش|هل تكلمني آلة؟|are you a real person?|how are you|thank you|good job guys|bye bye|انت كويس؟|كيف حالك اليوم|احبكم|اشكرك من كل قلبي|جزاك الله خير يا ولدي|الله يرحم والديك|اوكي تمام|فهمت شكرا|خلاص تمام|لا خلاص شكرا|لا شكرا|نعم|لا|ok thanks bye|الله المستعان|ان شاء الله خير|يارب|حياكم|تسلموا|ممتاز شكرا لكم|ما قصرتو بيض الله وجيهكم',
  insult:
    'تفو عليكم|ما فيكم ذرة رحمة|انتم ما عندكم ذمة ولا ضمير|جمعية فاشلة ونصابة|يا غبي|انقلعوا|الله ياخذ حقي منكم|حسبي الله ونعم الوكيل عليكم|خدمتكم زي وجهكم|اف منكم|تعبتوني|you suck|ما تفهم انت|وش ذا القرف|كل يوم نفس الكلام تلعبون علينا',
  need: 'الكهرب بتنفصل علينا|انفصلت من عملي|راتبي ما يقضي|الايجار كسر ظهري|زوجي مسجون|رجلي متوفي وراتب الضمان ما يكفي|بيقطعون علينا المويه|فصلوني من وظيفتي|راتبي ما يقضي عيالي|ولدي بالسجن وعياله عندي|زوجي هجرني من سنه|طليقي ما يصرف على بناته|عايشين على الضمان وما يكفي|سقف البيت يخر علينا|ضاقت علي الدنيا والله|علي اقساط وما اقدر اسدد|my salary is not enough for us|والله يا اخوي ان ظروفي صعبه وعندي عيال|نبي مساعده الله يجزاكم خير|ابغى اعانة شهرية|انا يتيم|ابوي متوفي وما عندنا معيل|بيتنا احترق|عندي ايجار متاخر ستة شهور|زوجي مسجون وعندي اطفال|انا مريض كلى واحتاج غسيل|راتبي ما يكفي|نحتاج مكيف لبيتنا|محتاجين سلة رمضان|My husband died and I have three kids|أعيل أسرة كبيرة ودخلي قليل|ولدي معاق ومحتاج كرسي',
  person:
    'ابغى تكلمني وحده مو رجال|عطوني احد يفهمني|ابي اكلم وحده|ودي اكلم احد عندكم|ابي رقم احد يكلمني|ابغى اتكلم مع انسان|ممكن احد يتصل فيني|انا عجوز ما اعرف للجوال كلموني|ما افهم عليك ابي ادمي|خلوا موظفة تكلمني|ابي موعد مع المدير|أريد التواصل مع موظفة من فضلكم',
  none: 'المعاملة تمر على كم مرحلة|اقامتي منتهية يقبلون طلبي|ينفع أدق عليكم|أبغى سلفة عشرة آلاف|طيب وبعدين|قبلتوني الحمدلله وش اللي علي الحين|لما يطلع شي في طلبي تكلموني|محتاج شهاده تثبت اني عضو|طلبي مرفوض ايش الحل|اللجنة ما قبلتني فيه تظلم|كيف أتابع وش صار على طلبي|أبي قرض أتزوج فيه|محتاج رقم الجمعيه|محتاج توضيح للشروط|هل الضمان يمنع الدعم|وين القى رقم الطلب|ابي اقدم طلب جديد|وش الفرق بين العضوية والاشتراك|كم مدة دراسة الطلب|متى توزعون الزكاة|هل عندكم وظائف شاغرة|وين موقع الجمعية|كيف احصل على سلة غذائية|من هو المدير|كيف ألغي عضويتي|هل تقبلون طلبات من خارج المدينة|هل يدفع الأعضاء رسوم|وش يصير لو كتبت معلومة غلط|بياناتي عند مين|كيف تحمون بياناتي|متى يكون رد اللجنة|كيف تتم دراسة طلبي|لازم اجيب اوراقي الاصلية|اذا انرفض طلبي اقدر اقدم ثاني|اقدر اعدل الجوال في طلبي|مين اللي يوافق على الطلبات|هل التطوع له شهادة|ابغى اشتكي على موظف ما رد علي|ابي اسجل ولدي المعاق عندكم|كم نصيبي من الارباح|هل تساعدون المطلقات|do you give loans|what papers do I need for support|how do I complain|كيف اعدل طلبي بعد الارسال|اذا طلبي ناقص تبلغوني|مين يشوف طلبي|لو وقفت الرسايل يوقف طلبي؟|طلبي يروح لمين بعد ما أرسله؟|رفضتوا طلبي وش أسوي|اشرح لي المراحل اللي تمشي عليها المعاملة من أولها لآخرها|متى تردون عادة على الطلبات|هل مدير الجمعية هو الذي يبت في طلبي أم لجنة؟',
};
const besides: ReadonlySet<string> = new Set(['courtesy', 'status', 'need', 'person']);

describe.each(Object.entries(atMenu))('%s at the menu', (wanted, texts) => {
  test.each(texts.split('|'))('«%s»', (text) => {
    const menu: Asked = {
      id: 'q1',
      flow: 'reception',
      step: 'menu',
      kind: 'menu',
      said: { words: { ar: '' } },
    };
    const meaning = understand({ house: houses.get('rahat')!, lexicon, now: aWorkingMorning }, menu, text);
    const kind = meaning.kind === 'command' && meaning.command === 'person' ? 'person' : meaning.kind;
    const which = meaning.kind === 'courtesy' && meaning.which === 'insult' ? 'insult' : 'social';
    const understood = kind === 'courtesy' ? which : kind === 'command' ? 'need' : kind;
    expect(besides.has(kind) || kind === 'command' ? understood : 'none').toBe(wanted);
  });
});

test('what a field takes is its value', () => {
  const house = houses.get('rahat')!;
  const field = (service: string, name: string): Asked => {
    const { type } = house.association.services
      .find(({ id }) => id === service)!
      .fields.find((one) => one.name === name)!;
    return {
      id: 'q1',
      flow: 'request',
      step: 'askField',
      kind: type,
      said: { words: { ar: '' } },
      field: { service, name },
    };
  };
  const at = (asked: Asked, text: string) =>
    understand({ house, lexicon, now: aWorkingMorning }, asked, text).kind;
  const reason = field('support', 'reason');
  const name = field('support', 'fullName');
  expect(at(reason, 'زوجي يضربني وليس لي دخل وعندي أطفال')).toBe('answer');
  expect(at(reason, 'محتاج مساعدة مالية لأن راتبي ضعيف')).toBe('answer');
  expect(at(reason, 'وش صار على طلبي')).toBe('status');
  expect(at(reason, 'مشكورين')).toBe('courtesy');
  expect(at(name, 'سعيد مبارك الشهري')).toBe('answer');
  expect(at(name, 'رمضان كريم العتيبي')).toBe('answer');
  expect(at(name, 'يعطيكم العافية')).toBe('courtesy');
  expect(at(name, 'وين وصلت معاملتي')).toBe('status');
  expect(at(field('support', 'mobile'), '0501234567 شكرا')).toBe('answer');
  expect(at(name, 'هلا انا اسمي بشاير بنت محمد')).toBe('answer');
  expect(at(name, 'مريم بنت حمد رجال العتيبي')).toBe('answer');
  expect(at(name, 'قبل لا اكمل وش صار بطلبي اللي قدمته')).toBe('status');
  expect(at(name, 'خلاص بطلت الغ الطلب')).toBe('command');
  expect(at(reason, 'كنسل كل شي')).toBe('command');
  expect(at(reason, 'بطلت اشتغل من سنه وما عندي دخل')).toBe('answer');
  expect(at(field('support', 'city'), 'الغ الطلب')).toBe('command');
});

test('the number of a request that stands in the message goes along', () => {
  const menu: Asked = {
    id: 'q1',
    flow: 'reception',
    step: 'menu',
    kind: 'menu',
    said: { words: { ar: '' } },
  };
  const reader = { house: houses.get('rahat')!, lexicon, now: aWorkingMorning };
  expect(understand(reader, menu, 'وين وصل طلبي رقم 168 9579')).toEqual({
    kind: 'status',
    reference: '1689579',
  });
  expect(understand(reader, menu, '❤️❤️')).toEqual({ kind: 'courtesy', which: 'emoji', line: 'emoji' });
  for (const text of ['ابغى تكلمني وحده مو رجال', 'ابي تكلمني حرمه'])
    expect(understand(reader, menu, text)).toEqual({ kind: 'person', reason: 'asked', wish: 'woman' });
  expect(understand(reader, menu, 'ابغى موظفة')).toEqual({ kind: 'person', reason: 'asked', wish: 'woman' });
});

test('a row names no group that its file does not have', () => {
  for (const [name, said] of saidOf(readFolder('locales/saudi/intents'))) {
    const { groups, needs, never, surely, rows: alone } = said;
    const rows = [...needs.flat(), ...never, ...surely, ...alone, ...Object.values(groups).flat()];
    const named = rows.flatMap((row) => [...row.matchAll(/\{(\w+)\}/g)].map(([, group]) => group ?? ''));
    expect([name, named.filter((group) => !(group in groups))]).toEqual([name, []]);
  }
});
