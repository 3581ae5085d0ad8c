import { fold } from '../../arabic/fold.ts';
import { families, givenNames, latinNamesOfPeople } from './given-names.ts';

const list = (names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => fold(name)));

const given = list(givenNames);
const family = list(families);
const latin = list(latinNamesOfPeople);
/** What stands between the names of a name. */
const links = list('بن بنت ابن ابنة آل ال بو bin ben bint al el abu'.split(' '));
/** By whose father or mother somebody is called. */
const kunya = list('ابو ابي ام'.split(' '));
/** What somebody is called besides: no name, and none is less of one beside it. */
const titles = list(
  'د م أ ا دكتور دكتورة الدكتور الدكتورة مهندس مهندسة المهندس المهندسة استاذ أستاذة الأستاذ الأستاذة شيخ الشيخ الشيخة الحاج الحاجة السيد السيدة الأمير الأميرة لواء عميد عقيد dr eng mr mrs ms'.split(
    ' ',
  ),
);
/** Names that are written in two words: «ضيف الله», «عبد الرحمن». */
const ofGod =
  /(?<!\p{L})(ضيف|جار|رد|شرح|جاه|هبة|هبه|دخيل|عوض|عطا|عطية|نصر|رزق|فضل|شكر|خير|جود|غرم|فتح|سعد|حمد|مد|وصل|حب|عبيد|خلف|دخل|فرج|نعمة|امة|امه) الله(?!\p{L})/gu;
const servant = /(?<!\p{L})عبد (?=ال|رب)/gu;
/** A word that is a name by its form: a servant of God, a family by its article, its sons or the place that it is of. */
const byForm =
  /^(?:عبد(?:ال)?\p{L}{3,}|\p{L}{2,}(?:الدين|الله|اله)|ال\p{L}{3,}|با(?!ل)\p{L}{4,}|ابا\p{L}{3,})$/u;
/** Words with an article that are said of people and that no family is called. */
const ordinary = list(
  'المسؤول المسؤولة المدير المديرة الموظف الموظفة المشرف المشرفة الباحث الباحثة الأخصائية المندوب المريض المريضة اليتيم اليتيمة العاطل المسجون المتوفى المتوفاة الصغير الصغيرة الكبيرة الأول الأولى الثاني الثانية الثالث الأخير السابق السابقة الجديد الجديدة القديم القديمة المحترم المحترمين المطلقة الأرملة المعاق المحتاج اليوم الحين البارح الظهر العصر المغرب العشاء الفجر الصبح الليل الخير النور الورد الفل'.split(
    ' ',
  ),
);
const inCapitals = /^(?:['ʿ‘]?(?:al-|el-)?\p{Lu}[\p{L}.'’-]*|bin|ben|bint|al|el|de|da|la|dela|van|von)$/u;
const longestLatin = 5;

/** Latin letters: with a capital at the head of each word, or all of them known. */
function isLatinName(text: string): boolean {
  const typed = text.trim().split(/\s+/);
  if (typed.length > longestLatin || /\d/.test(text)) return false;
  if (typed.every((word) => inCapitals.test(word))) return true;
  const [first = '', ...others] = fold(text).split(' ');
  const isKnown = (word: string): boolean =>
    latin.has(word) || links.has(word) || /^(?:al|el)[a-z]{4,}$/.test(word);
  return latin.has(first) && others.every(isKnown);
}

/** Two names that are written in one: «محمدعلي». */
const isTwo = (word: string): boolean =>
  word.length > 5 &&
  Array.from(word).some((_, at) => at > 2 && given.has(word.slice(0, at)) && given.has(word.slice(at)));

/** Whether a name may begin with a word. */
const begins = (word: string): boolean =>
  given.has(word) || isTwo(word) || /^عبد(?:ال)?\p{L}{3,}$/u.test(word) || /^\p{L}{2,}الله$/u.test(word);

/** How many words in the middle of a name may be no known one, where a family stands behind them. */
const mostUnknown = 1;

/**
 * Whether a text is a name of a person by its words: it begins with one that people are given, and what follows are names, families, or the
 * word behind "son of". A name that is seldom given is none by this, and is asked about.
 */
export function namesSomebody(text: string): boolean {
  if (!/\p{Script=Arabic}/u.test(text)) return isLatinName(text);
  const all = fold(text)
    .replace(ofGod, '$1الله')
    .replace(' ما شا الله', ' ماشاالله')
    .replace(servant, 'عبد')
    .split(' ')
    .filter((word) => !titles.has(word));
  const bare = all.filter((word) => !kunya.has(word));
  const [first = '', second = ''] = bare;
  // The family may stand first, as lists have it: «الحربي، محمد».
  if (!begins(first) && !(/[،,]/.test(text) && byForm.test(first) && begins(second))) return false;
  const isName = (word: string): boolean =>
    given.has(word) || family.has(word) || isTwo(word) || (byForm.test(word) && !ordinary.has(word));
  const unknown = all.flatMap((word, at) =>
    isName(word) || links.has(word) || kunya.has(word) || links.has(all[at - 1] ?? '') ? [] : [at],
  );
  // What goes on with "and", and what is somebody's, is told of them: «دلال وعائلتي السبيعي».
  if (unknown.some((at) => /^و\p{L}{3,}|(?:ي|نا)$/u.test(all[at] ?? ''))) return false;
  const last = all.at(-1) ?? '';
  return (
    unknown.length === 0 ||
    (unknown.length <= mostUnknown &&
      !unknown.includes(all.length - 1) &&
      (byForm.test(last) || family.has(last)))
  );
}
