import { fold } from '../../arabic/fold.ts';

/** Folded words, parted by spaces. */
const list = (...texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.split(' ')).map(fold));

/** Words that stand in no name of a person or a place. Not «على»: folded it is the name علي. */
const closed = list(
  'أنا انت انتي انتم انتو احنا نحن هم هذا هذي هذه هذول ذا ذي ذلك تلك اللي الذي التي الذين',
  'في عن الى إلى مع عند عندي عندك عندكم عندنا معي معنا معاكم لكم لنا بدون بعد قبل حتى عشان علشان لأن لان لانه بسبب حول حسب خلال',
  'عليك عليكم فهمت مافهمت فهمتك تقصد تقصدون قصدك قصدكم تعني تعنون يقصد معناه معناها وضحت توضيح اشرح اشرحوا',
  'ما لا مو مب موب مهوب ليس ماني مافي مافيه ماعندي اذا إذا لو او أو لكن بس ثم يعني كذا كذلك ايضا برضو يا',
  'ماذا ماهي ماهو هل كيف كيفيه متى متا امتى اين أين وين وينكم فين كم بكم لكم ليش ليه لماذا لمن لمين مين منو وش ايش شنو وشو وشهي وشلون شلون شو اش ويش لوين من',
  'ابي ابغى ابغا ابغاه ابيه ابيكم اريد نريد نبي نبغى ودي ودنا بغيت اود حاب حابه احب محتاج محتاجه احتاج نحتاج ارجو ممكن اقدر نقدر تقدرون استطيع يمدي يمديني لازم ضروري يجب راح صار يصير تصير يكون تكون فيه اعرف استفسر اسأل اسال ادري اعطوني عطوني',
  'الحين الان توا اليوم بكره بكرا امس للحين لسه كل اي أي احد شي شيء اول وقت مره',
  'اقدم تقديم التقديم اقدمه اسجل سجلت قدمت تقدمت ارسل ارسلت استلم استلمت يوصل وصلني وصلتني يجي يجيني جاني ردوا تردون يرد تم انقبل انقبلت قبلتوني رفضتوني اعدل عدل الغي غيروا غير رجعني رجع حولني كلموني كلمني ساعدوني اتواصل تواصل اتصل تتصلون',
  'طلب طلبي طلبك الطلب طلبات الطلبات طلباتي معاملتي معامله المعامله اوراقي ورقي ملفي بياناتي بيانات البيانات رقمي جوالي هويتي دخلي راتبي اسمي',
  'الجمعيه جمعيه جمعيتكم التعاونيه الدعم دعم المساعده مساعده مساعدات تسجيل التسجيل خدمه الخدمه خدمات الخدمات شكوى بلاغ شروط الشروط مستندات المستندات وثائق اوراق الاوراق طريقه خطوات مده متطلبات موعد مواعيد دوام الدوام دوامكم اوقات رسوم الرسوم تكلفه سعر اسعار العضويه عضويه اشتراك الاشتراك موظف الموظف موظفه اللجنه سياسه السياسه الخصوصيه الرد ردكم القرار تظلم اعتراض سؤال استفسار غلط خطأ الغلط الخطأ رقم الماده ماده البند الهدف اهداف الاهداف رؤيه رساله السؤال وضح وضحوا التواصل الدخل المطلوب المسموح لجنه الاداره المدير الهاتف التلفون تلفون مشغول',
  'مستفيد مستفيده مستفيدين متطوع متطوعه متدرب متدربه مشترك مشتركه مواطن مواطنه',
  'the a my your our their is are am was were do does did can could would should i you we they it this that what how when where who why which to of for on at with about if not no and or please want need know apply request requests status help support wrong mistake number phone send change',
  'kam kem mata meta wain wayn wen weyn ween wesh wish wsh esh eish aish laish leish lesh kayf keef kef kif kaif shlon shloon hal abgha abghi abi aby aryd ant anta inti andi 3ndi endi 3indi mita 3an ma3 fi fee hatha hada law momken mumkin mumken talab talabi talaby altalab mo mu ma',
);

/** What is said beside a name: it is no part of it, and asks nothing. */
const blessings =
  /(?:^| )(?:ما شا الله|ان شا الله|باذن الله|الله يرحمه|رحمه الله|طال عمرك|طال عمركم|طولي العمر|صلي الله عليه وسلم)(?= |$)/g;

/** How many words of a text are no blessing. */
export const wordsBesideBlessings = (text: string): number =>
  fold(text).replace(blessings, '').split(' ').filter(Boolean).length;

