import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadAssociations } from '../../src/association/load.ts';
import type { Association } from '../../src/association/schema.ts';
import { lifeOf, mustCheck, unchecked, type Life } from '../../src/cases/life.ts';
import { acts, moved, possible, type CaseEvent, type Standing } from '../../src/cases/machine.ts';
import { caseStatuses, isOpenCase, type CaseStatus } from '../../src/contract/cases/status.ts';
import { daysAfter, daysBetween } from '../../src/fields/calendar.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { between, oneOf, randomFrom, type Random } from '../support/random.ts';

/** Over five packs, as many as were promised. */
const histories = 2000;
const longest = 24;
const sentOn = '2026-11-08';
const promised = 21;

let packs: readonly Association[];
beforeAll(async () => {
  packs = [...(await loadAssociations(join(productRoot(), 'associations'))).values()];
});

interface Happened {
  readonly event: CaseEvent;
  readonly before: Standing;
  readonly after: Standing;
}
interface History {
  readonly life: Life;
  readonly happened: readonly Happened[];
  readonly end: Standing;
}

const beginning: Standing = { status: 'submitted', dueOn: daysAfter(sentOn, promised) };

/** Anything at all is tried, in any order: what a case cannot take changes nothing. */
function historyOf(life: Life, random: Random): History {
  const happened: Happened[] = [];
  let standing = beginning;
  let on = sentOn;
  for (let i = 0; i < longest; i += 1) {
    on = daysAfter(on, between(random, 0, 6));
    const event: CaseEvent = {
      type: oneOf(random, acts),
      on,
      to: daysAfter(on, between(random, -3, 30)),
    };
    const after = moved(life, standing, event);
    if (!after) continue;
    happened.push({ event, before: standing, after });
    standing = after;
  }
  return { life, happened, end: standing };
}

const wayOf = ({ happened }: History): readonly CaseStatus[] => [
  'submitted',
  ...happened.map(({ after }) => after.status),
];

/** What must hold of every history, in the words of the policy. */
function faultsIn(history: History): string[] {
  const { life, happened, end } = history;
  const way = wayOf(history);
  const faults: string[] = [];
  const is = (holds: boolean, fault: string): unknown => holds || faults.push(`${fault}: ${way.join(' → ')}`);
  const decided = way.findIndex((status) => ['accepted', 'partly', 'refused'].includes(status));
  const before = way.slice(0, Math.max(0, decided));
  if (life.check === 'must')
    is(decided < 0 || before.includes('checked'), 'decided without having been checked');
  is(life.ends === 'decision' || decided < 0, 'the committee decided on what it does not study');
  is(life.registration || !way.includes('completed'), 'registered where the policy has no registration');
  is(life.delivery || !way.includes('delivered'), 'delivered where the policy has no delivery');
  const ends: readonly CaseStatus[] = ['handled', 'filed', 'closed', 'withdrawn'];
  is(way.filter((status) => ends.includes(status)).length <= 1, 'ended more than once');
  is(way.filter((status) => status === 'appealed').length <= (life.appeal ? 1 : 0), 'appealed too often');
  for (const { before: from, after } of happened)
    is(isOpenCase(from.status) || !isOpenCase(after.status), 'opened again after its end');
  // The day of the answer: the promise, moved by what the committee put off and by the days that the member was waited for.
  const due = happened.reduce((day, { event, before: from }) => {
    if (event.type === 'defer') return event.to! > day ? event.to! : day;
    const { since = '' } = from.pause ?? {};
    return event.type === 'answer' && since <= day ? daysAfter(day, daysBetween(since, event.on)) : day;
  }, beginning.dueOn);
  is(end.dueOn === due, `the day is ${end.dueOn} instead of ${due}`);
  is((end.status === 'asked') === (end.pause !== undefined), 'the clock stands without anything to wait for');
  const again = happened.reduce((at, { event }) => moved(life, at, event)!, beginning);
  if (JSON.stringify(again) !== JSON.stringify(end)) faults.push('the same acts led to another end');
  return faults;
}

