import { closedOn, closesAt, isOpen, nextOpening } from '../../association/hours.ts';
import type { Hours } from '../../association/schema.ts';
import { dayAt, daysAfter, hijriOf, minuteOfDay, showGregorian, showWeekday } from '../../fields/calendar.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import type { Speaking } from '../speaking.ts';
import { partedTime } from '../time.ts';

type Saying = Pick<Speaking, 'house' | 'lang' | 'now'>;

const timeOf = ({ house, lang }: Saying, minutes: number): string =>
  house.wording.line(lang, 'computed.time', partedTime(minutes));

/** "غدًا (الأحد) الساعة 8 صباحًا": when it opens next. */
function opening(saying: Saying): string {
  const { house, lang, now } = saying;
  const at = nextOpening(house.association.pack.hours, now);
  const day = dayAt(at);
  const values = {
    time: timeOf(saying, minuteOfDay(at)),
    weekday: showWeekday(day, lang),
    date: showGregorian(day, lang),
  };
  const line = day === dayAt(now) ? 'today' : day === daysAfter(dayAt(now), 1) ? 'tomorrow' : 'onDay';
  return house.wording.line(lang, `computed.${line}`, values);
}

/** That nobody is there now, on a single closed day with its reason, and when somebody is next. */
function closedNow(saying: Saying): string {
  const { house, lang, now } = saying;
  const why = closedOn(house.association.pack.hours, dayAt(now))?.why;
  const opens = opening(saying);
  return why
    ? house.wording.line(lang, 'computed.closedFor', { why: inLang(why, lang), opens })
    : house.wording.line(lang, 'computed.closed', { opens });
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A Sunday: the days of the week are named by those that follow it. */
const aSunday = '2026-11-08';
const nameOf = (i: number, lang: Lang): string => showWeekday(daysAfter(aSunday, i), lang);

/** Days that follow one another with the same hours, each with its first and last. */
function weekOf(saying: Saying, week: Hours['week']): string {
  const { house, lang } = saying;
  const days = [
    week.sunday,
    week.monday,
    week.tuesday,
    week.wednesday,
    week.thursday,
    week.friday,
    week.saturday,
  ].map((spans) =>
    spans
      .map(([from, to]) =>
        house.wording.line(lang, 'computed.span', {
          from: timeOf(saying, minutesOf(from)),
          to: timeOf(saying, minutesOf(to)),
        }),
      )
      .join(house.wording.line(lang, 'computed.and')),
  );
  const lines: string[] = [];
  for (let from = 0; from < days.length;) {
    let to = from;
    while (days[to + 1] === days[from]) to += 1;
    const name =
      from === to
        ? nameOf(from, lang)
        : house.wording.line(lang, 'computed.days', { from: nameOf(from, lang), to: nameOf(to, lang) });
    if (days[from]) lines.push(`${name}: ${days[from]}`);
    from = to + 1;
  }
  return lines.join('\n');
}

/** Whether somebody is there now and until when, or when next; and the hours of the week, before Ramadan those of Ramadan too. */
export function sayHours(saying: Saying): string {
  const { house, lang, now } = saying;
  const { hours } = house.association.pack;
  const until = closesAt(hours, now);
  const present =
    isOpen(hours, now) && until !== undefined
      ? house.wording.line(lang, 'computed.open', { until: timeOf(saying, until) })
      : closedNow(saying);
  const fasting = hours.ramadan && [
    house.wording.line(lang, 'computed.weekInRamadan'),
    weekOf(saying, hours.ramadan),
  ];
  const usual = [house.wording.line(lang, 'computed.week'), weekOf(saying, hours.week)];
  const isRamadan = hijriOf(dayAt(now)).month === 9;
  return [present, ...(fasting && isRamadan ? fasting : [...usual, ...(fasting ?? [])])].join('\n');
}
