import { fold, words } from '../arabic/fold.ts';

/** Everyday Saudi words and their standard siblings, in folded form: members and approved answers often speak differently. */
const dialect: ReadonlyMap<string, string> = new Map(
  [
    ['ما', 'وش ايش شنو شو اش ويش شن'],
    ['ماذا', 'وشو ايشو'],
    ['اين', 'وين فين'],
    ['كيف', 'شلون كيفيه ازاي'],
    ['لماذا', 'ليش ليه علاش'],
    ['من', 'مين منو'],
    ['متي', 'امتي متا'],
    ['كم', 'قديش بكم'],
    ['اريد', 'ابي ابغي ابغا بغيت ودي نبي نبغي اريدها عايز حاب احب'],
    ['استطيع', 'اقدر يمديني يمدي امكن ممكن يصير نقدر تقدرون'],
    ['الان', 'الحين ذحين توا هالحين'],
    ['لاجل', 'عشان علشان بسبب'],
    ['هذا', 'هاذا هذي هذه ذا ذي هذولا'],
    ['ليس', 'مو مب مهوب موب مش ماهو'],
    ['يوجد', 'فيه في عندكم عندك فيكم'],
    ['ارسل', 'ارسله ارسال ارسلها يرسل ترسلون ارسلت نرسل'],
    ['اقدم', 'تقديم اقدمه نقدم يقدم اسوي اعمل'],
    ['طلب', 'طلبي طلبات الطلب طلبيه معاملتي معامله المعامله'],
    ['رد', 'الرد تردون ترد يرد جواب الجواب تجاوبون ترجعون'],
    ['موظف', 'الموظف موظفه احد شخص'],
    ['الغاء', 'الغي اكنسل كنسل احذف حذف امسح اسحب سحب'],
    ['تعديل', 'اعدل عدل تغيير اغير غير اصحح تصحيح'],
    ['ضاع', 'ضيعت نسيت فقدت'],
    ['اللجنه', 'لجنه لجنتكم'],
  ].flatMap(([standard, forms]) => (forms ?? '').split(' ').map((form) => [form, standard ?? ''] as const)),
);
const endings = ['كم', 'هم', 'نا', 'ها', 'ين', 'ون', 'ات', 'يه', 'وا', 'ي', 'ه', 'ك'];
const openings = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال'];

/** A word without its article, conjunction and commonest endings; at least three letters are left. */
function stem(word: string): string {
  let bare = word;
  const opening = openings.find((one) => bare.startsWith(one) && bare.length - one.length >= 3);
  if (opening) bare = bare.slice(opening.length);
  const ending = endings.find((one) => bare.endsWith(one) && bare.length - one.length >= 3);
  return ending ? bare.slice(0, -ending.length) : bare;
}

/** The consonants of a stem: forms of one root meet here. */
const skeleton = (stemmed: string): string => stemmed.slice(0, 1) + stemmed.slice(1).replace(/[اوي]/g, '');

/** A text as features with weights by kind: words, stems in standard words, consonant skeletons, pairs of neighbours, pieces of three to five letters. */
export function features(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, weight: number): void => {
    found.set(name, (found.get(name) ?? 0) + weight);
  };
  const list = words(text);
  let before = '^';
  for (const word of list) {
    const standard = dialect.get(word) ?? word;
    const bare = stem(standard);
    const bones = skeleton(bare);
    add(`w${word}`, 1);
    add(`s${bare}`, 1);
    if (bones.length >= 2) add(`k${bones}`, 0.7);
    add(`p${before < bones ? `${before} ${bones}` : `${bones} ${before}`}`, 0.5);
    before = bones;
    const padded = ` ${standard} `;
    for (let size = 3; size <= 5; size += 1)
      for (let at = 0; at + size <= padded.length; at += 1) add(`c${padded.slice(at, at + size)}`, 0.3);
  }
  return found;
}

const openArticle = (word: string): string => word.replace(/^(?:[وفبك]?ال|لل)(?=\S{3})/, '');
/** The words of a text without their articles, as they are written otherwise. */
export const plainWords = (text: string): string[] => words(text).map(openArticle);

/** Share of a text's words that are known (by stem), between 0 and 1: the best sign that a question is about this association at all. */
export function knownShare(text: string, stems: ReadonlySet<string>): number {
  const list = words(text).map((word) => stem(dialect.get(word) ?? word));
  return list.length === 0 ? 0 : list.filter((one) => stems.has(one)).length / list.length;
}

