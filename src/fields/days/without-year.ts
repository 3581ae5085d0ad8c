import { fold } from '../../arabic/fold.ts';
import { numberFromWords } from '../../arabic/numbers.ts';
import { gregorianDay } from '../calendar.ts';
import type { Side } from './spoken-days.ts';

interface Asked {
  readonly today: string;
  readonly side: Side;
}

const beside = /(?:^| )(?:ان شا الله|انشالله|باذن الله|من|في|تاريخ|بتاريخ|on|from)(?= |$)/g;
const some = String.raw`[\p{L}\d]+(?: [\p{L}\d]+)?`;
/** "5/1", "٢٠-١٢"; "5 شهر 1", "خمسة شهر واحد". */
const dayAndMonth = [
  /^(?:يوم )?(?<day>\d{1,2}) (?<month>\d{1,2})$/u,
  new RegExp(`^(?:يوم )?(?<day>${some}) شهر (?<month>${some})$`, 'u'),
];
/** "يوم ٥". */
const dayAlone = /^(?:يوم|day) (?<day>\d{1,2})$/u;

const numberOf = (said = ''): number =>
  /^\d{1,2}$/.test(said) ? Number(said) : (numberFromWords(said) ?? 0);

/** Of the days that are meant in one year and the next, or in one month and the next: the one on the side that is asked for, and otherwise the nearest. */
function meant(days: readonly (string | undefined)[], { today, side }: Asked): string | undefined {
  const all = days.flatMap((day) => day ?? []);
  if (side === 'past') return all.findLast((day) => day <= today);
  if (side === 'future') return all.find((day) => day >= today);
  const away = (day: string): number => Math.abs(Date.parse(day) - Date.parse(today));
  return [...all].sort((one, other) => away(one) - away(other))[0];
}

/** A day that is told by its figure and that of its month, or by its figure alone: the year, and the month, are left out. Undefined for any other text. */
export function dayWithoutYear(text: string, asked: Asked): string | undefined {
  const said = fold(text).replace(beside, ' ').replace(/ +/g, ' ').trim();
  const [year = 0, month = 0] = asked.today.split('-').map(Number);
  const alone = dayAlone.exec(said)?.groups;
  if (alone) {
    const all = year * 12 + month - 1;
    const days = [all - 1, all, all + 1].map((one) =>
      gregorianDay(Math.floor(one / 12), (one % 12) + 1, numberOf(alone['day'])),
    );
    return meant(days, { ...asked, side: asked.side === 'past' ? 'past' : 'future' });
  }
  const both = dayAndMonth.map((shape) => shape.exec(said)?.groups).find(Boolean);
  if (!both) return undefined;
  const [day, inMonth] = [numberOf(both['day']), numberOf(both['month'])];
  const days = [year - 1, year, year + 1].map((one) => gregorianDay(one, inMonth, day));
  return meant(days, { ...asked, side: asked.side === 'past' ? 'past' : 'future' });
}
