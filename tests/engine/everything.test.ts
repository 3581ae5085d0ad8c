import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventOfSample, sampleInput, storedSample } from '../../src/conversation/rehearsal/samples.ts';
import { advance, blank, type Engine, type Turn } from '../../src/engine/advance.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import type { LookedUp, LookUp } from '../../src/lookups/index.ts';
import type { Asked } from '../../src/voice/question.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import { fieldOf, serviceOf, type House } from '../../src/voice/house.ts';
import { associations, aWorkingMorning, countingSeed, openAll } from '../support/house.ts';
import { anyText } from '../support/any-text.ts';

type Decided = Extract<Turn, { kind: 'decided' }>;
let engine: Engine;
let houses: ReadonlyMap<string, House>;
beforeAll(async () => {
  ({ engine, houses } = await openAll());
});

/** What a member, a channel or a fault may do at any moment; numbers are turned into something that fits the open question. */
const act = fc.oneof(
  { weight: 6, arbitrary: fc.nat(1000).map((n) => ({ kind: 'sensible', n }) as const) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        'موظف',
        'القائمة',
        'رجوع',
        'إلغاء',
        'مساعدة',
        'English',
        'عربي',
        'شكرا',
        'إيقاف',
        'متى تردون علي؟',
        'كم يبعد القمر؟',
        'تعديل الجوال',
        '3',
        '٠',
        'نعم',
        'لا',
        '1234567',
        'وين طلبي',
        'اقر',
      )
      .map((text) => ({ kind: 'text', text }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(fc.string(), anyText(300), fc.string({ maxLength: 5000 }))
      .map((text) => ({ kind: 'text', text }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('q1', 'q2', 'q7', 'x', ''),
        fc.constantFrom('agree', 'request', 'keep', 'skip', 'constructor', '__proto__', 'drop'),
      )
      .map(([prompt, choice]) => ({ kind: 'tap', prompt, choice }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { kind: 'due' } as const,
      { kind: 'unsupported', what: 'voice' } as const,
      { kind: 'start', lang: 'ar' } as const,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      kind: 'file',
      file: storedSample({ name: 'x.png', contentType: 'image/png', contentBase64: 'iVBORw0KGgo=' }),
    } as const),
  },
  { weight: 1, arbitrary: fc.nat(400_000_000).map((ms) => ({ kind: 'wait', ms }) as const) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function sensible(house: House, asked: Asked | undefined, n: number): MemberEvent {
  const field = asked?.field && fieldOf(serviceOf(house, asked.field.service), asked.field.name);
  if (asked && field && n % 3 > 0) return eventOfSample(sampleInput(field, n), asked.id);
  const choices = asked?.choices ?? [];
  return choices.length > 0 && asked
    ? { kind: 'tap', prompt: asked.id, choice: choices[n % choices.length]! }
    : { kind: 'text', text: 'كم رقمكم' };
}

const lookUp = (query: LookUp, n: number): LookedUp => {
  const request = {
    reference: '4271235',
    service: 'no-such',
    status: 'submitted',
    submittedOn: '2026-10-20',
    promisedOn: '2026-11-15',
  };
  if (query.kind === 'mine') return { kind: 'mine', requests: n % 2 ? [request] : [] };
  if (query.kind === 'similar') return { kind: 'similar', reference: n % 2 ? '4271235' : null };
  if (query.kind === 'code')
    return { kind: 'code', outcome: (['linked', 'unknown', 'locked'] as const)[n % 3]! };
  const outcome = (['unknown', 'locked', 'found'] as const)[n % 3]!;
  return outcome === 'found' ? { kind: 'request', outcome, request } : { kind: 'request', outcome };
};

function turnOf(house: House, before: Dialogue, event: MemberEvent, now: number, n: number): Decided {
  const found: LookedUp[] = [];
  const given = { now, seed: n.toString(16).padStart(8, '0') };
  let turn = advance({ engine, house, before, event, given });
  for (let i = 0; turn.kind === 'needs'; i += 1) {
    expect(i).toBeLessThan(8);
    found.push(lookUp(turn.query, n + i));
    turn = advance({ engine, house, before, event, given, found });
  }
  const again = advance({
    engine,
    house,
    before: structuredClone(before),
    event: structuredClone(event),
    given,
    found,
  });
  expect(again).toEqual(turn);
  return turn;
}

function run(house: House, acts: readonly Act[]): void {
  let now = aWorkingMorning;
  let { dialogue, results } = turnOf(house, blank('ar', now), { kind: 'start', lang: 'ar' }, now, 0);
  let asked = results.findLast((result) => result.type === 'asked')?.asked;
  acts.forEach((one, i) => {
    now += 1000;
    if (one.kind === 'wait') return void (now += one.ms);
    const frozen = JSON.stringify(dialogue);
    const turn = turnOf(
      house,
      dialogue,
      one.kind === 'sensible' ? sensible(house, asked, one.n) : one,
      now,
      i + 1,
    );
    expect(JSON.stringify(dialogue)).toBe(frozen);
    ({ dialogue, results } = turn);
    asked = results.findLast((result) => result.type === 'asked')?.asked ?? asked;
    // Plain JSON, bounded, and a question always stands.
    expect(JSON.parse(JSON.stringify(dialogue))).toEqual(dialogue);
    expect(dialogue.stack.length).toBeGreaterThanOrEqual(1);
    expect(dialogue.stack.length).toBeLessThanOrEqual(8);
    expect(dialogue.parked.length).toBeLessThanOrEqual(5);
    expect(dialogue.stack.at(-1)?.asked).toBeDefined();
    expect(JSON.stringify({ ...dialogue, stack: [], parked: [] }).length).toBeLessThan(1500);
    expect(dialogue.stack[0]?.flow).toBe('reception');
    if (dialogue.facts.consent !== 'given')
      expect(results.filter(({ type }) => type === 'submit' || type === 'comment')).toEqual([]);
    for (const result of results)
      if (result.type === 'submit') expect(result.submission.sha256).toMatch(/^[0-9a-f]{64}$/);
    return undefined;
  });
}

describe.each(associations)('whatever happens to %s', (id) => {
  test('a turn is pure, never throws, and leaves one question standing', () => {
    let done = 0;
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 50 }), (acts) => {
        run(houses.get(id)!, acts);
        done += acts.length;
      }),
      { numRuns: 40, seed: 7 },
    );
    expect(done).toBeGreaterThan(40);
  });
});

test('every question has an id of its own, and one id never means two questions', () => {
  const house = houses.get('awdat-sudair')!;
  const seed = countingSeed();
  const kinds = new Map<string, string>();
  let dialogue = blank('ar', aWorkingMorning);
  for (const text of [
    '',
    'أوافق',
    'دعم',
    'محمد سعد',
    'رجوع',
    'القائمة',
    'اكمل',
    'موظف',
    'العودة',
    'سؤال',
    'رجوع',
  ]) {
    const turn = advance({
      engine,
      house,
      before: dialogue,
      event: text === '' ? { kind: 'start', lang: 'ar' } : { kind: 'text', text },
      given: { now: aWorkingMorning, seed: seed() },
    });
    if (turn.kind !== 'decided') continue;
    ({ dialogue } = turn);
    for (const result of turn.results)
      if (result.type === 'asked') {
        const { id, flow, step, field } = result.asked;
        const name = [flow, step, field?.name].join('/');
        expect(kinds.get(id) ?? name).toBe(name);
        kinds.set(id, name);
      }
  }
  expect(kinds.size).toBeGreaterThan(6);
});
