import { words } from '../../arabic/fold.ts';
import type { Words } from '../value.ts';

/** What a field says of itself: its label, its question, other names of it. */
export interface Labelled {
  readonly label: Words;
  readonly ask: Words;
  readonly alsoCalled: readonly string[];
}

/** Words that count the same thing, of which a label has one and an answer another. */
const alike: ReadonlyMap<string, string> = new Map(
  [
    'ابناء اولاد ولد عيال طفل اطفال بزران ورعان جهال child children kids',
    'افراد فرد شخص اشخاص نفر انفار نفوس person persons people members',
    'دخل راتب رواتب معاش مدخول income salary',
    'ايجار اجار rent',
    'شهري شهر monthly month',
    'سنوي سنه سنين سنوات عام yearly year years',
    'اسبوع اسبوعي week weekly',
    'يوم يومي ايام day days daily',
    'ساعه ساعات hour hours',
    'شجره اشجار شجر trees',
    'كيلو كيلوات كيلوغرام كيلوجرام كجم كغ kg kilo kilos kilograms',
    'طن اطنان ton tons',
    'غرفه غرف rooms room',
    'عمر age',
    'مسكن مسكنا سكن سكنا بيت بيتي بيتا منزل منزلا home house',
    'ميلاد مواليد مولود مولوده ميلادي born birth',
    'تعول اعول نعول يعول اعيل نعيل تعولهم اعولهم نعولهم',
    'انتها تنتهي ينتهي منتهي expiry expires',
  ].flatMap((line) => {
    const [first = '', ...others] = line.split(' ').map((word) => stem(words(word)[0] ?? ''));
    return [first, ...others].map((word) => [word, first] as const);
  }),
);

/** A word without its article, its prepositions and its endings, roughly: enough to see that two count the same. */
function stem(word: string): string {
  const bare = word.length > 4 ? word.replace(/^(?:وال|بال|لل|ال)/u, '') : word;
  const short = bare.length > 4 ? bare.replace(/(?:هم|نا|ها|كم|ين|ون|ات)$/u, '') : bare;
  return short.length > 3 ? short.replace(/(?:يا|يه|تي|ي|ه|ا|ت)$/u, '') : short;
}

const stemOf = (word: string): string => {
  const found = stem(/^و(?!ال)\p{L}{3}/u.test(word) ? word.slice(1) : word);
  return alike.get(found) ?? alike.get(stem(word)) ?? found;
};

const known = new WeakMap<Labelled, ReadonlySet<string>>();

function stemsOf(field: Labelled): ReadonlySet<string> {
  const before = known.get(field);
  if (before) return before;
  const { label, ask, alsoCalled } = field;
  const all = [label.ar, label.en, ask.ar, ask.en, ...alsoCalled].flatMap((text) => words(text ?? ''));
  const stems = new Set(all.map(stemOf));
  known.set(field, stems);
  return stems;
}

/** Whether a folded word of an answer only says again what the field asks for: "أفراد" where the members of a family are counted. */
export const isOfLabel = (field: Labelled, word: string): boolean => stemsOf(field).has(stemOf(word));

/** What a question says in brackets: how it may be answered. */
const inBrackets = /\([^()]*\)/g;
const births = new WeakMap<Labelled, boolean>();

/** Whether a field asks for somebody's day of birth; the calendars that its question names in brackets tell nothing of that. */
export function asksForBirth(field: Labelled): boolean {
  const before = births.get(field);
  if (before !== undefined) return before;
  const { label, ask, alsoCalled } = field;
  const found = isOfLabel({ label, ask: { ar: ask.ar.replace(inBrackets, '') }, alsoCalled }, 'ميلاد');
  births.set(field, found);
  return found;
}

const children = stemOf('ابناء');
const supported = stemOf('تعول');

/** How many there are at such a field where somebody is alone: nobody where those are counted whom they support, or where the question says so. */
export const countAlone = (field: Labelled): number =>
  stemsOf(field).has(supported) || /[0٠]|صفر|zero/u.test(`${field.ask.ar} ${field.ask.en ?? ''}`) ? 0 : 1;

/** A field that counts whom the member supports, as it counts the children that somebody speaks of. */
export const withChildren = (field: Labelled): Labelled =>
  stemsOf(field).has(supported) ? { ...field, alsoCalled: [...field.alsoCalled, children] } : field;

/** Whether a field counts children, and nobody else of a household. */
export const countsChildren = (field: Labelled): boolean =>
  stemsOf(field).has(children) && ![supported, members].some((one) => stemsOf(field).has(one));

const members = stemOf('افراد');
const ours = /(?:^|\s)و?(?:عددنا|عددهم|كلنا|حنا|احنا)(?=\s)/u;

/** What is said of people where they are counted. */
const people = 'افراد ابناء تعول متدربين مرافقين ساكنين متطوعين مشاركين حضور ضيوف عائلة أسرة فريق'
  .split(' ')
  .flatMap((word) => words(word).map(stemOf));

/** Whether a field counts people: its label or its question says so. */
export const countsPeople = (field: Labelled): boolean =>
  !stemsOf(field).has(riyals) && people.some((stemmed) => stemsOf(field).has(stemmed));
/** A family's income counts nobody. */
const riyals = stemOf('بالريال');

/** Whether a text counts a household, where that is what a field counts: «عددنا ٧». */
export const countsHousehold = (field: Labelled, text: string): boolean =>
  ours.test(text) && [supported, members].some((one) => stemsOf(field).has(one));

/** Words that stand in many labels and tell none apart. */
const general = new Set(
  ['عدد', 'رقم', 'كم', 'تاريخ', 'يوم', 'ريال', 'بالريال', 'عندي', 'لديك', 'من', 'في'].map(stemOf),
);

/** Whether a text names a field by a word that is its own: "مواليد" where the day of birth is asked for. */
export const namesField = (field: Labelled, text: string): boolean =>
  words(text).some((word) => !general.has(stemOf(word)) && isOfLabel(field, word));
