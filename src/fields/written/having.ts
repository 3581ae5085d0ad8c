import { fold } from '../../arabic/fold.ts';

const anyOf = (...lists: readonly string[]): string =>
  `(?:${lists
    .flatMap((list) => list.split('|'))
    .map(fold)
    .join('|')})`;

/** What may stand before it: "by God", "unfortunately". */
const opening = anyOf(
  'والله|بالله|الحمد لله|الحمدلله|للاسف|مع الاسف|صراحة|بصراحة|حقيقة|انا|نحن|حنا|احنا|اي|ايه|لا',
);
const has = anyOf(
  'عندي|عندنا|لدي|لدينا|معي|معنا|معاي|لي|فيه|موجود|موجوده|املك|نملك|امتلك|سبق|سبق لي|سبق ان|قد سبق|مره وحده|مره واحده|مرتين|اكثر من مره|كم مره|مرات|كثير|كثيره|من قبل|خبره',
  'i have|we have|i own|we own|once|twice|many times|a little|some',
);
const hasNot = anyOf(
  'ما عندي|ماعندي|ما عندنا|ماعندنا|ليس لدينا|ليس عندي|ما لدي|ما معي|مامعي|مو معي|مب معي|مو عندي|مب عندي|مو عندنا|ما املك|لا املك|لا نملك|ما نملك|بدون|من دون|بلا',
  'اول مره|اول تجربه|ما جربت|ما قد جربت|ما قد|ماقد|ما سبق|لم يسبق|عمري ما|ولا عمري|ما عمري|لسا ما|لسه ما|للحين ما|ما زلت ما|ولا مره|ولا شي|قبل كذا لا|ما فيه|مافيه|ما في|مافي|لا يوجد',
  'i do not have|i don t have|we don t have|i have no|i have never|i never|first time|none|without',
);
const begins = (words: string): RegExp => new RegExp(`^(?:${opening} )*${words}(?= |$)`);
const yes = begins(has);
const no = begins(hasNot);
/** Regret alone denies: "unfortunately". */
const regret = new RegExp(`^(?:${anyOf('للاسف|مع الاسف|unfortunately')})$`);
const asks =
  /(?:^| )(?:هل|وش|ايش|كيف|متي|وين|كم|ليش|سؤال|سوال|استفسار|مشكله|ملاحظه|اقتراح|شكوي|question|problem)(?= |$)/;
const mostWords = 7;

/** Whether somebody says that they have, or have done, what is asked about ("عندي خبرة سنتين", "أول مرة"); undefined for everything else. */
export function saysHaving(text: string): boolean | undefined {
  const folded = fold(text);
  if (/[؟?]/.test(text) || folded.split(' ').length > mostWords || asks.test(folded)) return undefined;
  if (no.test(folded) || regret.test(folded)) return false;
  return yes.test(folded) ? true : undefined;
}
