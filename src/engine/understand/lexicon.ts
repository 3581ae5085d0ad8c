import { distance, fold } from '../../arabic/fold.ts';

/** What a member can say in every state. */
export type Command =
  | 'menu'
  | 'back'
  | 'cancel'
  | 'person'
  | 'help'
  | 'stop'
  | 'resume'
  | 'arabic'
  | 'english'
  | 'link'
  | 'greeting'
  | 'thanks';

/** The commands as people really type them: standard, Saudi, misspelt and English. Compared in folded form. */
const said: Readonly<Record<Command, string>> = {
  menu: 'القائمة|قائمة|القايمة|قايمه|القائمة الرئيسية|الرئيسية|القائمه الرئيسيه|رئيسية|المنيو|منيو|القوائم|الخيارات|ورني الخيارات|ابدا من جديد|البداية|من البداية|menu|main menu|start over|home|start|/start|/menu|القايمه الرئيسيه|ارجع للقائمة|ارجعني للقائمة|رجعني للقائمة|رجوع للقائمة|الرجوع للقائمة|العودة للقائمة|للقائمة|القائمة الاولى|اعرض القائمة|ورني القائمة|وريني القائمة|اول شي|البدايه|ابدأ|ابدا|main|go to menu|back to menu|show menu|options|الصفحة الرئيسية|صفر',
  back: 'رجوع|ارجع|الرجوع|رجعني|رجعنا|رجوع للخلف|للخلف|ورا|لورا|السابق|سابق|الخطوة السابقة|السؤال السابق|ارجع للسؤال السابق|ابي ارجع|back|go back|previous|/back|عودة|عوده|رجعه|ارجعني|رجعني ورا|رجعني للسؤال السابق|ارجع ورا|ارجع للخلف|ارجع لورا|ارجعوا|رجوع للسابق|رجوع للسؤال السابق|خطوة للخلف|خطوه ورا|اللي قبل|السؤال اللي قبله|اللي قبله|go to previous|previous question|step back|return|bk|ارجاع|ارجع خطوة|رجع|ارجع خطوه ورا|للوراء|ارجع للوراء|رجعة',
  cancel:
    'إلغاء|الغاء|الغي|ألغي|إلغاء الطلب|الغاء الطلب|الغي الطلب|كنسل|كنسله|كانسل|بطلت|هونت|هونا|خلاص الغي|خلاص ما ابي|خلاص مابي|ابي الغي|ابغى الغي|خروج|اخرج|cancel|quit|exit|/cancel|الغ|الغاءه|الغه|الغيه|الغوه|الغوا|الغو|الغيها|الغي طلبي|الغاء طلبي|الغي كل شي|الغاء العملية|الغاء العمليه|الغي العمليه|الغي الموضوع|اكنسل|كنسلوه|كنسلوا|كنسل الطلب|اكنسل الطلب|كنسل طلبي|كنسلت|بطل|بطلنا|ابطل|بطلت ما ابي|هونت ما ابي|ما عاد ابي|ماعاد ابي|ما عاد ابغى|خلاص ما ابغى|خلاص مابغى|خلاص بطلت|خلاص هونت|وقف الطلب|اوقف الطلب|اطلع|طلعني|خروج من الطلب|انهاء|انهي|انهاء المحادثة|cancel it|cancel request|cancel my request|cancel the request|stop this|abort|nevermind|never mind|الفاء|الغائ|اإلغاء|الغاءء|إلغاا|الغااء|cansel|canel|forget it|ما ابي اكمل|ما ابغى اكمل|ما ابغا اكمل|لا اريد الاكمال|لا اريد ان اكمل|ما ودي اكمل|stop it',
  person:
    'موظف|موظفة|الموظف|الموظفة|ابي موظف|ابغى موظف|اريد موظف|اريد موظفا|كلم موظف|اكلم موظف|ابي اكلم موظف|ابغى اكلم موظف|ابغا اكلم موظف|اريد التحدث مع موظف|التحدث مع موظف|تحدث مع موظف|اتكلم مع موظف|حولني|حولني لموظف|حولني على موظف|حولني للموظف|تحويل لموظف|ابي احد|ابي احد يكلمني|ابغى احد يكلمني|ابي احد يرد علي|ابي انسان|انسان|شخص|ابي شخص|اكلم شخص|بشر|خدمة العملاء|خدمه عملاء|مسؤول|ابي المسؤول|اكلم المسؤول|مندوب|باحث اجتماعي|الباحث الاجتماعي|مسؤول البحث الاجتماعي|دعم فني|كلموني|اتصلوا علي|موضف|human|agent|person|employee|operator|talk to a human|talk to a person|talk to someone|speak to someone|speak to a person|customer service|real person|representative|/human|اتصلوا بي|اتصل بي|كلمني|ردوا علي|وين الموظف|وين الموظفين|فين الموظف|احد الموظفين|ابي احد من الموظفين',
  help: 'مساعدة|مساعده|المساعدة|ساعدني|ساعدوني|ساعديني|ابي مساعدة|ابي مساعده|محتاج مساعدة|كيف استخدم|كيف استخدمه|ما فهمت|مافهمت|مو فاهم|مب فاهم|وش اسوي|ايش اسوي|وش اكتب|ايش اكتب|help|/help|what can i do|i do not understand',
  stop: 'إيقاف|ايقاف|توقف|وقف|وقفوا|اوقف الرسائل|ايقاف الرسائل|إيقاف الرسائل|وقفوا الرسائل|لا ترسلون|لا ترسلوا|الغاء الاشتراك|إلغاء الاشتراك|stop|unsubscribe|/stop',
  resume: 'تفعيل|تفعيل الرسائل|استئناف|استئناف الرسائل|شغل الرسائل|ارجعوا ارسلوا|resume|subscribe|unstop',
  arabic: 'عربي|العربية|بالعربي|اللغة العربية|بالعربية|arabic|عربى',
  english: 'english|انجليزي|إنجليزي|بالانجليزي|الانجليزية|in english|انقلش|انقليزي|english please',
  link: 'ربط|الربط|رمز الربط|رمز ربط|ربط محادثة|ربط محادثتي|ربط المحادثة|ربط المحادثات|ربط المحادثتين|ربط محادثتين|ربط محادثة أخرى|ربط محادثة ثانية|اربط محادثتي|اربط المحادثات|اربط المحادثتين|link|link chats|link my chats|link a chat|link conversations|linking code|/link',
  greeting:
    'السلام عليكم|السلام عليكم ورحمة الله|السلام عليكم ورحمة الله وبركاته|سلام عليكم|سلام|هلا|هلا والله|يا هلا|اهلا|أهلين|مرحبا|مرحبًا|مراحب|صباح الخير|مساء الخير|صباح النور|حياكم الله|حياك الله|كيف الحال|كيف حالك|كيفكم|شلونكم|شخباركم|hi|hello|hey|good morning|good evening|salam|السلام عليكم كيف الحال|السلام',
  thanks:
    'شكرا|شكراً|شكرا لك|شكرا لكم|شكرا جزيلا|مشكور|مشكورين|مشكوره|تسلم|تسلمون|يعطيك العافية|الله يعطيك العافية|يعطيكم العافية|الله يعطيكم العافية|جزاك الله خير|جزاكم الله خير|جزاك الله خيرا|الله يجزاك خير|الله يسعدك|بارك الله فيك|ما قصرت|ما قصرتوا|كفو|thanks|thank you|thx|many thanks',
};

