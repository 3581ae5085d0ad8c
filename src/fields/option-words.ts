import { words } from '../arabic/fold.ts';

/** An option of a field: its id and everything that it is called. */
interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** More words than that tell something of which the answer is a part. */
const most = 6;

const list = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => words(line)));

/** Words around an option that leave it as it is: «انا متزوج», «حالتي الاجتماعية مطلقة», «عندي ايجار», «بيتي ملك». */
const idle = list(
  'انا احنا حنا نحن اني انني حاليا الحين الان للحين اليوم والله بالله طبعا اكيد يعني ترى ايه اي نعم هو هي هذا هذي خيار الخيار اختار اخترت رقم',
  'حالتي حالتنا وضعي وضعنا الحاله حاله الوضع الاجتماعيه الاجتماعي اجتماعيا العمليه الوظيفيه عملي شغلي وظيفتي مهنتي نوع نوعها هويتي سكني سكننا بيتي بيتنا مسكني السكن',
  'عندي عندنا لدي لدينا معي معنا معاي حامل حامله احمل ساكن ساكنه ساكنين نسكن اسكن عايش عايشه اشتغل اعمل ابي ابغى ابغا اريد اكون كنت صرت افضل',
  'في من على ب الحمد لله الحمدلله شكرا لو سمحت سمحتوا يا اخوي ياخوي طال عمرك عمركم بس فقط تقريبا',
  'i am m we my is are have it a an the status',
);
/** Words that turn round what they stand beside, or leave it open. */
const denying = list(
  'لا ما مو مب موب مهوب ليس لست ليست لم لن غير بدون بلا مافي ماعندي ولا او لو اذا هل كيف وش ايش متى وين كم ليش ممكن ينفع يصلح كنت سابقا قبل بعد زوجي زوجتي ابوي امي ولدي بنتي اخوي اختي',
  'not no never or if was my husband wife',
);

/** A word without its article, its preposition and the ending of a gender: «الإيجار», «بالايجار» and «ايجار», «مطلقه» and «مطلق». */
const bare = (word: string): string =>
  word.replace(/^(?:وال|بال|لل|ال|ب(?=\p{L}{4}))(?=\p{L}{3})/u, '').replace(/(?<=\p{L}{3})(?:ه|ين|ات)$/u, '');

/**
 * The option that a short sentence names (a word of a name, or all words of a longer one), and whether nothing else is said in it. Undefined where
 * none is named or several are, or a word beside it may turn it round.
 */
export function optionSaid(
  options: readonly Named[],
  text: string,
): { readonly id: string; readonly sure: boolean } | undefined {
  const all = words(text);
  if (all.length < 2 || all.length > most || /[؟?]/.test(text)) return undefined;
  if (all.some((word) => denying.has(word))) return undefined;
  const said = all.map(bare);
  const matched = options.flatMap(({ id, names }) => {
    const found = names.map((name) => words(name).map(bare)).filter(isWholly(said));
    return found.length > 0 ? [{ id, words: new Set(found.flat()) }] : [];
  });
  const [first, second] = matched;
  if (first === undefined || second !== undefined) return undefined;
  return { id: first.id, sure: all.every((word, at) => idle.has(word) || first.words.has(said[at] ?? '')) };
}

const isWholly =
  (said: readonly string[]) =>
  (name: readonly string[]): boolean =>
    name.length > 0 && name.every((word) => word.length > 1 && said.includes(word));
