import { z } from 'zod';
import { figure } from '../../figure.ts';
import { callsOf } from '../../calls.ts';

const Hour = z.object({ hour: z.string(), count: z.number() });
const Day = z.object({ weekday: z.string(), count: z.number() });

/** At which hours of the day and on which days of the week do members ask for a person? Of Riyadh; `weekday` 0 is Sunday, `hour` 0 begins at midnight. */
export const busyHours = figure({
  id: 'busyHours',
  shape: z.object({ hours: z.array(Hour), weekdays: z.array(Day) }),
  async query(asking) {
    const counted = (await callsOf(asking)).of('hour').map(({ of, count }) => ({ hour: Number(of), count }));
    // Hours of a week that begins on Thursday.
    if (counted.length === 0) return { hours: [], weekdays: [] };
    const all = (is: (hour: number) => boolean): number =>
      counted.reduce((sum, { hour, count }) => (is(hour) ? sum + count : sum), 0);
    return {
      hours: Array.from({ length: 24 }, (_, h) => ({ hour: String(h), count: all((one) => one % 24 === h) })),
      weekdays: Array.from({ length: 7 }, (_, d) => ({
        weekday: String(d),
        count: all((one) => (Math.floor(one / 24) + 4) % 7 === d),
      })),
    };
  },
  csv: ({ hours: byHour, weekdays }) => [
    ...byHour.map(({ hour, count }) => ({
      id: 'hour',
      line: 'reports.hours.title' as const,
      count,
      of: { id: hour, group: 'reports.hour' as const, word: hour },
    })),
    ...weekdays.map(({ weekday, count }) => ({
      id: 'weekday',
      line: 'reports.weekdays.title' as const,
      count,
      of: { id: weekday, group: 'reports.weekday' as const, word: weekday },
    })),
  ],
  shown: [
    {
      kind: 'bars',
      name: 'weekdays',
      rows: 'weekdays',
      label: { of: 'weekday', as: { word: 'reports.weekday' }, head: 'reports.day' },
      count: { of: 'count', as: 'count', head: 'reports.count' },
      share: true,
      empty: 'reports.noEscalations',
    },
    {
      kind: 'bars',
      name: 'hours',
      rows: 'hours',
      label: { of: 'hour', as: { word: 'reports.hour' }, head: 'reports.hourHead' },
      count: { of: 'count', as: 'count', head: 'reports.count' },
      empty: 'reports.noEscalations',
    },
  ],
});