const commands = new Map<string, Command>(
  (Object.entries(said) as [Command, string][]).flatMap(([command, forms]) =>
    forms.split('|').map((form) => [fold(form), command] as const),
  ),
);
/** Words long and rare enough that one slip of the finger still names them. */
const forgiving: readonly (readonly [string, Command])[] = [
  ['القايمه', 'menu'],
  ['رجوع', 'back'],
  ['موظف', 'person'],
  ['الموظف', 'person'],
  ['مساعده', 'help'],
  ['ايقاف', 'stop'],
  ['cancel', 'cancel'],
  ['employee', 'person'],
  ['قايمه', 'menu'],
  ['منيو', 'menu'],
  ['المنيو', 'menu'],
  ['الرييسيه', 'menu'],
  ['الرجوع', 'back'],
  ['السابق', 'back'],
  ['كنسل', 'cancel'],
  ['موظفه', 'person'],
  ['person', 'person'],
];

/** "I would like to …": what stands before a wish. */
const wish =
  /^(?:انا |نحن |والله |يا |بس |خلاص |طيب |لا |الله يخليكم |الله يخليك )*(?:ابيك|ابيكم|ابي|ابغي|ابغا|ابغاك|ابغاكم|اريد|نريد|نبي|نبغي|بغيت|ودي|ودنا|اود|حاب|حابه|محتاج|محتاجه|احتاج|احتاجه|ارجو|اتمني|ممكن|لو ممكن|اقدر|يمديني|استطيع|هل يمكن|هل يمكنني|هل استطيع|هل اقدر|خلني|خلوني|خليني|دعني|عطني|عطوني|اعطني|اعطوني|هات|i want|i need|i would like|i d like|can i|could i|may i|let me|please|pls|give me|get me)(?: ان| اني| انكم| انك| to)? (?=\S)/;
