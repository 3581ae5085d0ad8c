import { daysAfter, gregorianDay, gregorianOf, hijriOf } from '../calendar.ts';
import { oneOf } from '../spoken-words.ts';
import { namedMonth } from '../written/months.ts';
import { saidDays, type Event } from './said-days.ts';
import type { Side } from './spoken-days.ts';

interface Asked {
  readonly today: string;
  readonly side: Side;
}

const { before, after, within, begin, end, ending, beginning, when, whenBefore } = saidDays;
const withoutArticle = (phrase: string): string => phrase.replace(/^ال(?=\p{L}{2})/u, '');
const byName: ReadonlyMap<string, Event> = new Map(
  saidDays.events.flatMap((event) => event.said.map((name) => [withoutArticle(name), event] as const)),
);

const seasonMonths = 3;
const twoFigures = (n: number): string => String(n).padStart(2, '0');

function seasonNamed(bare: string): Event | undefined {
  const found = saidDays.seasons.find(({ said }) => said.includes(bare));
  if (!found) return undefined;
  const last = ((found.month + seasonMonths - 2) % 12) + 1;
  const window: [string, string] = [`${twoFigures(found.month)}-01`, `${twoFigures(last)}-28`];
  return { said: found.said, hijri: false, windows: [window], years: 0 };
}

/** What comes every year by its name; a Hijri month is as good as a feast. */
function eventOf(phrase: string): Event | undefined {
  const bare = withoutArticle(phrase.replace(/^هال/u, ''));
  const known = byName.get(bare) ?? seasonNamed(bare);
  if (known) return known;
  const all = phrase.split(' ');
  const found = namedMonth(all);
  if (found?.calendar !== 'hijri' || found.from !== 0 || found.to !== all.length) return undefined;
  const month = twoFigures(found.month);
  return { said: [phrase], hijri: true, windows: [[`${month}-01`, `${month}-31`]], years: 0 };
}

/** The Gregorian day of a month and a day in a year of either calendar; the last day of a month for one that it has not. */
function dayIn(hijri: boolean, year: number, monthDay: string): string | undefined {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  if (!hijri) return gregorianDay(year, month, day);
  if (day <= 30) return gregorianOf({ year, month, day }) ?? gregorianOf({ year, month, day: day - 1 });
  const next = gregorianOf(
    month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 },
  );
  return next === undefined ? undefined : daysAfter(next, -1);
}

interface Window {
  readonly first: string;
  readonly last: string;
}

function windowsOf({ hijri, windows, year, years }: Event, today: string): readonly Window[] {
  const now = hijri ? hijriOf(today).year : Number(today.slice(0, 4));
  const all = year === undefined ? [now - 1, now, now + 1] : [year];
  return all
    .flatMap((one) =>
      windows.flatMap(([from, to]) => {
        const first = dayIn(hijri, one, from);
        const last = dayIn(hijri, one + years + (to < from ? 1 : 0), to);
        return first === undefined || last === undefined ? [] : [{ first, last }];
      }),
    )
    .sort((one, other) => (one.first < other.first ? -1 : 1));
}

const next = oneOf(saidDays.next);
const last = oneOf(saidDays.last);
const now = oneOf(saidDays.present);
const which = new RegExp(`^(?<event>.+?) (?:(?<next>${next})|(?<last>${last})|${now})$`);
const beside = new RegExp(
  `^(?:(?<before>${oneOf(before)})|(?<after>${oneOf(after)})|(?<begin>${oneOf(begin)})|(?<end>${oneOf(end)})|(?<within>${oneOf(within)})) (?<event>.+)$`,
);
/** "As soon as the holidays end", "before school begins". */
const whenEnds = new RegExp(`^(?:${oneOf(when)}|${oneOf(after)}) ${oneOf(ending)} (?:من )?(?=\\S)`);
const whenBegins = new RegExp(`^(?:${oneOf(when)}|مع|من) ${oneOf(beginning)} (?=\\S)`);
const beforeIt = new RegExp(`^${oneOf(whenBefore)} ${oneOf([...beginning, ...ending])} (?=\\S)`);
const endOf = new RegExp(`^(?:بعد|عقب|مع) ${oneOf(end)} (?=\\S)`);
const beginOf = new RegExp(`^(?:مع|في|من|ب) ?${oneOf(begin)} (?=\\S)`);

const inShort = (phrase: string): string =>
  phrase
    .replace(beforeIt, 'قبل ')
    .replace(whenEnds, 'بعد ')
    .replace(whenBegins, 'مع ')
    .replace(endOf, 'بعد ')
    .replace(beginOf, 'بدايه ');

/** "ثالث أيام العيد", "ثاني العيد": a day of what lasts several, by its place. */
const byPlace = new RegExp(
  `^(?:يوم )?(?<place>${oneOf(saidDays.ordinals.flat())}) (?:(?:يوم|ايام|ليالي|ليله) )?(?:(?:من|في|ايام) )?(?<event>.+)$`,
);
const placeOf = (word = ''): number => saidDays.ordinals.findIndex((words) => words.includes(word));

/** What was found of a phrase: before what, after what, within what. */
type Placed = Readonly<Record<string, string | undefined>>;

/** What a phrase names, and the place in it that it says. */
function placedIn(whole: string): { readonly event: Event | undefined; readonly at: Placed } {
  const { event: counted = '', place } = byPlace.exec(whole)?.groups ?? {};
  const ofDays = byName.get(withoutArticle(counted));
  if (ofDays) return { event: ofDays, at: { place } };
  const { event: named = whole, ...at }: Placed = beside.exec(whole)?.groups ?? {};
  return { event: eventOf(named), at };
}

function nearest(days: readonly string[], today: string): string | undefined {
  const away = (day: string): number => Math.abs(Date.parse(day) - Date.parse(today));
  return [...days].sort((one, other) => away(one) - away(other))[0];
}

/**
 * "بعد رمضان", "قبل العيد", "أول ما تخلص الاجازة", "موسم الحصاد": the nearest one on the side that is asked for. The name of a Hijri month or of a feast
 * alone is no day.
 */
export function byEvent(said: string, { today, side }: Asked): string | undefined {
  const phrase = inShort(said);
  const told = which.exec(phrase)?.groups;
  const whole = told?.['event'] ?? phrase;
  const { event, at } = placedIn(whole);
  const [isNext, isLast] = [told?.['next'] !== undefined, told?.['last'] !== undefined];
  const hasPlace = Object.values(at).some((one) => one !== undefined);
  if (!event || (event.hijri && event.year === undefined && !hasPlace && told === undefined))
    return undefined;
  const windows = windowsOf(event, today);
  const isNow = windows.some(({ first, last }) => first <= today && today <= last);
  if (side === 'future' && isNow && !isNext && (at['within'] !== undefined || !hasPlace)) return today;
  const days = windows.map((window) => dayOf(window, at));
  if (isLast || side === 'past') return days.filter((day) => day <= today).at(-1);
  return isNext || side === 'future' ? days.find((day) => day >= today) : nearest(days, today);
}

function dayOf(window: Window, at: Placed): string {
  if (at['place'] !== undefined) return daysAfter(window.first, placeOf(at['place']));
  if (at['before'] !== undefined) return daysAfter(window.first, -1);
  if (at['after'] !== undefined) return daysAfter(window.last, 1);
  return at['end'] === undefined ? window.first : window.last;
}
