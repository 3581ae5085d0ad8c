import { words } from '../../arabic/fold.ts';
import { saidGuesses } from '../guesses/said-guesses.ts';
import { standing } from '../spoken-words.ts';
import { isOfLabel, type Labelled } from './label-words.ts';

const list = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => words(line)));

/** More words than that tell something of which the answer is a part. */
const most = 8;

/** Words of a question that are no part of what it asks for. */
const general = list(
  'هل ان أن في من الى إلى على عن مع معك معكِ معنا الآن الان هذا هذه هذي ذلك ما او أو أم ام لك لنا لي بشأن قبل عندك عندكِ لديك لديكِ معي سبق كان كانت يوجد فيه عليك عليكِ',
  'do you have is it to the a and for of where are we shall there in may your this before now who or what on at somebody',
);
/** Words around an answer that leave it as it is. */
const idle = list(
  'علي عليه انا أنا حنا احنا نحن والله بالله الحمد لله الحمدلله يا اخوي ياخوي طال عمرك حاليا الحين الان للحين لحد لسا لسه بصراحه بصراحة الصراحه صراحه ترى طبعا اكيد جدا مره شوي شويه بس فقط كثير قليل بسيط بسيطه هنا لي لنا عندي عندنا لدي لدينا معي معنا شي شيء احد اي ابد ابدا نهائيا بتاتا اطلاقا قط قبل بعد من في ب',
  'شكرا لو سمحت سمحتوا i we my me at all yet ever just really',
);
/** Words that deny what follows them. */
const denying = list(
  'ما مو مب مهب مهوب موب ليس لست ليست لم لا ولا غير بدون بلا ماعندي ماعندنا مافي مافيه ماقد ماقط ماعمري عمري مالي مالنا مامعي مامعنا معنديش محد',
  'not never no don t didn haven without',
);
/** Words beside which it is neither yes nor no. */
const open = list(
  'ادري اعرف اتذكر اذكر فهمت متأكد متاكده الا اذا لو ممكن يمكن ربما يفرق تفرق يهم وش ايش كيف متى وين كم ليش ليه هل ماذا لماذا مين ولا او لكن اما بنفسي اجيكم احضر بجيكم',
  'know sure if maybe what how when where who why which or but',
);
/** What says that something is there. */
const having = list('عندي عندنا لدي لدينا معي معنا املك نملك يوجد موجود موجوده متوفر فيه اي have own');
const asksWhetherThere = list('عندك عندكِ لديك لديكِ معك تملك تملكين have own');
/** What wishes for something. */
const wishing = list(
  'افضل احب نحب اتمنى نتمنى ودي ودنا ياليت ليت ابغى ابغا نبغى ابي نبي اريد نريد ارغب نرغب حاب حابه حابين احتاج نحتاج محتاج محتاجه محتاجين لازم ضروري يفضل كلموني اتصلوا دقوا راسلوني تواصلوا خبروني بلغوني need want prefer wish',
);
const asksForWish = list(
  'تريد تريدين تحتاج تحتاجين تحب تحبين تفضل تفضلين ترغب ترغبين تود تودين الحاجه want need shall',
);

/** How often or how long something was so, where it is asked whether it ever was. */
const ever =
  /^(?:(?:قد|سبق|من|قبل|اكثر|انا|والله|ايام|حول|حوالي|تقريبا) )*(?:مره|مرتين|مرات|كثير|زمان|\d+ (?:مرات|سنوات|سنين|سنه|سنين|مره)|سنه|سنتين|سنوات|سنين|شهر|شهرين|\p{L}+ (?:مرات|سنوات|سنين|شهور|اشهر))(?: (?:وحده|واحده|قبل|من|فاتت|الماضي|الماضيه|اللي|فات|راح|زمان|سنه|سنتين|سنوات|سنين|شهر|شهرين))*$/u;
const never =
  /^(?:(?:هذي|هذه|هذا|انا|والله|بتكون|تكون|لسا|توي|تونا|توني) )*(?:اول (?:مره|تجربه|مشاركه)|لاول مره|(?:جديد|جديده)(?: (?:على|علي|في|ب)? ?\p{L}+)?|مبتدئ|مبتدي|مبتدئه|مبتديه|بادي|بادئ|first time|for the first time|i am new|new)(?: (?:لي|لنا|اتطوع|اشارك|اتدرب|اسوي|اسويها|اجرب|في|هذا|المجال|حياتي|ان شا الله))*$/u;
const asksWhetherEver = list('سبق سابق سابقه before earlier ever');

/** What somebody did, where it is asked whether they ever did. */
const deeds = list(
  'اخذت خذيت حضرت شاركت سويت اشتغلت عملت درست ساعدت خدمت جربت تعلمت مارست did took worked helped',
);
/** What keeps somebody from coming, where it is asked whether that is hard. */
const unable =
  /^(?:انا |والله |لا |بصراحه |صراحه |الصراحه |للاسف |مع الاسف |اي |ايه |ايوه |نعم |حاليا |الحين |يا ولدي |ياولدي |يا وليدي |ياوليدي |يا بنتي |يا بنيتي |يا اخوي )*(?:ما اقدر|ماقدر|ما نقدر|ما استطيع|لا استطيع|ما فيني|عاجز|عاجزه|مقعد|مقعده|مريض|مريضه|معاق|معاقه|كبير|كبيره|تعبان|تعبانه|مشلول|مشلوله|ما امشي|ما اتحرك|رجولي|رجلي|عندي كرسي متحرك|على كرسي متحرك|كرسي متحرك|i can t|i cannot|i am disabled)(?= |$)/u;