const official =
  '(?:ال|لل|بال|ل|ب)?(?:موظفين|موظفه|موظف|موضف|مظف|موضفه|مسوول|مسووله|مسول|انسان|انسانه|ادمي|شخص|مندوب|ممثل|مشرف|باحث|باحثه|اخصايي|اخصاييه|خدمه العملا|خدمه المستفيدين|دعم فني|مركز الاتصال)';
const anybody = '(?:ال|لل|بال|ل|ب)?(?:احد|حد|واحد|بشر|مدير|اداره)';
const verb =
  '(?:اتكلم|تكلم|نتكلم|اكلم|اكلمه|كلم|نكلم|كلمني|كلموني|يكلمني|تكلموني|اتحدث|التحدث|تحدث|احكي|اتواصل|التواصل|تواصل|اسال|حولني|حولوني|حوليني|تحولني|تحولوني|تحويل|تحويلي|احول|وصلني|وصلوني|يوصلني|اربطني|ربطني|اتصال|الاتصال|اتصل|يتصل|يتصل علي|يرد علي|يرد|رد علي|يساعدني|يخدمني|نادوا|نادي|جيبوا|جيب|connect me|transfer me|speak|talk|chat|put me through|transfer)';
const after =
  '(?: معي| حقيقي| الحين| الان| بشري| ثاني| من الجمعيه| الجمعيه| عندكم| يساعدني| يكلمني| يرد علي| يرد| يتصل علي| يتواصل معي| يخدمني| اجتماعي| الاجتماعي)';
const person = new RegExp(
  `^(?:${verb}(?: مع| الي| علي| ل| ب| عند)?(?: احد)? (?:${official}|${anybody})${after}*|${official}${after}*|${anybody}${after}+)$`,
);
const personEnglish =
  /^(?:(?:connect me|transfer me|put me through|speak|talk|chat|call)(?: with| to)? )?(?:an? |the |some |real |live |your |human )*(?:human being|human|person|agent|employee|operator|representative|someone|somebody|staff|staff member|officer|support|customer service|customer support)(?: please| now)?$/;
const prefixed =
  /^(?:(?:الي|الا|علي) )?(?:ارجع|ارجعني|رجعني|رجوع|الرجوع|العوده|عوده|اروح|روح|ودني|وديني|افتح|اعرض|ورني|وريني|شوف|اشوف|go|go back|return|back|show me|show|open)(?: ل| الي| to)?(?: the)? (?:ال|لل|ل)?(?:قايمه الرييسيه|قايمه|منيو|رييسيه|menu|main menu|home)$/;

const wishes: ReadonlySet<Command> = new Set(['menu', 'back', 'cancel', 'person', 'link']);

/** What a wish names, however it is put: "ابغى اكلم موظف", "رجعني للقائمة". */
function wished(folded: string): Command | undefined {
  const bareWish = folded.replace(wish, '').trim();
  const named = commands.get(bareWish);
  if (named && wishes.has(named)) return named;
  if (prefixed.test(bareWish)) return 'menu';
  return person.test(bareWish) || personEnglish.test(bareWish) ? 'person' : undefined;
}

const courtesy =
  /^(السلام عليكم|سلام عليكم|مرحبا|هلا|لو سمحت|لو سمحتي|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|please|the|الله يسعدك|الله يعافيك|طيب|خلاص|اخوي|ياخوي|يا اخوي) | (لو سمحت|لو سمحتي|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|please|الله يسعدك|الله يعافيك|الله يخليك|بليز|يا اخوي|ياخوي|الحين|الان|now)$/g;

/** The text in folded form without the courtesies around it. */
export const bare = (text: string): string => {
  let folded = fold(text);
  for (let before = ''; before !== folded;) {
    before = folded;
    folded = folded.replace(courtesy, '').trim();
  }
  return folded;
};

/** The command that a whole message is; undefined when it says anything besides. */
export function commandIn(text: string): Command | undefined {
  if (text.length > 80) return undefined;
  const folded = bare(text);
  const exact = commands.get(folded) ?? commands.get(fold(text));
  if (exact) return exact;
  const wish = folded.split(' ').length <= 8 ? wished(folded) : undefined;
  if (wish) return wish;
  if (folded.length < 4 || folded.includes(' ')) return undefined;
  return forgiving.find(([word]) => distance(word, folded, 1) === 1)?.[1];
}

