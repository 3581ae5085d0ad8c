import { fold, words } from '../../arabic/fold.ts';
import { isOfLabel, type Labelled } from './label-words.ts';

/** Words that make what stands beside them another's, an earlier one, or no answer at all. */
const changing = new Set(
  [
    'مو مب مهب موب مش ليس ليست ماهو ماهي مهو غير غلط غلطان خطا خاطي خطاء not wrong isn',
    'قديم القديم قديمه القديمه سابق السابق السابقه كان كانت ملغي انتهي انتهت old former expired',
    'زوجي زوجتي زوجها زوجته ولدي ابني بنتي ابنتي امي ابوي والدي والدتي الوالد الوالده اخوي اخي اختي جدي جدتي عمي عمتي خالي خالتي جاري صديقي خويي كفيلي',
    'حق ولد بنت زوج زوجه wife husband son daughter father mother brother sister friend',
  ].flatMap((line) => line.split(' ')),
);

/** Words within a name: "نوف بنت سعد". */
const within = new Set(['بنت', 'ولد']);
/** What is somebody's, where one of those words follows: "جوال بنت أخوي". */
const owned = new Set(
  words(
    'رقم جوال الجوال موبايل تلفون هوية الهوية إقامة حساب الحساب آيبان ايبان بطاقة اسم هذا هذي حق عند مع من',
  ).concat(['هي', 'هو']),
);

/** Whether a word of a list stands within a name. */
const isWithinName = (all: readonly string[], at: number): boolean => {
  const before = all[at - 1];
  return within.has(all[at] ?? '') && before !== undefined && !owned.has(before) && all[at + 1] !== undefined;
};

/** What is not to be used: «لا تتصلون على 05…». */
const forbidden =
  /(?:^| )(?:لا|ولا|do not|don t|dont) (?:عاد |ever )?(?:ت(?:تصل|كلم|رسل|دق|راسل|ستخدم|عتمد|كتب|سجل)|call|use|write|text)/;

/** Whether something beside a value may make it another's or no answer: "جوال زوجتي 05…", "مو 05…". What the field itself is called does not. */
export const isChanged = (text: string, field: Labelled): boolean =>
  /[؟?]/.test(text) ||
  forbidden.test(fold(text)) ||
  words(text).some(
    (word, at, all) =>
      (changing.has(word) || changing.has(word.replace(/^ال/u, ''))) &&
      !isOfLabel(field, word) &&
      !isWithinName(all, at),
  );