/** The skeletons of a text's words, each once. */
export const bonesOf = (text: string): ReadonlySet<string> => new Set(stemsOf(text).map(skeleton));

export const stemsOf = (text: string): string[] => words(text).map((word) => stem(dialect.get(word) ?? word));

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Words that ask wherever they stand near the beginning or at the end. */
const askers = set(
  'ماذا ماهي ماهو ماهيه هل كيف متي اين كم مين منو ليش ليه لماذا لمن لمين وش ايش شنو وشو وشهي وشلون وين وينكم فين شلون بكم لوين منين what how when where who why which',
);
/** Words that ask only at the very beginning. */
const openers = set(
  'ممكن اقدر يمديني يمدي يصير استطيع تقدرون نقدر عندكم فيه اي اذا can could do does is are will may should am',
);
/** After "ما" these make a denial, not a question. */
const denials = set(
  'عندي عندنا عنده عندها لي لنا معي معنا في فيه فيها اقدر نقدر استطيع ابي ابغي ابغا اعرف ادري احد شي يكفي تكفي يكفيني تكفينا يكفينا صار جاني وصلني لقيت شفت اشتغل يشتغل عاد زال زلت زلنا كان كانت له لها ودي احتاج نحتاج قصرت',
);
const wanting =
  /(ابي|ابغي|ابغا|ودي|اريد|حاب|نبي|بغيت|اود) (اعرف|استفسر|اسال|افهم|اعرفه)|عندي (سوال|استفسار)|^(سوال|استفسار) |i (want|would like) to (know|ask)|فهموني|علموني|وضحو/;

/** Whether a text has the form of a question: a question mark, a question word where questions have it, or "I would like to know". */
export function asksSomething(text: string): boolean {
  const list = words(text);
  const [first = '', second = ''] = list;
  const asks = (word: string): boolean =>
    askers.has(word) || (word.startsWith('و') && askers.has(word.slice(1)));
  if (list.length <= 1) return asks(first);
  if (/[؟?]/.test(text)) return true;
  if (list.slice(0, 3).some(asks) || (list.length <= 8 && asks(list.at(-1) ?? ''))) return true;
  if (first === 'ما') return !denials.has(second);
  if (first === 'من') return /^(هو|هي|الذي|اللي|المسوول|ي\p{L}{2,})$/u.test(second);
  return (list.length > 2 && openers.has(first)) || wanting.test(list.join(' '));
}

const before =
  /^(?:السلام عليكم(?: ورحمه الله)?(?: وبركاته)?|سلام عليكم|مرحبا|اهلا(?: وسهلا)?|هلا|صباح الخير|مسا الخير|لو سمحت(?:وا|ي|م|و)?|من فضلك(?:م)?|بعد اذنك(?:م)?|يا ?اخو(?:ي|ان|اني)|يا ?اخي|اخوي|يا جماعه|طيب|بالله|بس|عندي (?:سوال|استفسار)|سوال|استفسار|(?:ممكن|اقدر|ابي|ابغي|ابغا|ودي|حاب|حابه|بغيت|اريد|اود)(?: ان)? (?:اعرف|استفسر(?: عن)?|اسال(?: عن)?|افهم|اسالكم(?: عن)?)|(?:ممكن )?(?:علموني|فهموني|قولوا لي|قول لي|تقولون لي|تقول لي|خبروني|وضحوا لي)|please|hello|hi|excuse me|i (?:want|would like) to (?:know|ask)|can you tell me) (?=\S)/;
const behind =
  / (?:لو سمحت(?:وا|ي|م|و)?|من فضلك(?:م)?|الله يعافيك(?:م)?|الله يسعدك(?:م)?|يعطيك(?:م)? العافيه|وشكرا|شكرا|جزاك(?:م)? الله خير|بليز|please|thanks|thank you)$/;

/** A question without greeting and courtesies, folded; whole when little would be left. */
export function coreOf(text: string): string {
  const whole = fold(text);
  let core = whole;
  for (let last = ''; last !== core;) {
    last = core;
    core = core.replace(before, '').replace(behind, '');
  }
  return core.includes(' ') ? core : whole;
}
