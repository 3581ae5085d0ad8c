import { fold } from '../arabic/fold.ts';
import { longestPhrase } from './bounds.ts';

const list = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split('|')).map((phrase) => fold(phrase)));

const yes = list(
  'كل شي تمام|كل شي صحيح|كل شي صح|كل شي مضبوط|كلها صح|كلها صحيحة|كلها تمام|كلها مضبوطة|كلها سليمة|كله صح|كله صحيح|كله تمام|كله مضبوط|كلو صح|كلو تمام|كلهم صح|البيانات صحيحة|البيانات صح|بياناتي صحيحة|المعلومات صحيحة|جميعها صحيحة|كل البيانات صحيحة|ما فيه غلط|مافيه غلط|ما فيه خطأ|مافيه خطأ|لا يوجد خطأ|ما فيها غلط|ما فيها خطأ|everything is correct|all correct|all good|all is right|it is correct|looks good|نعم|نعمين|هيه|هيه نعم|هي نعم|هيه والله|ايوة|إيوا|يس يس|يب يب|اكيدين|بالحيل|صدق|شور|سبق|سبق لي|سبق ان|اي بس|اه|اهه|اها|بكل تاكيد|بالتاكيد|بلا شك|من كل بد|ايه|اي|ايي|ايوه|ايوا|ايو|اية|إي نعم|اي نعم|ايه نعم|أجل|اجل|بلى|الا|أكيد|طبعا|تمام|تم|طيب|زين|ماشي|حاضر|اوكي|اوك|اوكيه|موافق|موافقة|أوافق|صح|صحيح|مضبوط|مزبوط|بالضبط|يب|يس|ابشر|ابشري|ابشروا|يا ليت|ياليت|يا ريت|ياريت|معلوم|اتفقنا|بكل سرور|على راسي|عادي|ما يضر|i guess so',
  'ايه والله|اي والله|لا مانع|لا بأس|لا مشكلة|لا اعتراض|لا شك|لا بد|لابد|ما عندي مانع|ماعندي مانع|ما لدي مانع|ليس لدي مانع|مافي مانع|ما فيه مانع|مافيه مانع|ما في مشكلة|مافي مشكلة|ما فيه مشكلة|مافيه مشكلة|مو مشكلة|لا خلاف|ما يخالف|مايخالف',
  'هيه|ok|okay|okey|yes|y|ya|yea|yah|yep|yeah|yup|sure|correct|right|of course|no problem|absolutely|aywa|aiwa|iwa|ay|aih|eih|n3m|na3am|naam|eh',
);
const no = list(
  'لا|لأ|لاء|كلا|لالا|لا لا|مو|مب|مهب|مهوب|ابد|ابدا|ابدن|أبدًا|مستحيل|لا شكرا|لا والله|مو صحيح|مب صحيح|غير صحيح|خطأ|غلط|لا أوافق|ما اوافق|مو موافق|مب موافق|غير موافق|غير موافقة|ليس صحيح|ليس صحيحا',
  'ما قد|ماقد|عمري ما|ما سبق|ماسبق|ماسبق لي|ماسبق ان|ما سبق ان|ماقد|لا ماسبق|ما سبق لي|لم يسبق|لم يسبق لي|ولا مره|ما ابي|ما ابيه|ما ابغى|ما ابغاه|مابي|مابغى|لا ابي|لا اريد|لا ابغى|ما اريد|ما نبي|ما نبغى|ما احتاج|ما يحتاج|مايحتاج|ما يلزم|لا يلزم|مو لازم|مب لازم|مهب لازم|مو ضروري|مب ضروري|ماله داعي|ما له داعي|ما لها داعي|مالها داعي|ماله لزوم|لا داعي|لا يوجد|مافيه|ما فيه|مافي|ما في|ما عندي|ماعندي|ما عندنا|ماعندنا|ما معي|ما معنا|ما لي|ما لنا|ليس لدينا|مو عندي|ليس عندي|ليس عندنا|ما بعد|مو بعد|مب بعد|ليس بعد|لسا ما|ما قط|ماقط|ولا عمري|ما عمري|ماعمري|ابد والله|بتاتا|نهائيا|اطلاقا|على الاطلاق|ما حصل|ما صار|ماصار|ما صارت|ما اظن|مااظن|ما اتوقع|ما اعتقد|لا اظن|لا اعتقد|بلاش|ما ودي|ما ودنا|لم افعل|ليس لدي|ولا شي|لا شي|لا شيء|رفض|ارفض|مرفوض|لا حاجة',
  'كلها غلط|كله غلط|فيها غلط|فيه غلط|فيها خطا|فيه خطا|مو كلها صحيحه|مو كله صح|نو|no|n|nope|nah|na|not|no thanks|no thank you|wrong|not really|never|la|laa|la2',
);
/** What may stand behind a yes or a no and leaves it as it is. */
const tails = list(
  'لو تكرمت|لو تكرمتم|لو تكرمتوا|والله|بالله|طبعا|اكيد|شكرا|شكرا لكم|شكرا لك|شكرا جزيلا|مشكور|مشكورين|مشكوره|لو سمحت|لو سمحتي|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|الله يسعدك|الله يسعدكم|الله يعافيك|الله يعافيكم|يعطيك العافيه|يعطيكم العافيه|الله يعطيك العافيه|الله يعطيكم العافيه|جزاك الله خير|جزاكم الله خير|الله يخليك|الله يخليكم|الله يجزاك خير|تسلم|تسلمون|تسلمين|الحمدلله|الحمد لله|ولله الحمد|ان شاء الله|انشالله|باذن الله',
  'تكفى|تكفون|تكفي|بليز|رجاء|يا اخي|اخوي|ياخوي|يا اخوي|يا ولدي|يا بنتي|اختي|يا اختي|حبيبي|يا غالي|استاذ|يا استاذ|يا طويل العمر|طال عمرك|الحين|الان|حاليا|للحين|خلاص|بعد|يعني|هنا|please|thanks|thank you|sir|ma am|now|i do|i am|it is|that is right|i agree|i don t|i do not',
);
/** More that may stand behind a yes, and behind a no. */
const yesTails = list(
  'ابي|ابيه|ابغى|ابغاه|اريد|نبي|نبغى|ودي|محتاج|محتاجه|محتاجين|احتاج|لازم|ضروري|عندي|لدي|معي|موجود|موجوده|يوجد|فيه|بكل سرور|كذا|هذا هو|هو هذا|هذا الصحيح|كله صحيح|كلها صحيحه|كل شي صحيح|كل شي تمام|مية بالمية|ابد|ابدا|ارسله|ارسليه|ارسلوه|ارسليها|ارسلها|ارسلوها|ابعثوه|اعتمدوه|اعتمد|كمل|كملوا|كملي|نكمل|استمر|ارسل|ارسلوا|نعم',
);
const noTails = list(
  'ابد|ابدا|نهائيا|ما له داعي|لا داعي|ما احتاجه|ما احتاجها|ما عندي شي|ما عندي شيء|ما عندنا|ما فيه شي|ما فيه احد|ما فيه داعي|مو عندي|مو الحين|مو الان|مو موجود|غير موجود|ما اقدر|ما ودي|بعدين|ولا مره|لا لا',
);

