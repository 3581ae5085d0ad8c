import { fold } from '../../arabic/fold.ts';

const most = 4;
/** A wish for whoever reads, in any of its verbs: «الله يحييك», «الله يبارك فيكم». Not «الله» alone: it stands in names. */
const blessing = /[\s،,.!؛-]+و?الله ي\p{L}{2,}(?:ك|كم|كن|(?:ك|كم)? (?:في|علي|ل|ب)\p{L}{1,3})[\s.!،,]*$/u;
const list = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split('|')).map((phrase) => fold(phrase)));

/** What people say behind a name or a place, which is no part of it. */
const closings = list(
  'شكرا|شكرا لكم|وشكرا|وشكرا لكم|مشكورين|مع الشكر|لو سمحت|لو سمحتي|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|والله|فقط|بس|يا اخوي|اخوي',
  'الحمدلله|الحمد لله|ولله الحمد|ان شاء الله|انشالله|باذن الله|حفظكم الله|الله يحفظكم|الله يعافيك|الله يعافيكم|يعطيكم العافية|الله يعطيكم العافية|جزاكم الله خير|وجزاكم الله خير|الله يسعدكم|الله يسعدك|بارك الله فيكم|بارك الله فيك|بارك الله بكم|وفقكم الله|وفقك الله|رحم الله والديك|رحم الله والديكم|جزاك الله خير|جزيت خيرا|يعطيك العافية|الله يعطيك العافية|تسلم|تسلمون|يسلمو|مشكور|مشكورة',
  'يا بنتي|يابنتي|يا ولدي|ياولدي|يا وليدي|ياوليدي|يا بنيتي|ياخوي|يا اخي|ياخي|يا اختي|ياختي|اختي|يا خوي|يا غالي|يا غاليه|يا الغالي|يالغالي|يا عمي|يا حبيبي|حبيبي|يا استاذ|استاذ|يا استاذة|طال عمرك|طال عمركم|يا طويل العمر|ياطويل العمر|يا طويلين العمر|حفظك الله|حفظكم الله ورعاكم|سلمك الله|سلمكم الله|الله يسلمك|الله يسلمكم|الله يوفقك|الله يوفقكم|ان شاءالله|انشاء الله|بحول الله|تقريبا|بالضبط|هذا هو|هذي هي|هي هذي|هي مدينتي|هذه مدينتي|هي قريتي|تكفى|تكفون|speaking|here',
  'حاليا|الحين|الآن|من زمان|الله يحفظها|الله يحفظه|الله يحرسها|الله يعزها|حفظها الله|حفظه الله|حرسها الله|شرفها الله|زادها الله شرفا|الله يحفظك|الله يخليكم|الله يخليك|رعاكم الله',
  'هذا اسمي|هذا اسمي الكامل|هذا الاسم|هذي مدينتي|المملكة العربية السعودية|السعودية|please|thanks|thank you|saudi arabia|ksa',
);
/** The last words of a text, so many. */
const ending = (count: number): RegExp =>
  new RegExp(String.raw`[\s،,.!؛-]+((?:[^\s،,.!؛]+\s+){${count - 1}}[^\s،,.!؛]+)[\s.!،,]*$`, 'u');
const lastWord = ending(1);
const endings = Array.from({ length: most }, (_, i) => ending(most - i));
const lastOf = (folded: string): string => folded.slice(folded.lastIndexOf(' ') + 1);
/** The word with which each closing ends: most texts end with none of these, and are not looked at further. */
const ends: ReadonlySet<string> = new Set([...closings].map(lastOf));

/** A name or a place without what is said behind it ("… شكرا لكم"), until nothing comes off. */
export function withoutClosings(text: string): string {
  const blessed = blessing.exec(text);
  if (blessed && blessed.index > 0) return withoutClosings(text.slice(0, blessed.index));
  const typed = lastWord.exec(text)?.[1];
  if (typed === undefined) return text;
  const last = lastOf(fold(typed));
  if (last !== '' && !ends.has(last)) return text;
  for (const words of endings) {
    const found = words.exec(text);
    if (found?.[1] !== undefined && closings.has(fold(found[1])))
      return withoutClosings(text.slice(0, found.index));
  }
  return text;
}

/** Words that stand in an answer about a name and in none: of whom it is, what comes behind it. */
export const besideNames = list(
  'شهرتي|وشهرتي|ولقبي|وكنيتي|اسم|الاسم|نفس|نفسه|نفسها|مثل|كما|حسب|زي|عمري|وعمري|ورقمي|وجوالي|وهويتي|ساكن|ساكنه|وساكن|زوجي|زوجتي|ابني|ولدي|بنتي|ابوي|والدي|والدتي|امي|الام|الاب|الزوج|الزوجه|الوالد|الوالده|اكتب|سجل|ارمله|مطلقه|متزوج|متزوجه|محتاج|محتاجه|عائله|عايله|اسره|فاعل|مجهول|سعودي|سعوديه|الجنس|الجنسيه|ذكر|انثي|حرم|المرحوم|المرحومه|الاحوال|العائله|والعائله|الاول|الاخير|لولدي|لبنتي|لزوجتي|لزوجي|لامي|لابوي|لوالدتي|لوالدي|لاخوي|لاختي|الطلب|مستفيد|مستفيده|جديد|جديده|عضو|عضوه|بالعربي|بالانجليزي|انجليزي|عربي|same|wife|husband',
);
/** Words that stand in an answer about a place and name none: near what it is, or what somebody lives in. */
export const besidePlaces = list(
  'نفس|نفسه|نفسها|مثل|كما|حسب|زي|هنا|هناك|برا|بره|خارج|داخل|بيت|البيت|بيتي|بيتنا|ايجار|شقه|اهلي|شمال|جنوب|شرق|غرب|بين|قريب|قرب|جنب|وراء|عندكم|عندنا|قريتنا|مدينتنا|ديرتنا|ديرتي|بالديره|بديرتنا|البر|السعوديه|المملكه|الديره|القريه|وسط|ضواحي|اطراف|بالديره|كنت|انتقلت|وانتقلت|انتقلنا|وانتقلنا|وساكن|وساكنه|وساكنين|واسكن|ومقيم|ومقيمه|اصلي|اصلنا|واصلي|ksa|saudi|near|here|home|abroad|outside|same',
);

/** Whether an answer has a word that leaves it in doubt. */
export const isDoubtful = (text: string, beside: ReadonlySet<string>): boolean =>
  fold(text)
    .split(' ')
    .some((word) => beside.has(word));
