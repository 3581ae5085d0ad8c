import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import { dayAt } from '../../src/fields/calendar.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { countCalls } from '../../src/records/keeping/counting/count-calls.ts';
import { countDays } from '../../src/records/keeping/counting/count-days.ts';
import { countSent } from '../../src/records/keeping/cases/count-sent.ts';
import { cell } from '../../src/reports/export/csv.ts';
import { ofEnough } from '../../src/reports/numbers/fewest.ts';
import { exportRows } from '../../src/reports/export/rows.ts';
import type { SheetCell } from '../../src/reports/export/xlsx.ts';
import { shownFigures } from '../../src/reports/reports.ts';
import { roundedAs } from '../../src/reports/numbers/rounded.ts';
import { rawLines } from '../../src/wording/wording.ts';
import { Days, manager, span } from './days.ts';
import { Figures } from './figures-shape.ts';
import { independently } from './independent.ts';
import { medianOf, ninthTenthOf } from './quantiles.ts';
import { countsOf, endsOf, expectWorkAsTold, some } from './work-as-told.ts';

/** `WRITE_GOLDEN=1` writes down how they are now. */
const written = process.env['WRITE_GOLDEN'] !== undefined;
let days: Days;

beforeAll(async () => {
  days = await Days.lived();
});
afterAll(() => days.remove());

function expectGolden(name: string, text: string): void {
  const file = join(productRoot(), 'tests/reports/golden', `${name}.txt`);
  if (written) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

test.each([
  ['all', {}],
  ['support', { service: 'support' }],
  ['kiosk', { channel: 'kiosk' }],
  ['one-day', { from: '2024-11-11', to: '2024-11-11' }],
  ['nothing', { from: '2024-10-01', to: '2024-10-02' }],
])('the figures of some days are what they were: %s', async (name, more) => {
  const found = await days.office.figures(manager, { ...span, ...more }, 'ar');
  expectGolden(`${name}.json`, `${JSON.stringify(found, null, 1)}\n`);
});

test.each(['ar', 'en'] as const)('so are the names of services and the export: %s', async (lang) => {
  const { byService } = await days.office.figures(manager, span, lang);
  expectGolden(`services-${lang}.json`, `${JSON.stringify(byService, null, 1)}\n`);
  expectGolden(`export-${lang}.csv`, await days.office.figuresCsv(manager, span, lang));
});

test.each(['ar', 'en'] as const)(
  'the workbook says what the CSV says, letter by letter: %s',
  async (lang) => {
    const book = read(await days.office.figuresXlsx(manager, span, lang));
    expect(book.Workbook?.Views?.[0]?.RTL ?? false).toBe(lang === 'ar');
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, {
      header: 1,
      blankrows: true,
    });
    const csv = await days.office.figuresCsv(manager, span, lang);
    const told = rows.map((row) =>
      Array.from({ length: 7 }, (_, i) => cell((row[i] ?? null) as SheetCell)).join(','),
    );
    expect(`\ufeff${told.join('\r\n')}\r\n`.replaceAll('""', '')).toBe(csv.replaceAll('""', ''));
  },
);

