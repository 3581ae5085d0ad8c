import { fold, words } from '../arabic/fold.ts';
import { lately, remembered } from '../arabic/remembered.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Words that ask wherever they stand near the beginning or at the end. */
const askers = set(
  'ماذا ماهي ماهو ماهيه هل كيف متي اين كم مين منو ليش ليه لماذا لمن لمين وش ايش شنو وشو وشهي وشلون وين وينكم فين شلون بكم لوين منين what how when where who why which',
);
/** Whether a folded word asks by itself. */
export const isAsker = (word: string): boolean => askers.has(word);
/** Words that ask only at the very beginning. */
const openers = set(
  'ممكن اقدر يمديني يمدي يصير استطيع تقدرون نقدر عندكم فيه اي اذا can could do does is are will may should am',
);
/** After "ما" these make a denial, not a question. */
const denials = set(
  'عندي عندنا عنده عندها لي لنا معي معنا في فيه فيها اقدر نقدر استطيع ابي ابغي ابغا اعرف ادري احد شي يكفي تكفي يكفيني تكفينا يكفينا صار جاني وصلني لقيت شفت اشتغل يشتغل عاد زال زلت زلنا كان كانت له لها ودي احتاج نحتاج قصرت',
);
/** What was not done: «ما حسبتهم», «ما حضرت». */
const done = /^\p{L}{3,}(?<!ا)(?:ت|تهم)$/u;
/** Before "which" these ask at the beginning: «في أي سنة», «من أي جهة». */
const inWhich = set('في ف من عن الي علي ب ل ع مع');
const wanting =
  /(ابي|ابغي|ابغا|ودي|اريد|حاب|نبي|بغيت|اود) (اعرف|استفسر|اسال|افهم|اعرفه)|عندي (سوال|استفسار)|^(سوال|استفسار) |i (want|would like) to (know|ask)|فهموني|علموني|وضحو/;

/** Whether a text has the form of a question: a question mark, a question word where questions have it, or "I would like to know". */
export const asksSomething = lately((text: string): boolean => {
  const list = words(text);
  const [first = '', second = ''] = list;
  const asks = (word: string): boolean =>
    askers.has(word) || (word.startsWith('و') && askers.has(word.slice(1)));
  if (list.length <= 1) return asks(first);
  if (/[؟?]/.test(text)) return true;
  if (list.slice(0, 3).some(asks) || (list.length <= 8 && asks(list.at(-1) ?? ''))) return true;
  if (list.length > 2 && inWhich.has(first) && second === 'اي') return true;
  if (first === 'ما') return !denials.has(second) && !done.test(second);
  if (first === 'من') return /^(هو|هي|الذي|اللي|المسوول|ي\p{L}{2,})$/u.test(second);
  return (list.length > 2 && openers.has(first)) || wanting.test(list.join(' '));
});

const before =
  /^(?:السلام عليكم(?: ورحمه الله)?(?: وبركاته)?|سلام عليكم|مرحبا|اهلا(?: وسهلا)?|هلا|صباح الخير|مسا الخير|لو سمحت(?:وا|ي|م|و)?|من فضلك(?:م)?|بعد اذنك(?:م)?|يا ?اخو(?:ي|ان|اني)|يا ?اخي|اخوي|يا جماعه|طيب|بالله|بس|عندي (?:سوال|استفسار)|سوال|استفسار|(?:ممكن|اقدر|ابي|ابغي|ابغا|ودي|حاب|حابه|بغيت|اريد|اود)(?: ان)? (?:اعرف|استفسر(?: عن)?|اسال(?: عن)?|افهم|اسالكم(?: عن)?)|(?:ممكن )?(?:علموني|فهموني|قولوا لي|قول لي|تقولون لي|تقول لي|خبروني|وضحوا لي)|please|hello|hi|excuse me|i (?:want|would like) to (?:know|ask)|can you tell me) (?=\S)/;
const behind =
  / (?:لو سمحت(?:وا|ي|م|و)?|من فضلك(?:م)?|الله يعافيك(?:م)?|الله يسعدك(?:م)?|يعطيك(?:م)? العافيه|وشكرا|شكرا|جزاك(?:م)? الله خير|بليز|please|thanks|thank you)$/;

/** A question without greeting and courtesies, folded; whole when little would be left. */
export const coreOf = remembered((text) => {
  const whole = fold(text);
  let core = whole;
  for (let last = ''; last !== core;) {
    last = core;
    core = core.replace(before, '').replace(behind, '');
  }
  return core.includes(' ') ? core : whole;
});
