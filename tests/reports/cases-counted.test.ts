import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import { z } from 'zod';
import { countings, type Counting } from '../../src/contract/cases/counted.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { countDays } from '../../src/records/keeping/counting/count-days.ts';
import { countSent } from '../../src/records/keeping/cases/count-sent.ts';
import { cellsOf } from './attacking.ts';
import { Days, span } from './days.ts';

let days: Days;
let manager: Staff;
let researcher: Staff;
beforeAll(async () => {
  days = await Days.lived();
  const { database } = days.place.ground;
  const at = (role: string): Promise<Staff> =>
    putStaff(database, { association: 'rahat', email: `${role}.lists@rahat.example`, role }, 0);
  [manager, researcher] = [await at('manager'), await at('researcher')];
});
afterAll(() => days.remove());

const few = z.number().nullable();
const Figures = z.object({
  requests: z.object({ submitted: z.number(), decided: z.number() }),
  complaints: z.object({ submitted: z.number(), late: few }),
  overdueNow: z.object({ open: z.number(), overdue: z.number() }),
  decisions: z.object({ count: z.number(), late: few }),
  deliveryTimes: z.object({ count: z.number() }),
  requestsByService: z.array(
    z.object({
      service: z.string(),
      submitted: z.number(),
      granted: z.number(),
      refused: z.number(),
      otherwise: z.number(),
      open: z.number(),
    }),
  ),
});
type Wanted = Parameters<Days['office']['figures']>[1];

const all = (counted: Counting, wanted: Wanted, staff = manager) =>
  days.office.counted.page(staff, { ...wanted, counted, skip: 0 }, 'ar');
const countOf = async (counted: Counting, wanted: Wanted): Promise<number> => {
  const { count, apart, items } = await all(counted, wanted);
  expect(items).toHaveLength(count);
  return count + apart;
};

const spans: readonly (readonly [string, Wanted])[] = [
  ['all', {}],
  ['a service', { service: 'support' }],
  ['what is suggested', { service: 'suggestion' }],
  ['a channel', { channel: 'kiosk' }],
  ['the web chat', { channel: 'webchat' }],
  ['a day', { from: '2024-11-11', to: '2024-11-11' }],
  ['days of a decision', { from: '2024-11-12', to: '2024-11-14' }],
];

async function expectListed(wanted: Wanted): Promise<void> {
  const found = Figures.parse(await days.office.figures(manager, wanted));
  const { requests, complaints, overdueNow, decisions, deliveryTimes } = found;
  const told: readonly (readonly [Counting, number | null])[] = [
    ['sent', requests.submitted],
    ['ended', requests.decided],
    ['complained', complaints.submitted],
    ['complainedLate', complaints.late],
    ['decided', decisions.count],
    ['decidedLate', decisions.late],
    ['delivered', deliveryTimes.count],
    ['openNow', overdueNow.open],
    ['lateNow', overdueNow.overdue],
  ];
  for (const [counting, count] of told) {
    const listed = await countOf(counting, wanted);
    // What is told of five or more alone is fewer than that here.
    if (count === null) expect([counting, listed < 5]).toEqual([counting, true]);
    else expect([counting, listed]).toEqual([counting, count]);
  }
  for (const row of found.requestsByService) {
    const own = { ...wanted, service: row.service };
    expect(await countOf('sent', own)).toBe(row.submitted);
    for (const end of ['granted', 'refused', 'otherwise', 'open'] as const)
      expect([row.service, end, await countOf(end, own)]).toEqual([row.service, end, row[end]]);
  }
}

test.each(spans)('as many cases are listed as the figures count, of whatever is asked for: %s', (_, more) =>
  expectListed({ ...span, ...more }),
);

test('so they are when days are counted into cells', async () => {
  const { database, clock } = days.place.ground;
  await countSent(database);
  await countDays(database, clock.now());
  for (const [, more] of spans) await expectListed({ ...span, ...more });
});

test('everybody reads those that they may: to the manager others are a number, to whoever reads no figures they are none', async () => {
  const [seen, own] = [await all('sent', span), await all('sent', span, researcher)];
  const references = (found: typeof seen): Set<string> => new Set(found.items.map((one) => one.reference));
  expect({ count: seen.count, apart: seen.apart }).toEqual({ count: 1, apart: own.count });
  expect(own).toMatchObject({ count: 3, apart: 0 });
  expect([...references(seen)].filter((one) => references(own).has(one))).toEqual([]);
});

test('no list and no file of cases says a rating, or that there is one', async () => {
  for (const counted of countings) {
    const lists = await Promise.all([manager, researcher].map((staff) => all(counted, span, staff)));
    const files = await days.office.casesCsv(researcher, { ...span, counted }, 'en');
    expect(`${JSON.stringify(lists)}${files}`).not.toMatch(/score|rating|rated|تقييم|رضا/i);
  }
});

test('a file of cases holds numbers, days and states, as CSV and as a workbook, and that it was taken is told to the privacy officer', async () => {
  const wanted = { ...span, counted: 'delivered' };
  const [head, row, ...more] = cellsOf(await days.office.casesCsv(researcher, wanted, 'en'));
  expect(more).toEqual([]);
  const told = Object.fromEntries(head!.map((name, i) => [name, row![i]]));
  expect(told).toMatchObject({
    'Sent on': '2024-11-11',
    'Decided on': '2024-11-13',
    'Provided on': '2024-11-14',
    'Promise kept': 'in time',
    'Service id': 'support',
    // A case that is over closes by itself.
    'State id': expect.stringMatching(/^(delivered|closed)$/),
  });
  expect(JSON.stringify(row)).not.toContain('محمد');
  const book = read(await days.office.casesXlsx(researcher, wanted, 'ar'));
  const [, cells] = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
  expect(cells?.[0]).toBe(row![0]);
  const taken = await days.office.counted.taken(manager);
  expect(taken.slice(0, 2).map(({ what, cases, by }) => ({ what, cases, by }))).toEqual(
    Array.from({ length: 2 }, () => ({
      what: `delivered ${span.from} ${span.to}`,
      cases: 1,
      by: 'researcher.lists',
    })),
  );
});

test('what no figure counts is refused, and whoever has lost their right takes nothing', async () => {
  await expect(
    days.office.counted.page(manager, { ...span, counted: 'rated', skip: 0 }, 'ar'),
  ).rejects.toThrow('counted: must be one of');
  const gone = { ...manager, term: manager.term + 1 };
  await expect(days.office.casesCsv(gone, { ...span, counted: 'sent' }, 'ar')).rejects.toThrow('ended');
});