describe('the life of a case', () => {
  test(`holds in ${histories} histories over five packs`, () => {
    const random = randomFrom(14);
    const seen = new Set<string>();
    const faults: string[] = [];
    for (let n = 0; n < histories; n += 1) {
      const pack = packs[n % packs.length]!;
      const own = lifeOf(pack, oneOf(random, pack.services));
      // No pack that comes along names an appeal.
      const life = own.ends === 'decision' && n % 3 === 0 ? { ...own, appeal: true } : own;
      const history = historyOf(between(random, 0, 4) === 0 ? unchecked(life) : life, random);
      for (const status of wayOf(history)) seen.add(status);
      faults.push(...faultsIn(history).map((fault) => `${n} (${pack.id}): ${fault}`));
    }
    expect(faults).toEqual([]);
    expect([...seen].sort()).toEqual([...caseStatuses].sort());
  });

  test('always has a way on to an end, and what has ended takes nothing more', () => {
    for (const pack of packs)
      for (const service of pack.services) {
        const life = lifeOf(pack, service);
        for (const status of caseStatuses) {
          const standing: Standing = {
            status,
            dueOn: sentOn,
            ...(status === 'asked' && { pause: { since: sentOn, resumes: 'submitted' as const } }),
          };
          const isEnd = ['refused', 'handled', 'filed', 'closed', 'withdrawn'].includes(status);
          const isOfThisLife =
            !(status === 'completed' && !life.registration) &&
            !(status === 'delivered' && !life.delivery) &&
            (life.ends === 'decision' || ['submitted', 'asked'].includes(status) || isEnd);
          if (isOfThisLife || isEnd)
            expect({ status, ways: possible(life, standing).length > 0 }).toEqual({ status, ways: !isEnd });
        }
      }
  });
});

describe('the packs decide which states there are and which clause each cites', () => {
  const all = ['awdat-sudair', 'makkah-housing', 'mord', 'najran-coffee', 'rahat'];
  const lifeIn = (id: string): Life =>
    lifeOf(
      packs.find((pack) => pack.id === id)!,
      undefined,
    );

  test('those with seven steps go to the end, Makkah ends with the registration, Najran has the states without a clause', () => {
    expect(packs.map(({ id }) => id).sort()).toEqual(all);
    const seven = {
      reception: 'steps-1',
      check: 'steps-2',
      referral: 'steps-3',
      signing: 'steps-4',
      committee: 'steps-5',
      registration: 'steps-6',
      delivery: 'steps-7',
    };
    const { delivery, ...six } = seven;
    expect(delivery).toBe('steps-7');
    for (const id of ['awdat-sudair', 'mord', 'rahat'])
      expect(lifeIn(id)).toEqual({
        check: 'must',
        ends: 'decision',
        registration: true,
        delivery: true,
        appeal: false,
        clauses: seven,
      });
    expect(lifeIn('makkah-housing')).toEqual({
      check: 'must',
      ends: 'decision',
      registration: true,
      delivery: false,
      appeal: false,
      clauses: six,
    });
    expect(lifeIn('najran-coffee')).toEqual({
      check: 'may',
      ends: 'decision',
      registration: true,
      delivery: true,
      appeal: false,
      clauses: {},
    });
  });

  test('what a service keeps from the committee is concluded, and neither checked nor delivered', () => {
    for (const pack of packs)
      for (const service of pack.services.filter(({ studiedBy }) => studiedBy !== undefined)) {
        const life = lifeOf(pack, service);
        expect(possible(life, beginning)).toEqual(['ask', 'handle', 'file', 'withdraw']);
      }
  });
});

test('what a case is owed by its member is waited for: before the check, and before the registration is completed', () => {
  const life = lifeOf(packs[0]!, undefined);
  const acted = (status: CaseStatus, owes: boolean) => possible(life, { ...beginning, status, owes });
  expect(acted('submitted', true)).toEqual(acted('submitted', false).filter((act) => act !== 'check'));
  // What came and is wrong may be asked for anew at any time until the service is provided.
  expect(acted('accepted', true)).toEqual(['ask']);
  expect(acted('accepted', false)).toEqual(['ask', 'complete', 'deliver']);
  // Where the policy demands no check, what follows a form demands it.
  const free: Life = { ...life, check: 'may' };
  expect(possible(free, beginning)).toContain('accept');
  expect(possible(mustCheck(free), beginning)).not.toContain('accept');
});

test('the days that the member is waited for are added to the promise; a day in the past is no day to put off to', () => {
  const life = lifeOf(packs[0]!, undefined);
  const asked = moved(life, { status: 'checked', dueOn: '2026-11-29' }, { type: 'ask', on: '2026-11-10' })!;
  expect(asked).toEqual({
    status: 'asked',
    dueOn: '2026-11-29',
    pause: { since: '2026-11-10', resumes: 'checked' },
  });
  expect(moved(life, asked, { type: 'accept', on: '2026-11-11' })).toBeUndefined();
  expect(moved(life, asked, { type: 'answer', on: '2026-11-15' })).toEqual({
    status: 'checked',
    dueOn: '2026-12-04',
  });
  const studied: Standing = { status: 'checked', dueOn: '2026-11-29' };
  expect(moved(life, studied, { type: 'defer', on: '2026-11-20', to: '2026-11-19' })).toBeUndefined();
  expect(moved(life, studied, { type: 'defer', on: '2026-11-20', to: '2026-12-20' })).toEqual({
    status: 'deferred',
    dueOn: '2026-12-20',
  });
  expect(moved(life, studied, { type: 'defer', on: '2026-11-20', to: '2026-11-23' })).toEqual({
    status: 'deferred',
    dueOn: '2026-11-29',
  });
});
