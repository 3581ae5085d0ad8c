import { expect } from '@jest/globals';
import type { z } from 'zod';
import { ofEnough } from '../../src/reports/numbers/fewest.ts';
import { roundedAs } from '../../src/reports/numbers/rounded.ts';
import type { Figures } from './figures-shape.ts';
import type { independently } from './independent.ts';
import { medianOf, ninthTenthOf } from './quantiles.ts';

type Named = readonly { readonly name: string; readonly count: number }[];
/** How many of each name; none of those that are not. */
export const some = <T extends { readonly count: number }>(all: readonly T[], name: (one: T) => string) =>
  Object.fromEntries(all.flatMap((one) => (one.count === 0 ? [] : [[name(one), one.count]])));
export const countsOf = (found: Named): Record<string, number> => some(found, ({ name }) => name);
export const endsOf = (services: z.infer<typeof Figures>['requestsByService']): Named =>
  services.flatMap((row) =>
    ['open', 'granted', 'refused', 'otherwise'].map((end) => ({
      name: `${row.service}/${end}`,
      count: Number(row[end]),
    })),
  );

/** That what is told of cases and calls is what the tables say by themselves. */
export function expectWorkAsTold(
  {
    requestsByService: services,
    complaints,
    decisions,
    deliveryTimes: deliveries,
    busyHours: hours,
    places,
  }: z.infer<typeof Figures>,
  own: Awaited<ReturnType<typeof independently>>,
): void {
  const promised = own.decided.filter(({ inTime }) => inTime !== null);
  const late = promised.filter(({ inTime }) => inTime === false).length;
  expect(decisions).toMatchObject({ count: own.decided.length, late: ofEnough(promised.length, late) });
  expect(decisions.rate).toBe(ofEnough(promised.length, (promised.length - late) / promised.length));
  for (const [figure, days] of [
    [decisions, own.decided],
    [deliveries, own.delivered],
  ] as const) {
    const all = days.map((one) => one.days);
    expect(figure.count).toBe(all.length);
    expect(figure.median).toBe(ofEnough(all.length, roundedAs(medianOf(all) ?? -1, 'days')));
    expect(figure.p90).toBe(ofEnough(all.length, roundedAs(ninthTenthOf(all) ?? -1, 'days')));
  }
  expect(some(hours.hours, ({ hour }) => hour)).toEqual(countsOf(own.hours));
  expect(some(hours.weekdays, ({ weekday }) => weekday)).toEqual(countsOf(own.weekdays));
  expect(countsOf(endsOf(services))).toEqual(countsOf(own.ends));
  const suggested = own.ends.filter(({ name }) => name.startsWith('suggestion/'));
  const sum = (rows: Named): number => rows.reduce((total, { count }) => total + count, 0);
  expect(complaints).toMatchObject({
    submitted: sum(suggested),
    answered: sum(suggested.filter(({ name }) => !name.endsWith('/open'))),
  });
  for (const row of services) {
    const took = own.decided.filter(({ service }) => service === row.service);
    const late = took.filter(({ inTime }) => inTime === false).length;
    const due = took.filter(({ inTime }) => inTime !== null).length;
    const median = medianOf(took.map((one) => one.days)) ?? -1;
    expect([row['days'], row['late']]).toEqual([
      ofEnough(took.length, roundedAs(median, 'days')),
      ofEnough(due, late),
    ]);
  }
  expect(some(places, ({ flow, field }) => `${flow}/${field}`)).toEqual(countsOf(own.places));
}