test.each([
  ['all', {}],
  ['a service', { service: 'support' }],
  ['a channel', { channel: 'kiosk' }],
  ['a day', { from: '2024-11-11', to: '2024-11-11' }],
  ['days before', { from: '2024-10-01', to: '2024-10-02' }],
])('every figure is what the tables say by themselves: %s', async (_, more) => {
  const narrowed = { ...span, ...more };
  const { database, clock } = days.place.ground;
  const figures = Figures.parse(await days.office.figures(manager, narrowed, 'ar'));
  const own = await independently(database, narrowed, dayAt(clock.now()));
  const { satisfaction, escalations, firstAnswerMinutes: first } = figures;
  expect(satisfaction).toMatchObject({ answered: own.ratings['answered'], asked: own.asked['asked'] });
  expect(satisfaction.score ?? -1).toBeCloseTo(own.ratings['score'] ?? -1);
  const asked = own.asked['asked'] ?? 0;
  expect(satisfaction.responseRate).toBe(
    asked === 0 ? null : roundedAs((own.asked['answered'] ?? 0) / asked, 'share'),
  );
  expect(satisfaction.distribution).toEqual(
    own.ratings['answered'] === 0
      ? []
      : [1, 2, 3, 4, 5].map((score) => own.scores.find(({ name }) => name === String(score))?.count ?? 0),
  );
  for (const { service, score, answered } of figures.byService) {
    const found = own.services.find(({ name }) => name === service);
    expect(answered).toBe(found?.count);
    if (score !== null) expect(score).toBeCloseTo(found?.score ?? -1);
  }
  for (const { channel, score, answered, conversations } of figures.byChannel) {
    expect(conversations).toBe(own.written.find(({ name }) => name === channel)?.count ?? 0);
    const found = own.channels.find(({ name }) => name === channel);
    expect(answered).toBe(found?.count ?? 0);
    if (score !== null) expect(score).toBeCloseTo(found?.score ?? -1);
  }
  const { afterService: served } = figures;
  expect(served).toMatchObject({ answered: own.served['answered'], asked: own.servedAsked['asked'] });
  expect(served.score ?? -1).toBeCloseTo(own.served['score'] ?? -1);
  expect(
    some(
      served.outcomes.map((one) => ({ ...one, count: one.answered })),
      ({ outcome }) => outcome,
    ),
  ).toEqual(countsOf(own.outcomes));
  const points = figures.trend.reduce((sum, point) => sum + point.answered, 0);
  const total = figures.trend.reduce((sum, { score, answered }) => sum + score * answered, 0);
  expect(points).toBe(satisfaction.score === null ? 0 : own.ratings['answered']);
  if (satisfaction.score !== null) expect(total / points).toBeCloseTo(satisfaction.score, 1);
  const written = own.comments['count'] ?? 0;
  expect(figures.comments).toHaveLength(written < 5 ? 0 : Math.min(written, 50));
  const { due = 0, broken = 0 } = own.promises;
  expect(figures.keptPromises).toEqual({
    due,
    broken: ofEnough(due ?? 0, broken),
    rate: ofEnough(due ?? 0, roundedAs(((due ?? 0) - (broken ?? 0)) / (due ?? 1), 'share')),
  });
  expect(figures.conversations).toBe(own.conversations['count']);
  expect(escalations).toMatchObject(own.escalations);
  const { written: all = 0, escalated = 0 } = own.escalations;
  const alone = all === 0 ? null : roundedAs(((all ?? 0) - (escalated ?? 0)) / (all ?? 1), 'share');
  expect(escalations.alone).toBe(alone);
  expect(new Map(escalations.reasons.map(({ reason, count }) => [reason, count]))).toEqual(
    new Map(own.reasons.map(({ name, count }) => [name, count])),
  );
  const took = own.waits.flatMap(({ took: seconds }) => (seconds === null ? [] : [seconds / 60]));
  const over = own.waits.filter(({ took: seconds, over: isOver }) => seconds === null && isOver).length;
  expect(first).toMatchObject({
    answered: took.length,
    left: over,
    waiting: own.waits.length - took.length - over,
  });
  expect(first.median).toBe(ofEnough(took.length, roundedAs(medianOf(took) ?? -1, 'minutes')));
  expect(first.p90).toBe(ofEnough(took.length, roundedAs(ninthTenthOf(took) ?? -1, 'within')));
  expect(figures.waitingNow).toMatchObject(own.waitingNow);
  expect(figures.requests).toEqual(own.requests);
  expect(figures.overdueNow).toEqual(own.overdueNow);
  expectWorkAsTold(figures, own);
});

test('what is late or waited for now does not depend on the days that are asked for', async () => {
  const [whole, before] = await Promise.all(
    [span, { from: '2024-10-01', to: '2024-10-02' }].map(async (one) =>
      Figures.parse(await days.office.figures(manager, one, 'ar')),
    ),
  );
  expect(before?.overdueNow).toEqual(whole?.overdueNow);
  expect(before?.waitingNow).toEqual(whole?.waitingNow);
  expect(whole?.overdueNow.overdue).toBeGreaterThan(0);
  expect(whole?.waitingNow.count).toBeGreaterThan(0);
});

test('no rating and no comment of fewer than five is shown, and no name of anybody at the desk', async () => {
  const few = await days.office.figures(manager, { ...span, service: 'support' }, 'ar');
  expect(few).toMatchObject({ satisfaction: { score: null, distribution: [] }, comments: [], trend: [] });
  const { comments } = await days.office.figures(manager, span, 'ar');
  expect(JSON.stringify(comments)).toContain('شكرًا لـ *** على الصبر');
  expect(comments).toHaveLength(5);
  expect(JSON.stringify(comments)).not.toMatch(/researcher|score|day|2024/);
});