/** Other names of choices, by id, in folded form. A choice is also known by its label and its number. */
const choiceNames: Readonly<Record<string, string>> = {
  agree: 'اوافق|أوافق|موافق|موافقة|نعم اوافق|نعم موافق|قبول|اقبل|accept|agree|i agree',
  refuse:
    'لا اوافق|لا أوافق|غير موافق|غير موافقة|مو موافق|مب موافق|ما اوافق|ارفض|رفض|refuse|decline|i do not agree|disagree',
  request:
    'تقديم طلب|طلب جديد|اقدم طلب|ابي اقدم طلب|ابغى اقدم طلب|اريد تقديم طلب|اريد ان اقدم طلبا|ارفع طلب|ابي ارفع طلب|طلب|الطلبات|الخدمات|خدمة|خدمات|تقديم|new request|submit a request|request|apply|services',
  track:
    'متابعة طلب|متابعة طلبي|متابعة الطلب|متابعة|تتبع|تتبع طلبي|حالة طلبي|حالة الطلب|حاله الطلب|وين وصل طلبي|وين طلبي|وين وصل الطلب|وش صار على طلبي|وش صار بطلبي|ايش صار على طلبي|استعلام|استعلام عن طلب|طلبي وين وصل|اتابع طلبي|ابي اتابع طلبي|track|track my request|status|request status|where is my request',
  ask: 'سؤال|استفسار|عندي سؤال|عندي استفسار|ابي اسال|ابي اسأل|ابغى اسأل|استفسر|ابي استفسر|اسئلة|الاسئلة|ask|question|i have a question',
  person: 'التحدث مع موظف|موظف',
  rate: 'تقييم|تقييم الخدمة|قيم|اقيم|ابي اقيم|تقييمي|rate|rating|feedback',
  resume: 'اكمل|أكمل|اكمل طلبي|أكمل طلبي|متابعة التعبئة|كمل|نكمل|continue|resume my request',
  confirm: 'صحيح|تأكيد|تاكيد|اكد|أؤكد|كله صحيح|البيانات صحيحة|صحيحة|مضبوط|confirm|all correct|correct',
  correct: 'تعديل|عدل|اعدل|ابي اعدل|ابغى اعدل|غلط|فيه غلط|خطأ|تصحيح|تغيير|edit|change|correct an answer',
  sign: 'اقر|أقر|أقرّ|اقر واوقع|أقر وأوقع|اوقع|أوقع|توقيع|وقع|موقع|تم التوقيع|i attest|sign|i sign',
  skip: 'تخطي|تخطى|تجاوز|تجاوزه|التالي|لا يوجد|لايوجد|ما عندي|ماعندي|ما فيه|مافيه|بدون|بعدين|ليس لدي|لا شيء|skip|none|next|nothing|no comment|n/a',
  keep: 'نفسها|نفسه|ابقها|ابقيها|خلها|خله|كما هي|كما هو|زي ما هي|بدون تغيير|keep|same|leave it',
  stay: 'اكمل|أكمل|كمل|اكمل الطلب|نكمل|لا تلغي|لا|استمرار|continue|stay|no',
  park: 'احفظ|احفظه|احفظها|مسودة|بعدين|اكمله بعدين|لاحقا|save|later|save it',
  drop: 'احذف|احذفه|حذف|امسح|نعم|ايه|الغه|الغيه|إلغاء|الغاء|الغي|delete|discard|yes|cancel',
  none: 'ليس أيا منها|ليس ايا منها|ولا واحد|ولا واحدة|ولا شي|غيرها|لا شيء منها|لا|none of these|none',
  answered: 'نعم|ايه|اي|نعم شكرا|تمام|وصلت|واضح|واضحة|yes|yes thanks',
  unanswered: 'لا|لا ما جاوب|ما وضح|غير واضح|مو واضح|مب واضح|no|not really',
  done: 'تم|انتهيت|خلاص|لا شيء آخر|done|that is all',
  wait: 'انتظر|بنتظر|سأنتظر|استنى|wait|keep waiting',
  leaveQueue: 'الغاء الانتظار|إلغاء الانتظار|ما ابي انتظر|لا انتظر|stop waiting',
  goOn: 'اكمل|أكمل|كمل|متابعة|العودة|continue|go on',
  withdraw: 'سحب|سحب الطلب|اسحب الطلب|ابي اسحب الطلب|اسحب طلبي|الغاء الطلب|withdraw|withdraw the request',
  another: 'طلب آخر|طلب اخر|رقم آخر|غيره|another|another request',
  other: 'طلب آخر|برقم آخر|غيره|other|another',
  yes: 'نعم|ايه|yes',
  no: 'لا|no',
};
const named = new Map(Object.entries(choiceNames).map(([id, forms]) => [id, forms.split('|')]));
export const namesOfChoice = (id: string): readonly string[] => named.get(id) ?? [];

const correcting =
  /^(ابي |ابغي |ابغا |اريد |بغيت )?(عدل|عدلي|تعديل|اعدل|غير|غيري|تغيير|اغير|صحح|صححي|تصحيح|اصحح|correct|change|edit|fix) (.+)$/;
/** What a member wants to correct ("عدل الجوال", "تغيير ٣"): the words behind the verb, folded. */
export const correctionIn = (text: string): string | undefined => correcting.exec(bare(text))?.[3];
