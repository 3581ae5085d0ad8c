import { fold } from '../../arabic/fold.ts';
import type { Labelled } from '../written/label-words.ts';

/** What a field asks for in a few words: a name, a place, a thing. */
const narrow = /(?:^| )(?:ال)?(?:اسم|موقع|مكان|عنوان|رقم|وحده|مستلزم|name|place|location|unit|number)(?= |$)/;

/** Whether a field asks for a name, a place or a thing, and not for a story: what is told there belongs elsewhere. */
export const asksForAFew = ({ label }: Labelled): boolean => narrow.test(fold(label.ar));

/** Words of whoever is not content, or waits. */
const feeling =
  /(?:^| )و?(?:زعلان|زعلانه|زعلانين|زعلت|مقهور|مقهوره|مقهورين|قهر|قهرتوني|تعبت|تعبنا|تعبتوني|تعبتونا|مليت|ملينا|زهقت|طفشت|طفشنا|منتظر|منتظره|منتظرين|انتظر|ننتظر|حرام|ظلم|ظلمتوني|كذاب|كذابين|نصاب|نصابين|تسويف|مماطله|مماطلين|استهتار|تاخير|تاخيركم|متاخر|متاخرين|تاخرت|فاشل|فاشله|فاشلين|سيء|سيئ|سيئه|زفت|بلاغ|متردد|متردده|محتار|محتاره|شكوي|شكوتي|شكواي|اشتكي|بشتكي|نشتكي|متضرر|متضرره|خربان|خربانه|ميته|تالف|تالفه|disappointed|complain|complaint|late|angry)(?= |$)/;
/** Said to the association: "تأخرتم علي", "وعدتونا". */
const toYou = /(?:^| )و?\p{L}{3,}(?:تم|توا|تو|تون[اي]|تونه|تونها)(?= |$)/u;
/** What did not happen: "ما جا", "محد رد". Not what lies before or behind. */
const didNot =
  /(?:^| )و?(?:محد|ماحد|ما احد|لا احد|(?:ما|لم|لا)(?! (?:بعد|قبل|بين|بعده|شا)(?= |$)) \p{L}{2,}(?=(?: |$)))/u;
/** How long or how often it was so. */
const again =
  /(?:^| )(?:(?:ثاني|ثالث|رابع|خامس|عاشر|كل|كم|الف|هذي|هذه) مره|نفس الكلام|(?:له|لها|لي|لنا|من) (?:شهر|شهرين|شهور|اسبوع|اسبوعين|سنه|سنتين|زمان|يومين|ايام|\d+ (?:شهور|ايام|اسابيع|سنوات)))(?= |$)/;
/** Somebody of the association, of whom something is told. */
const staff =
  /(?:^| )(?:موظفكم|موظفتكم|موظفينكم|مندوبكم|(?:ال)?(?:موظف|موظفه|مدير|مديره|مسؤول|مشرف|مشرفه) \p{L}+)/u;

/** Whoever writes more tells a story, and is heard with it. */
const longest = 8;

/** Whether a few words tell of what somebody is not content with, or waits for: no name, no place and no thing. */
export function mayComplain(text: string): boolean {
  const folded = fold(text);
  if (folded.split(' ').length > longest) return false;
  return [feeling, toYou, didNot, again, staff].some((sign) => sign.test(folded));
}