test('every line that a figure names stands in locales/', async () => {
  const lines = rawLines(join(productRoot(), 'locales'), ['desk', 'reports']);
  const named = shownFigures.flatMap((shown) => [
    `reports.${shown.name}.title`,
    `reports.${shown.name}.definition`,
    ...('beside' in shown ? [`reports.${shown.name}.beside`] : []),
    ...('always' in shown ? [`reports.${shown.name}.always`] : []),
    ...('emptyHint' in shown ? [`reports.${shown.name}.told`] : []),
    ...[...JSON.stringify(shown).matchAll(/"(?!word)\w+":"((?:reports|desk)\.[\w.-]+)"/g)].map(
      ([, line = '']) => line,
    ),
  ]);
  exportRows(await days.office.figures(manager, span), {
    line(name) {
      named.push(name);
      return name;
    },
    word({ group, word }) {
      named.push(`${group}.${word}`);
      return undefined;
    },
  });
  expect([...new Set(named)].filter((line) => lines.ar[line] === undefined)).toEqual([
    'desk.channel.kiosk',
    'desk.reason.laterRelease',
  ]);
});

test('figures of days that were counted into cells are those of the days as they were, whatever the span; a day is counted once', async () => {
  const { database, clock } = days.place.ground;
  const spans = [
    {},
    { channel: 'kiosk' },
    { service: 'support' },
    { from: '2024-11-11', to: '2024-11-11' },
    { from: '2024-10-20', to: '2024-12-03' },
  ];
  const all = (): Promise<unknown[]> =>
    Promise.all(spans.map((more) => days.office.figures(manager, { ...span, ...more }, 'ar')));
  const before = await all();
  const twice = [countDays, countDays, countCalls, countCalls];
  await Promise.all(twice.map((count) => count(database, clock.now())));
  await Promise.all([countSent(database), countSent(database)]);
  await countDays(database, clock.now());
  const { rows } = await database.query(
    `select (select sum(count) > 10 from written_cells) as written, (select sum(asked) >= 5 from asked_cells) as asked, (select sum(count) from called_cells where what = 'all' and whole)::int as calls, (select sum(count) from time_cells where whole and channel = '*' and service = '*')::int as cases,
      (select sum(count) from sent_cells where whole)::int as sent, (select count(*) from requests where counted_as is null)::int as uncounted`,
  );
  // Nine calls are over; one case was decided, and delivered.
  expect(rows).toEqual([{ written: true, asked: true, calls: 9, cases: 2, sent: 4, uncounted: 0 }]);
  expect(await all()).toEqual(before);
  for (const more of spans) {
    const wanted = { ...span, ...more };
    const own = await independently(database, wanted, '2025-01-01');
    const found = Figures.parse(await days.office.figures(manager, wanted, 'ar'));
    expect(found.conversations).toBe(own.conversations['count']);
    expect(found.satisfaction.asked).toBe(own.asked['asked']);
  }
});

test('a case that was counted and stands otherwise since is in every figure as it stands, before it is counted anew and after', async () => {
  const { database } = days.place.ground;
  await countSent(database);
  const told = async (): Promise<void> => {
    const some = { from: '2024-11-10', to: '2024-11-11' };
    for (const wanted of [span, { ...span, service: 'support' }, { ...span, ...some }]) {
      const own = await independently(database, wanted, '2025-01-01');
      const found = Figures.parse(await days.office.figures(manager, wanted, 'ar'));
      const ends = countsOf(endsOf(found.requestsByService));
      expect({ requests: found.requests, ends }).toEqual({
        requests: own.requests,
        ends: countsOf(own.ends),
      });
    }
  };
  for (const [from, to] of [
    ['submitted', 'withdrawn'],
    ['withdrawn', 'submitted'],
  ]) {
    const moved = 'update requests set status = $2 where status = $1';
    const { rowCount } = await database.query(moved, [from, to]);
    expect(rowCount).toBeGreaterThan(0);
    await told();
    await Promise.all([countSent(database), countSent(database)]);
    await told();
  }
  const { rows } = await database.query(
    `select from requests r full join (select status, rated, sum(count) as n from sent_cells where not whole group by 1, 2 having sum(count) <> 0) c
      on c.status = r.counted_as and c.rated = r.counted_rated group by c.status, c.rated, c.n having count(r.reference) is distinct from c.n`,
  );
  expect(rows).toEqual([]);
});
