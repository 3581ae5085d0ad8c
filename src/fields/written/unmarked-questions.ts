import { words } from '../../arabic/fold.ts';

const list = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => words(line)));

/** A longer text without a word that asks tells something. */
const most = 5;

/** Words about the form itself, about leave and about what becomes of an answer: in a few words they ask. */
const ofForm = list(
  'ينفع ينفعني يصلح يمشي يجوز يحق يحقلي عادي ضروري لازم الزامي الزاميه إجباري اجباريه اختياري اختياريه مسموح ممنوع مطلوب يكفي يمديني يمدي مضمون مضمونه اكيده',
  'الاستبيان الاسئله أسئلة السؤال النموذج الخانة الزر الرابط اللينك اللوكيشن لوكيشن التطبيق الصفحه الخيارات خياري بالخيارات محفوظه محفوظ سريه سري يسرق تسرق يسرقون يدري بيدري يدرون تطول يطول',
  'اكتب اكتبه اكتبها ارسل ارسله ارسلها احط ارفق ارفقه ارفقها اختار اصور اصوره',
  'send upload write type required optional mandatory',
);
/** Said to the association: "بتوافقون", "استلمتوا", "تقبلوني". */
const toYou =
  /^(?:[بس]?ت\p{L}{2,}(?:ون|وني|ونا|ونه|ونها|ونهم)|\p{L}{3,}ت(?:وا|و|ون|وني|وه|وها)|شفتوا|شفتو|وصلكم|جاكم|عندكم|معكم)$/u;
/** What asks when it is the last word: "عندي بيت يأثر", "راتبي كبير مشكلة". */
const atEnd = list('يأثر ياثر يؤثر يضر يمنع مشكله مشكلة صح صحيح مقبول مقبوله');
const atBegin = list('ممكن احد حد لو طيب عطني عطوني اعطني اعطوني فهمني فهموني باقي وصل وصلت');
/** "أي بنك", "أيهم أحسن": which one. */
const which = /^(?:اي \p{L}+|(?:ايهم|ايهما|ايها) (?:احسن|افضل|انسب|اسهل|اقرب|اصح))$/u;
/** Somebody, of whom something is told: "أحد جيراننا". */
const somebodyDoes = /^(?:احد|حد) (?:ي|بي|راح ي|ممكن)/;

/**
 * Whether a text of a few words may ask, though no word in it asks: "احد يسرق فكرتي", "بتوافقون", "ضروري اكتبه", "عطني مثال". What is a name, a
 * place or a story may be made of such words too: both are put to the member.
 */
export function mayAskUnmarked(text: string): boolean {
  const all = words(text);
  if (all.length > most) return false;
  const [first = ''] = all;
  const said = all.join(' ');
  if (first === 'احد' || first === 'حد') return somebodyDoes.test(said);
  return (
    all.some((word) => ofForm.has(word) || toYou.test(word)) ||
    (all.length > 1 && (atBegin.has(first) || atEnd.has(all.at(-1) ?? ''))) ||
    (all.length > 1 && /(?:^| )(?:ل?احد|حد)$/.test(said)) ||
    all.indexOf('والا', 1) > 0 ||
    which.test(said)
  );
}
