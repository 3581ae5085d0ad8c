import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Office } from '../../src/desk/office.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { day, handClock } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import { countAsked } from '../../src/records/keeping/counting/count-asked.ts';
import { countRatings } from '../../src/records/keeping/counting/count-ratings.ts';
import { between, oneOf, randomFrom } from '../support/random.ts';
import { openPlace, type Place } from '../support/place.ts';
import { cellsOf, waitingIn, type Waiting } from './attacking.ts';

/** So many reports are asked for, as many before a new answer as after it. `RANDOM_REPORTS=10000` asks for more. */
const reports = Number(process.env['RANDOM_REPORTS'] ?? 300);
/** So many answers are given. */
const answers = Math.max(120, Math.ceil(reports / 40));

const begin = Date.UTC(2026, 0, 4, 7);
const channels = ['webchat', 'whatsapp', 'telegram'];
const clock = handClock(begin);
let place: Place;
let office: Office;
let manager: Staff;
beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  office = new Office(place.ground, place.conversations);
  for (const channel of channels) office.channels.serve('rahat', channel);
  const roster = { association: 'rahat', email: 'm@rahat.example', role: 'manager' } as const;
  manager = await putStaff(place.ground.database, roster, 0);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

const Row = z.object({ score: z.number().nullable(), answered: z.number() });
const Shown = z.object({
  satisfaction: Row.extend({
    asked: z.number(),
    responseRate: z.number().nullable(),
    distribution: z.array(z.number()),
  }),
  trend: z.array(Row),
  byService: z.array(Row.extend({ service: z.string() })),
  byChannel: z.array(Row.extend({ channel: z.string() })),
  afterService: Row.extend({ asked: z.number(), outcomes: z.array(Row.extend({ outcome: z.string() })) }),
});
type Wanted = Parameters<Office['figures']>[1];
type Counts = ReadonlyMap<string, number>;

const sum = (all: readonly { readonly answered: number }[]): number =>
  all.reduce((total, one) => total + one.answered, 0);

/** How many ratings stand behind each number of a report; that its parts come to the whole is looked at here. */
async function countsOf(wanted: Wanted): Promise<Counts> {
  const { satisfaction, trend, byService, byChannel, afterService } = Shown.parse(
    await office.figures(manager, wanted),
  );
  const { answered, asked, responseRate, distribution } = satisfaction;
  expect(responseRate === null).toBe(asked === 0);
  for (const parts of [trend, byService, byChannel]) expect(sum(parts)).toBe(answered);
  expect(distribution.reduce((total, one) => total + one, 0)).toBe(answered);
  expect(sum(afterService.outcomes)).toBe(afterService.answered);
  return new Map([
    ['all', answered],
    ['asked', asked],
    ['after', afterService.answered],
    ['after asked', afterService.asked],
    ...byService.map((one) => [`service ${one.service}`, one.answered] as const),
    ...byChannel.map((one) => [`channel ${one.channel}`, one.answered] as const),
    ...afterService.outcomes.map((one) => [`outcome ${one.outcome}`, one.answered] as const),
  ]);
}

/** What the export counts under the same names: no more and nothing else than the page. */
async function exportedOf(wanted: Wanted): Promise<Counts> {
  const names: Readonly<Record<string, string>> = {
    satisfaction: 'all',
    responseRate: 'asked',
    afterService: 'after',
    afterServiceAsked: 'after asked',
    service: 'service ',
    channel: 'channel ',
    afterServiceOutcome: 'outcome ',
  };
  const rows = cellsOf(await office.figuresCsv(manager, wanted, 'en'));
  return new Map(
    rows.flatMap(([, , , count = '', , id = '', of = '']) =>
      names[id] === undefined ? [] : [[`${names[id]}${of}`, Number(count)] as const],
    ),
  );
}

/** Nothing, or as many as tell of nobody. */
const tellsOfNobody = (count: number): boolean => count === 0 || Math.abs(count) >= 5;