/** "خدماتكم", "تدعمون": said to the association. A name may end so («الحكم»). */
const addressed = /^(?:\p{L}{2,}(?<!ح)كم|ت\p{L}{2,}ون(?:ي|نا|ه|ها|هم)?|ت(?:ب|بغ)ون(?:ه|ها)?)$/u;
/** Arabic in Latin letters has figures for letters: "jam3iya". */
const figured = /[a-z]\d|\d[a-z]/i;
/** Thousands, behind figures: "4k". */
const thousands = /^\d+(?:[.,]\d+)?\s?k$/i;

const parted = /[،,;؛:/\n]|\s-\s/u;

/** So many words a name of a person has at most. */
export const longestName = 7;

/**
 * Whether a text looks like a name of at most so many words: none of them belongs to those that stand in no name (pronouns, prepositions,
 * what asks and what wishes). What follows a comma is not counted.
 */
export function looksLikeName(text: string, mostWords: number): boolean {
  const [head = ''] = text.split(parted, 1);
  const folded = fold(text).replace(blessings, '').trim();
  const counted = fold(head).split(' ').length;
  return (
    counted <= mostWords &&
    !figured.test(folded) &&
    !folded.split(' ').some((word) => closed.has(word) || addressed.test(word))
  );
}

/** What asks in Arabic that is written in Latin letters. */
const latinAskers = list(
  'kam kem mata meta wain wayn wen weyn ween wesh wsh esh eish aish laish lesh leish kayf keef kef kif kaif shlon shloon hal mumkin momken',
);

/** Whether a text in Latin letters asks something in Arabic ("kam yakhth altalab"). */
export const asksInLatin = (text: string): boolean =>
  (figured.test(fold(text)) && !thousands.test(text.trim())) ||
  fold(text)
    .split(' ')
    .some((word) => latinAskers.has(word));

/** What people ask about, without a word that asks: "شروط الدعم", "مدة الرد على الطلب". */
const topics = list(
  'شروط مده متطلبات طريقه خطوات اجراءات مواعيد اوقات ساعات رسوم تكلفه قيمه مقدار سياسه اهداف اهليه مستندات وثائق عنوان موقع دوام ارقام كيفيه رؤيه رساله الاعتراض رقم الماده ماده البند عندكم ينفع عادي يعني الدخل وضح سحب حذف لازم الهدف اهداف الخدمات الخدمه خدمات الطلب الطلبات الدعم التسجيل العضويه استفسار سؤال الشروط المستندات الاوراق المتطلبات الخطوات الرسوم المواعيد الدوام سريه خصوصيه السن العمر شرط مجانا مجاني برسوم',
);

const wishing = list(
  'ابي ابغى ابغا اريد نبي نبغى نريد بغيت ودي اود احتاج نحتاج محتاج محتاجه ارغب اطلب اقترح ارجو عندي لدي انا i we my',
);

const askers = list('هل كيف متى متا وين وينكم فين كم بكم ليش ليه لماذا ماذا لمن مين وش ايش اش شنو وشو شلون');
/** Said to the association by whoever gives their name, and asking nothing: "معكم محمد". */
const greeting = list('معكم معاكم عليكم اخوكم اختكم ابنكم ولدكم بنتكم محبكم مساكم حياكم صبحكم');
/** Behind «ولا» it says that there is none: «ولا عندي دخل». */
const ofOneself = list('عندي عندنا لدي لدينا معي معاي معنا لي لنا');
const denies = list('ما لا مافي ماعندي ليس بدون');

/**
 * Whether a short text asks although it has not the form of a question: the title of something that one asks about, a choice of two, a word that
 * asks in its middle, something said to the association.
 */
export function mayAsk(text: string): boolean {
  const all = fold(text).split(' ');
  const [first = ''] = all;
  if (wishing.has(first)) return false;
  if (/[؟?]/.test(text)) return true;
  if (topics.has(first) && (all.length > 1 || first.startsWith('ال'))) return true;
  if (all.some((word) => askers.has(word) || (addressed.test(word) && !greeting.has(word)))) return true;
  const other = all[all.indexOf('ولا', 1) + 1] ?? '';
  const isChoice = /^(?:ال|[^اين\d])/.test(other) && !ofOneself.has(other);
  return all.includes('ولا', 1) && isChoice && !all.some((word) => denies.has(word));
}

/** Whether a text begins as people do who tell what they need: "أحتاج …", "عندي …". */
export const wishes = (text: string): boolean => wishing.has(fold(text).split(' ', 1)[0] ?? '');
