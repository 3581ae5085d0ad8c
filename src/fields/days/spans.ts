import { fold } from '../../arabic/fold.ts';
import { daysAfter, gregorianDay, isGregorianDay, weekday } from '../calendar.ts';
import { oneOf } from '../spoken-words.ts';
import { byEvent } from './events.ts';
import { saidDays } from './said-days.ts';
import { seasonDay } from './seasons.ts';
import type { Side } from './spoken-days.ts';

/** Words beside a stretch of time that leave it as it is. */
const idle =
  /(?:^| )(?:ان شا الله|انشالله|باذن الله|بحول الله|والله|يعني|تقريبا|حوالي|من|في|يوم|تاريخ|ابتدا|ابتداء|اعتبارا|يمكن|ممكن|انا|ابدا|نبدا|اقدر|متفرغ|متفرغه|فاضي|فاضيه|جاهز|جاهزه|ايام|شهر|from|in|on|the|of)(?= |$)/g;
const begin = '(?:بدايه|بدايات|بداية|اول|اوايل|مطلع|راس|start|beginning)';
const middle = '(?:منتصف|نص|نصف|وسط|middle|mid)';
const end = '(?:نهايه|نهايات|اخر|اواخر|ختام|end)';
const next = oneOf(saidDays.next);
const last = oneOf(saidDays.last);
const now = oneOf(saidDays.present);

const shapeOf = (unit: string): RegExp =>
  new RegExp(
    `^(?:(?<begin>${begin})|(?<middle>${middle})|(?<end>${end}))? ?(?:(?<nextBefore>next|coming)|(?<lastBefore>last)|(?<nowBefore>هذا|هذي|this))? ?${unit}(?: (?:(?<next>${next})|(?<last>${last})|(?<now>${now})))?$`,
  );

/** What a phrase says of a week, a month or a year: which one, and where in it. */
interface Said {
  readonly part: 'begin' | 'middle' | 'end' | undefined;
  readonly shift: number;
  /** Whether it says which one. */
  readonly told: boolean;
}

function saidOf(shape: RegExp, phrase: string): Said | undefined {
  const found = shape.exec(phrase)?.groups;
  if (!found) return undefined;
  const has = (name: string): boolean => found[name] !== undefined;
  const part = has('begin') ? 'begin' : has('middle') ? 'middle' : has('end') ? 'end' : undefined;
  const isNext = has('next') || has('nextBefore');
  const isLast = has('last') || has('lastBefore');
  return { part, shift: isNext ? 1 : isLast ? -1 : 0, told: isNext || isLast };
}

/** The first day of the month so many months after that of a day. */
function monthBegin(day: string, shift: number): string {
  const all = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + shift;
  return gregorianDay(Math.floor(all / 12), (all % 12) + 1, 1) ?? day;
}

interface Asked {
  readonly today: string;
  readonly side: Side;
}

/** Where nothing tells which one is meant, the next one: a beginning that is over is that of the next. */
const shiftOf = ({ told, shift }: Said, day: (shift: number) => string, { today, side }: Asked): number =>
  told || side === 'past' || day(shift) >= today ? shift : shift + 1;

const inMonth = (said: Said, asked: Asked): string | undefined => {
  if (!said.told && said.part === undefined) return undefined;
  const day = (shift: number): string => {
    if (said.part === 'end') return daysAfter(monthBegin(asked.today, shift + 1), -1);
    return daysAfter(monthBegin(asked.today, shift), said.part === 'middle' ? 14 : 0);
  };
  return day(shiftOf(said, day, asked));
};

/** Weeks begin on Sunday, and end for work on Thursday. */
const inWeek = (said: Said, asked: Asked): string | undefined => {
  if (!said.told && said.part === undefined) return undefined;
  const sunday = daysAfter(asked.today, -weekday(asked.today));
  const into = said.part === 'end' ? 4 : said.part === 'middle' ? 2 : 0;
  const day = (shift: number): string => daysAfter(sunday, 7 * shift + into);
  return day(shiftOf(said, day, asked));
};