const yesSigns = /^(?:👍|✅|✔|☑|👌|💯|🆗|🙆)+$/u;
const noSigns = /^(?:👎|❌|✖|🚫|⛔|🙅)+$/u;
/** Words that turn what stands before them. */
const turning =
  /(?:^| )(?:الا|غير|اذا|لو|ممكن|يمكن|او|مدري|ادري|اعرف|متاكد|متاكده|but|if|or|maybe|except)(?= |$)/;
/** A no stays one behind which something is denied too; a yes does not. */
const denying = /(?:^| )(?:لا|مو|مب|ما|ليس|ولا|not)(?= |$)/;
const asking =
  /(?:^| )(?:وش|ايش|كيف|متى|متي|وين|كم|ليش|ليه|هل|ماذا|لماذا|مين|what|how|when|where|why|which)(?= |$)/;
/** A yes that as well begins something else: "أي خدمة", "الا اذا". */
const weak = new Set(['اي', 'ايي', 'الا', 'تم', 'طيب', 'زين', 'eh', 'na', 'la', 'y', 'n', 'مو', 'مب', 'not']);

/** What inclines to one side and leaves it open. */
const soft = list('عادي|ما يضر|ما اظن|ما اعتقد|لا اظن|لا اعتقد|مااظن|ما اتوقع|not really|i guess so');

