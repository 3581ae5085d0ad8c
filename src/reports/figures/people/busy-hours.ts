import { z } from 'zod';
import { figure } from '../../figure.ts';
import { inSpan } from '../../clauses.ts';
import { sql } from '../../sql.ts';

const Hour = z.object({ hour: z.string(), count: z.number() });
const Day = z.object({ weekday: z.string(), count: z.number() });

/** At which hours of the day and on which days of the week do members ask for a person? Of Riyadh; `weekday` 0 is Sunday, `hour` 0 begins at midnight. */
export const busyHours = figure({
  id: 'busyHours',
  shape: z.object({ hours: z.array(Hour), weekdays: z.array(Day) }),
  async query({ span, rows }) {
    const inTime = inSpan(span, sql`e`, sql`since`);
    const [byHour, byDay] = await Promise.all([
      rows(
        sql`select h::text as hour, coalesce(n, 0)::int as count from generate_series(0, 23) h
          left join (select extract(hour from e.since at time zone 'Asia/Riyadh')::int as h, count(*) as n from escalations e where ${inTime} group by 1) e using (h) order by h`,
        Hour,
      ),
      rows(
        sql`select d::text as weekday, coalesce(n, 0)::int as count from generate_series(0, 6) d
          left join (select extract(dow from e.since at time zone 'Asia/Riyadh')::int as d, count(*) as n from escalations e where ${inTime} group by 1) e using (d) order by d`,
        Day,
      ),
    ]);
    const isEmpty = byDay.every(({ count }) => count === 0);
    return isEmpty ? { hours: [], weekdays: [] } : { hours: [...byHour], weekdays: [...byDay] };
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
