/** What a word means in a number. */
export type NumberWord =
  | { readonly kind: 'count'; readonly n: number }
  /** A number of thousands or millions in one word: ألفين. */
  | { readonly kind: 'whole'; readonly n: number; readonly scale: number }
  /** `many`: it stands behind a number alone: آلاف. */
  | { readonly kind: 'scale'; readonly n: number; readonly many?: true }
  | { readonly kind: 'part'; readonly n: number };

const counts: Readonly<Record<number, string>> = {
  0: 'صفر زيرو zero',
  1: 'واحد واحده وحده احدي one',
  2: 'اثنين اثنان اثنتين ثنتين ثنين اتنين اثنا اثني اثنتا اثنتي two',
  3: 'ثلاثه ثلاث تلاته تلات three',
  4: 'اربعه اربع four',
  5: 'خمسه خمس five',
  6: 'سته ست six',
  7: 'سبعه سبع seven',
  8: 'ثمانيه ثمان ثماني ثمن ثمنيه تمانيه تمنيه eight',
  9: 'تسعه تسع nine',
  10: 'عشره عشر طعش تعش ten',
  11: 'حداش حداشر هداشر هداش احداش احداعش احدىعش حدعشه احدعش احدعشر حداعش حداعشر حداشر احداشر ايداعش حدعش حدعشر eleven',
  12: 'اثناش اطناش اتناش ثناش ثناشر طناش اثنينعش اثنتاعش اثنعش اثناعش اثنعشر اثناعشر اثنيعشر اثناشر اتناشر اتنعش اطنعش اطنعشر اطناعش طنعش طنعشر ثنعش ثنعشر درزن درزينه دزينه twelve dozen',
  24: 'درزنين درزينتين دزينتين',
  13: 'thirteen',
  14: 'fourteen',
  15: 'fifteen',
  16: 'sixteen',
  17: 'seventeen',
  18: 'eighteen',
  19: 'nineteen',
  20: 'عشرين عشرون twenty',
  30: 'ثلاثين ثلاثون تلاتين ثلثين ثلاتين thirty',
  40: 'اربعين اربعون forty',
  50: 'خمسين خمسون fifty',
  60: 'ستين ستون sixty',
  70: 'سبعين سبعون seventy',
  80: 'ثمانين ثمانون تمانين eighty',
  90: 'تسعين تسعون ninety',
  100: 'ميه مايه ميا hundred',
  200: 'ميتين مايتين ميتان مايتان متين ميتن ميتيين',
};
/** How three to nine begin where another word is written in one with them. */
const stems: readonly (readonly [number, string])[] = [
  [3, 'ثلاث ثلث ثل تلات تلت تل ثلط تلط ثلثط'],
  [4, 'اربع'],
  [5, 'خمس'],
  [6, 'ست س'],
  [7, 'سبع'],
  [8, 'ثمان ثماني ثمن تمان تمن'],
  [9, 'تسع'],
];
const teens = ['طعش', 'طعشر', 'تعش', 'تعشر', 'تاشر', 'طاشر', 'عش', 'عشر'];
const hundreds = ['ميه', 'مايه', 'ميت'];
const ofThousands = ['تلاف', 'تالاف', 'الاف'];

const known = new Map<string, NumberWord>();
const put = (list: string, meant: NumberWord): void => {
  for (const word of list.split(' ')) known.set(word, meant);
};
for (const [n, stem] of stems)
  for (const begin of stem.split(' ')) {
    for (const end of teens) put(begin + end, { kind: 'count', n: n + 10 });
    for (const end of hundreds) put(begin + end, { kind: 'count', n: n * 100 });
    for (const end of ofThousands) put(begin + end, { kind: 'whole', n: n * 1000, scale: 1000 });
  }
put('عشرتلاف عشرتالاف عشرالاف', { kind: 'whole', n: 10_000, scale: 1000 });
for (const [n, list] of Object.entries(counts)) put(list, { kind: 'count', n: Number(n) });
put('الف الفا k thousand', { kind: 'scale', n: 1000 });
put('الاف تلاف تالاف', { kind: 'scale', n: 1000, many: true });
put('مليون مليونا million', { kind: 'scale', n: 1_000_000 });
put('ملايين', { kind: 'scale', n: 1_000_000, many: true });
put('الفين الفان الفن', { kind: 'whole', n: 2000, scale: 1000 });
put('مليونين مليونان', { kind: 'whole', n: 2_000_000, scale: 1_000_000 });
put('نص نصف half', { kind: 'part', n: 0.5 });
put('ربع quarter', { kind: 'part', n: 0.25 });

/** How a number hangs on the one before it: by an "and", or by itself, as in English. */
export type Link = 'none' | 'and' | 'itself';

/** What a folded word means in a number, and whether "and" is written in one with it; undefined for any other word. */
export function numberWord(word: string): { readonly meant: NumberWord; readonly link: Link } | undefined {
  const whole = known.get(word);
  if (whole) return { meant: whole, link: /^[a-z]/.test(word) ? 'itself' : 'none' };
  const rest = word.startsWith('و') ? known.get(word.slice(1)) : undefined;
  if (rest) return { meant: rest, link: 'and' };
  const named = word.startsWith('ال') ? known.get(word.slice(2)) : undefined;
  const isLarge = named?.kind === 'whole' || (named?.kind === 'count' && named.n >= 100);
  return named && isLarge ? { meant: named, link: 'none' } : undefined;
}
