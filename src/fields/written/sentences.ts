import { fold } from '../../arabic/fold.ts';

const list = (...lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(' ')).map((word) => fold(word));

/** What is done in an association, as it stands behind the letter of the person: ي + "سجل". None of them makes a name with it («يسلم», «يحيى»). */
const done = list(
  'سجل كفي وقع دفع صلح نفع قدر شمل لزم حتاج وصل شتغل درس قبل صرف رجع عتبر طلع عطي اخذ ستلم بدا خلص نتهي حضر جي مشي طلب قدم كلف غطي ساعد',
  'دخل شترط سمح زور كتب رسل جيب حسب نزل فتح سكر كفل ستاهل ستحق ستفيد سوي شوف كلم تواصل تصل لقي ضيف عدل غير لغي حول سافر تزوج تاخر ختلف',
);
const persons = ['ي', 'ت', 'ن', 'ا', 'بي', 'بت', 'بن', 'وي', 'وت'];
const objects = ['', 'ون', 'وا', 'ونه', 'ه', 'ها', 'هم', 'لي', 'لنا', 'ني', 'نا'];
const verbs: ReadonlySet<string> = new Set(
  done.flatMap((verb) => persons.flatMap((person) => objects.map((object) => person + verb + object))),
);
/** What several do or are told to do, and what is pointed at: "يدفعون", "بتجوني", "وقفوا هالرسائل". */
const several =
  /^[وب]?[يتن]\p{L}{2,}(?:ون|وني|ونا|ونه|ونها|ونهم|وكم)$|^(?!ال)\p{L}{3,}وا$|^هال\p{L}{4,}$|^ب[تين]\p{L}{2,}(?:وني|ونا|ون|كم)$/u;

/** Things and people that are spoken of in an association, and that no place and nobody is called. */
const things = list(
  'دوره دورات تدريب كورس شهاده شهادات راتب رواتب ايجار سكن شقه بيت عماره قرض فاتوره كهرباء علاج مستشفى مدرسه جامعه وظيفه عمل شغل مشروع مزرعه سياره',
  'عنوان ملف ملفات ورقه اثبات تعريف صك عقد بطاقه اقامه هويه سجل حساب ايبان تقرير صوره صور مرفق مرفقات نموذج رابط موقع تطبيق فرع فروع رمز كود رساله',
  'زوج زوجه زوجات ارمله ارامل مطلقه مطلقات يتيم ايتام معاق معاقين طفل اطفال عيال اولاد ولد بنات حريم نساء رجال شباب كبار اجانب مقيمين سعوديين عزاب',
  'رسوم فلوس مجانا مجاني ببلاش بفلوس ريال مبلغ سله سلات كسوه زكاه صدقه تبرع تبرعات كفاله اضحيه مكيف ثلاجه اثاث ترميم منحه مقعد حضور دوام',
);
const noPerson: ReadonlySet<string> = new Set(
  things.flatMap((thing) => [`ال${thing}`, `وال${thing}`, `بال${thing}`]),
);
/** The same things as somebody's: "عنواني", "زوجتي", "عيالنا". */
const somebodys: ReadonlySet<string> = new Set(
  things
    .map((thing) => thing.replace(/ه$/u, 'ت'))
    .flatMap((thing) => ['ي', 'نا', 'ها', 'هم'].flatMap((whose) => [thing + whose, `و${thing}${whose}`])),
);
/** Other words of a sentence, wherever they stand in it. */
const others: ReadonlySet<string> = new Set(
  list(
    'بفلوس ببلاش مجانا مجاني برسوم بمقابل بشهاده بتصريح بالمجان بالايجار بالتقسيط لحالي لحالها لحاله لحالنا لحالهم وحدي وحدها بعدين وبعدين وكذا كلهم كلنا بنفسي بس لسا خلاص',
    'متوفي متوفيه مسجل مسجله مسجلين مقبوله مقبولين معاق معاقه كبيره مشموله مشمول الكتروني معتمد معتمده محتاجين موظف موظفه عاطل عاطله متقاعد ارمله مطلقه متزوجه مجانيه',
    'سوا ايضا وايضا كمان برضه برضو يعني والا واللي اللي عادي مسموح ممنوع مطلوب مقبول متاح موجود مفتوح شامل خاص مناسب اجباري اختياري',
  ),
);
/** How a text goes on with what was said before: "طيب والأرامل", "والمطلقات". */
const goesOn = /^(?:(?:طيب|اوكي) |وال\p{L}{4,}(?: |$))/u;

/** Whether an answer sounds like a sentence, though no word in it asks: "الدورة بفلوس", "زوجتي تسجل لحالها", "طيب والأرامل". */
export function soundsSaid(text: string): boolean {
  const folded = fold(text);
  return (
    /\sولا\s/u.test(text) ||
    goesOn.test(folded) ||
    folded
      .split(' ')
      .some(
        (word) =>
          others.has(word) ||
          verbs.has(word) ||
          several.test(word) ||
          noPerson.has(word) ||
          somebodys.has(word),
      )
  );
}