/** «مو مستعجل»: a word or two that deny, with nothing besides. */
const deniesAlone =
  /^(?:لا |والله |الحمد لله |الحمدلله )*(?:مو|مب|مهب|موب|ماهو|ماهي|ماني|مانيب|منيب|غير|ليس|ليست|لست|not) (?!(?:فاهم|واضح|متاكد|عارف|ذاكر|متذكر|مستوعب|قادر|مفهوم|كذا|هذا|هذي|انا|sure)\p{L}{0,2}(?= |$))\p{L}{3,}(?: \p{L}{2,})?$/u;
/** Where somebody lives who owns no home, where it is asked whether they own one. */
const rented = list('ايجار اجار بالايجار مستاجر مستاجره مستأجرين اهلي اهل العائله rent renting tenant');
const asksWhetherOwned = list('تملك تملكين own');
const asksWhetherHard = list('يصعب صعب صعوبة hard');

const prefix = /^[اتينمب](?=\p{L}{3})/u;
const ending = /(?<=\p{L}{3})(?:ين|ون|وا|ات|ها|نا|ني|ه|ي|ت|ا)$/u;
/** What a word is by its consonants, without the letter of its person and its ending or with them: "املك" and "تملكين", "خطر" and "خطيرة". */
const formsOf = (word: string): readonly string[] =>
  [word, word.replace(prefix, ''), word.replace(ending, ''), word.replace(prefix, '').replace(ending, '')]
    .map((form) => form.replace(/(?<=\p{L})[اوي](?=\p{L})/gu, ''))
    .filter((form) => form.length >= 3);

const questionOf = ({ label, ask }: Labelled): readonly string[] =>
  [label.ar, ask.ar, label.en ?? '', ask.en ?? '']
    .flatMap((text) => words(text))
    .flatMap((word) => (/^و\p{L}{4}/u.test(word) ? [word, word.slice(1)] : [word]));

/** The words of a question that are its own, by their consonants. */
const asksFor = (question: readonly string[]): ReadonlySet<string> =>
  new Set(question.filter((word) => !general.has(word)).flatMap(formsOf));

/** Tells which words of an answer are the question's own. */
function ownOf(field: Labelled, question: readonly string[]): (word: string) => boolean {
  const own = asksFor(question);
  return (word) =>
    !general.has(word) &&
    !idle.has(word) &&
    (isOfLabel(field, word) || formsOf(word).some((form) => own.has(form)));
}

/** Whether an answer is that what is asked for is there or is not, and nothing besides: «ما عندي بيت», where it is asked whether somebody owns a home. */
export function isOwnWordsAlone(field: Labelled, text: string): boolean {
  const all = words(text);
  if (all.length === 0 || all.length > most || /[؟?]/.test(text)) return false;
  const isOwn = ownOf(field, questionOf(field));
  return (
    all.some(isOwn) &&
    all.every((word) => denying.has(word) || having.has(word) || idle.has(word) || isOwn(word))
  );
}

/** "Not", written in one with what it denies: «ماسبق». */
const isInOne = (word: string): boolean => word.length > 4 && word.startsWith('ما');
/** What was, and is so no more: «عندي بس بعته». */
const over = standing(saidGuesses.over);

/** Whether that somebody has something answers a field: not where it is asked what they need, nor where they had it. */
export const havingAnswers = (field: Labelled, text: string): boolean =>
  !over.test(words(text).join(' ')) && !questionOf(field).some((word) => asksForWish.has(word));

/**
 * Yes or no in the words of the question, without a word for either: "عندي خبرة بسيطة", "أملك بيت", "أول مرة", "ما تدربت". Undefined where
 * the answer says something else; it is never beyond doubt.
 */
export function yesInOwnWords(field: Labelled, text: string): boolean | undefined {
  const question = questionOf(field);
  const isOwn = ownOf(field, question);
  const all = words(text).flatMap((word) => {
    const rest = isInOne(word) ? word.slice(2) : '';
    return isOwn(rest) || asksWhetherEver.has(rest) || deeds.has(rest) ? ['ما', rest] : [word];
  });
  if (all.length === 0 || all.length > most || /[؟?]/.test(text) || all.some((word) => open.has(word)))
    return undefined;
  const has = (some: ReadonlySet<string>): boolean => question.some((word) => some.has(word));
  const said = all.join(' ');
  if (has(asksWhetherHard) && unable.test(said)) return true;
  const told = has(asksWhetherEver) ? everIn(said) : undefined;
  if (told !== undefined) return told;
  if (has(asksWhetherThere) && over.test(said)) return undefined;
  if (deniesAlone.test(said)) return false;
  if (all.some((word) => denying.has(word)))
    return all.every((word) => denying.has(word) || idle.has(word) || isOwn(word)) ? false : undefined;
  if (has(asksWhetherOwned) && all.some((word) => rented.has(word))) return false;
  const first = all.find((word) => !idle.has(word) || having.has(word)) ?? '';
  if (wishing.has(first.replace(/(?:ها|ه)$/u, ''))) return has(asksForWish) ? true : undefined;
  const begins = having.has(first) && has(asksWhetherThere);
  return begins || all.some(isOwn) ? true : undefined;
}

/** Whether somebody ever did what is asked for, by how often or when: "مرتين", "أول مرة", "ما جربت". */
function everIn(said: string): boolean | undefined {
  if (never.test(said)) return false;
  if (ever.test(said)) return true;
  const [first = '', second = ''] = said.split(' ').filter((word) => !idle.has(word));
  if (denying.has(first) && (deeds.has(second) || asksWhetherEver.has(second))) return false;
  return deeds.has(first) ? true : undefined;
}