const inYear = (said: Said, asked: Asked): string | undefined => {
  if (!said.told && said.part === undefined) return undefined;
  const year = Number(asked.today.slice(0, 4));
  const ends = said.part === 'end' ? '12-31' : said.part === 'middle' ? '07-01' : '01-01';
  const day = (shift: number): string => `${year + shift}-${ends}`;
  return day(shiftOf(said, day, asked));
};

const stretches = [
  [shapeOf('(?:ال|هال)?(?:شهر|month)'), inMonth],
  [shapeOf('(?:ال|هال)?(?:اسبوع|week)'), inWeek],
  [shapeOf('(?:ال|هال)?(?:سنه|عام|year)(?: الميلاديه?)?'), inYear],
] as const;

/** "5 الشهر الجاي": a day by its number in a month that is told from today. */
const numbered = new RegExp(
  `^(?:يوم |من يوم |من )?(?<day>\\d{1,2}) (?:من |في |ب)?(?:(?:ال|هال)شهر(?: (?:(?<next>${next})|(?<last>${last})|${now}))?)$`,
);

/** "الشهر القادم يوم ٥". */
const monthFirst = /^(?<month>(?:ال|هال)شهر(?: \p{L}+){0,2}?) (?:يوم )?(?<day>\d{1,2})$/u;

function byNumber(phrase: string, { today, side }: Asked): string | undefined {
  const found = numbered.exec(phrase.replace(monthFirst, '$<day> $<month>'))?.groups;
  if (!found) return undefined;
  const month = (shift: number): string => monthBegin(today, shift).slice(0, 8);
  const day = (shift: number): string => `${month(shift)}${(found['day'] ?? '').padStart(2, '0')}`;
  const told = found['next'] !== undefined || found['last'] !== undefined;
  const shift = found['next'] !== undefined ? 1 : found['last'] !== undefined ? -1 : 0;
  const meant = day(shiftOf({ part: 'begin', shift, told }, day, { today, side }));
  return isGregorianDay(meant) ? meant : undefined;
}

/** As soon as can be. */
const atOnce =
  /^(?:من )?(?:الحين|الان|هالحين|حالا|فورا|علي طول|من الحين|(?:في|ب)? ?(?:اقرب|اسرع) وقت(?: ممكن)?|باقرب وقت|باسرع وقت|now|right now|asap|as soon as possible|immediately)$/;

const longest = 60;

/** What somebody adds out of courtesy: "if you can". */
const ifYouCan =
  / (?:لو|اذا|ان) (?:تبون|تبي|يمديكم|يمدي|تقدرون|قدرتو|قدرتم|امكن|ممكن|ينفع|يصلح|فيه مجال|سمحت|سمحتو|سمحتم|تكرمتو|ما عليكم امر)$/;

/** The day that a stretch of time is asked about with: "بداية الشهر الجاي", "نهاية الأسبوع", "بعد رمضان", "الصيف الجاي". Undefined for any other text. */
export function spanDay(text: string, today: string, side: Side): string | undefined {
  if (text.length > longest) return undefined;
  const whole = fold(text)
    .replace(ifYouCan, '')
    .replace(/^ب(?=شهر|رمضان|نهايه|بدايه)/u, 'في ');
  const bare = whole.replace(idle, ' ').replace(idle, ' ').replace(/ +/g, ' ').trim();
  const asked = { today, side };
  if (side !== 'past' && (atOnce.test(whole) || atOnce.test(bare))) return today;
  if (/\d/.test(whole)) return byNumber(whole, asked) ?? seasonDay(whole, asked);
  for (const phrase of [whole, bare]) {
    for (const [shape, dayIn] of stretches) {
      const said = saidOf(shape, phrase);
      if (said) return dayIn(said, asked);
    }
    const day = byEvent(phrase, asked);
    if (day !== undefined) return day;
  }
  return seasonDay(whole, asked);
}