/** Yes or no, and whether nothing beside it leaves a doubt. */
export interface YesOrNo {
  readonly yes: boolean;
  readonly sure: boolean;
}

/** Whether words are tails alone, one after the other, the longest first. */
function isTails(text: string, own: ReadonlySet<string>): boolean {
  const all = text.split(' ').filter(Boolean);
  for (let i = 0; i < all.length;) {
    const size = [5, 4, 3, 2, 1].find((n) => {
      const phrase = all.slice(i, i + n).join(' ');
      return i + n <= all.length && (tails.has(phrase) || own.has(phrase));
    });
    if (size === undefined) return false;
    i += size;
  }
  return true;
}

const longestHead = 4;
const mostBehind = 6;
const sides = [
  { yes: true, heads: yes, others: no, own: new Set([...yesTails, ...yes]) },
  { yes: false, heads: no, others: yes, own: new Set([...noTails, ...no]) },
] as const;

/** The beginnings of a text that are a yes or a no, the longest first, each with what is behind it. */
const beginnings = (all: readonly string[]) =>
  Array.from(
    { length: Math.min(longestHead, all.length) },
    (_, i) => Math.min(longestHead, all.length) - i,
  ).flatMap((n) => {
    const head = all.slice(0, n).join(' ');
    const side = sides.find(({ heads }) => heads.has(head));
    return side ? [{ head, side, behind: all.slice(n) }] : [];
  });

/** A yes or a no at the beginning of a text, and what is behind it. */
function leading(all: readonly string[]): YesOrNo | undefined {
  const found = beginnings(all);
  const plain = found.find(({ side, behind }) => isTails(behind.join(' '), side.own));
  if (plain) return { yes: plain.side.yes, sure: !soft.has(plain.head) };
  const [longest] = found;
  if (!longest) return undefined;
  const { head, side, behind } = longest;
  const rest = behind.join(' ');
  const turned =
    turning.test(rest) ||
    (side.yes && denying.test(rest)) ||
    asking.test(rest) ||
    behind.some((word) => side.others.has(word));
  return turned || weak.has(head) || behind.length > mostBehind ? undefined : { yes: side.yes, sure: false };
}

/** What leaves a beginning as it is: "والله نعم", "يا اخوي لا". */
const opening =
  /^(?:(?:والله|بالله|للاسف|مع الاسف|الحمد لله|الحمدلله|صراحه|بصراحه|حقيقه|يا اخوي|يا اخي|اخوي|السلام عليكم|هلا|مرحبا|انا|طبعا|اكيد|ان شا الله|انشالله|well|i say)(?= ) ?)+(?=.)/;

/** A letter that is written twice: "نعمم", "اكييد". */
const drawnOut = /(\p{L})\1+/gu;

/** Yes or no as people say it in Saudi Arabia and in English, with what stands behind it; undefined when it is neither or both ("اي لا"). */
export function readYesOrNo(text: string): YesOrNo | undefined {
  if (text.length > longestPhrase) return undefined;
  const signs = text.replace(/[\s\u{1F3FB}-\u{1F3FF}\ufe0f]/gu, '');
  if (yesSigns.test(signs)) return { yes: true, sure: true };
  if (noSigns.test(signs)) return { yes: false, sure: true };
  const said = fold(text).replace(/^لاا+(?= |$)/u, 'لا');
  if (said === '') return undefined;
  const found = [said, said.replace(opening, ''), said.replace(drawnOut, '$1')]
    .map((one) => leading(one.split(' ')))
    .find((one) => one !== undefined);
  return found && /[؟?]/.test(text) ? { ...found, sure: false } : found;
}

/** The same where it is said beyond doubt. */
export function yesOrNo(text: string): boolean | undefined {
  const found = readYesOrNo(text);
  return found?.sure ? found.yes : undefined;
}