function expectNobodyTold(one: Counts, other: Counts): void {
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [one.get(name) ?? 0, other.get(name) ?? 0];
    expect([name, here, there, [here, there, there - here].every(tellsOfNobody)]).toEqual([
      name,
      here,
      there,
      true,
    ]);
  }
}

/**
 * Whoever knows the rosters, and so who was served where and when, does not know whose score is shown: of those that waited together at least one in four, and one
 * more, waits on. So many lots were shown.
 */
function expectMoreWait(before: Waiting, after: Waiting): number {
  // Those that waited for a month were drawn from all of their ground, after their own cell was.
  const isMixed = before.mixed !== after.mixed;
  let lots = 0;
  for (const [cell, waited] of isMixed ? before.grounds : before.cells) {
    const waits = (isMixed ? after.grounds : after.cells).get(cell) ?? 0;
    if (waits === waited) continue;
    lots += 1;
    const most = isMixed ? waited - 1 : waited - Math.floor(waited / 4) - 1;
    const shown = waited - waits;
    expect([cell, shown, shown >= 5, shown <= most]).toEqual([cell, shown, true, true]);
  }
  return lots;
}

test(
  'no report, filter or span, and no difference between two of them, before or after an answer, tells of fewer than five who rated',
  async () => {
    const { database } = place.ground;
    const random = randomFrom(1447);
    const some = <T>(all: readonly T[]): T => oneOf(random, all);
    const services = ['support', 'suggestion', null];
    const anyDay = (): string => daysAfter(dayAt(begin), between(random, 0, answers / 3));
    const spans = (): Wanted[] => {
      const [from, middle, to] = [anyDay(), anyDay(), anyDay()].toSorted();
      const narrowed = {
        channel: some([undefined, undefined, ...channels]),
        service: some([undefined, undefined, 'support', 'suggestion']),
      };
      return [
        { from, to, ...narrowed },
        { from, to: middle, ...narrowed },
      ];
    };
    const each = Math.max(1, Math.round(reports / answers / 4));
    let asked = 0;
    let lots = 0;
    for (let n = 0; n < answers; n += 1) {
      const served = between(random, 0, 2) === 0;
      const pairs = Array.from({ length: each }, spans);
      const before = await Promise.all(pairs.map((pair) => Promise.all(pair.map(countsOf))));
      await database.query(
        `insert into ratings (id, association, channel, about, service, outcome, asked_at, score, at)
         select $1, 'rahat', $2, $3, $4, $5, asked, $7::smallint, case when $7::smallint is not null then asked end from (select to_timestamp($6 / 1000.0) as asked) one`,
        [
          `r${n}`,
          // Most come by one way.
          some(['webchat', 'webchat', ...channels]),
          served ? 'served' : 'conversation',
          some([null, null, ...services]),
          served ? some(['delivered', 'refused']) : null,
          clock.now(),
          // Some are asked and do not answer.
          some([1, 2, 3, 4, 5, null]),
        ],
      );
      clock.advance(between(random, 0, Math.floor((2 * day) / 3)));
      const pools = await waitingIn(database);
      await countRatings(database, clock.now(), { seed: () => `chance ${n}` });
      await countAsked(database, clock.now(), { seed: () => `chance ${n}` });
      lots += expectMoreWait(pools, await waitingIn(database));
      const after = await Promise.all(pairs.map((pair) => Promise.all(pair.map(countsOf))));
      for (const [i, [whole, part]] of after.entries()) {
        const [wholeBefore, partBefore] = before[i] ?? [];
        // One more answer, and a span beside one that it holds.
        expectNobodyTold(whole!, wholeBefore!);
        expectNobodyTold(part!, partBefore!);
        expectNobodyTold(whole!, part!);
      }
      const [[wanted] = []] = pairs;
      expect(await exportedOf(wanted!)).toEqual(after[0]?.[0]);
      asked += 4 * pairs.length;
    }
    expect(asked).toBeGreaterThanOrEqual(Math.min(reports, 160));
    expect(lots).toBeGreaterThan(2);
  },
  20 * 60_000,
);
