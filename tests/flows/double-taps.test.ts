import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Reached } from '../../src/conversation/rehearsal/walk.ts';
import { walked } from '../support/walked.ts';
import type { Engine } from '../../src/engine/advance.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import { handClock } from '../../src/kernel/clock.ts';
import type { House } from '../../src/voice/house.ts';
import { associations, openAll } from '../support/house.ts';
import { pairing } from '../support/whole.ts';

let engine: Engine;
let houses: ReadonlyMap<string, House>;
beforeAll(async () => {
  ({ engine, houses } = await openAll());
});

/** What a member is bound by, or what others hear of: a second tap must leave none of it. */
const commits: ReadonlySet<string> = new Set([
  'submit',
  'supply',
  'bring',
  'withdraw',
  'rate',
  'comment',
  'handOver',
  'stopWaiting',
  'consent',
  'offerLink',
  'optOut',
  'join',
]);
const gaps = [100, 300, 500, 700, 1000, 1400];
const second = 1000;
const taps = gaps.flatMap((gap) =>
  (['the same button', 'from above', 'from below'] as const).map((where) => ({ gap, where })),
);
const pairs = pairing();

/** A conversation that stands at a question which was read, and what is done to it at which moment. */
function standing({ rehearsal }: Reached) {
  const clock = handClock(rehearsal.clock.now() + 60 * second);
  const twin = rehearsal.fork(clock);
  const play = (event: MemberEvent): readonly string[] => {
    twin.play(event);
    return (twin.last?.results ?? []).map(({ type }) => type).filter((type) => commits.has(type));
  };
  return { twin, clock, play };
}

describe.each(associations)('two taps of one finger in %s', (id) => {
  let reached: readonly Reached[];
  beforeAll(() => {
    reached = walked(engine, houses.get(id)!);
  });

  test('have one effect at every button of every question, whether the second meets the same button or what stands there by then', () => {
    for (const [state, { gap, where }] of pairs(reached, taps)) {
      const { prompt, choices = [] } = state.last;
      for (const [place, { id: choice }] of choices.entries()) {
        const { twin, clock, play } = standing(state);
        play({ kind: 'tap', prompt: prompt?.id ?? '', choice });
        clock.advance(gap);
        const open = twin.last?.asked;
        const there = open?.choices?.at(where === 'from above' ? place : place - choices.length);
        if (where !== 'the same button' && (!open || there === undefined || open.id === prompt?.id)) continue;
        const again =
          where === 'the same button'
            ? ({ kind: 'tap', prompt: prompt?.id ?? '', choice } as const)
            : ({ kind: 'tap', prompt: open?.id ?? '', choice: there ?? '' } as const);
        const left = play(again);
        expect({ at: state.state.step, choice, gap, where, left }).toEqual({
          at: state.state.step,
          choice,
          gap,
          where,
          left: [],
        });
      }
    }
  });

  test('sign nothing: a tap on the signature counts when its question has stood for a second and a half', () => {
    const reviews = reached.filter(({ last }) => last.choices?.some((one) => one.id === 'confirm'));
    expect(reviews.length).toBeGreaterThan(0);
    for (const state of reviews) {
      const { twin, clock, play } = standing(state);
      play({ kind: 'tap', prompt: state.last.prompt?.id ?? '', choice: 'confirm' });
      if (twin.last?.asked?.kind === 'yesNo') {
        clock.advance(2 * second);
        play({ kind: 'tap', prompt: twin.last.asked.id, choice: 'yes' });
      }
      const sign = twin.last?.asked;
      expect(sign?.kind).toBe('sign');
      const shown = clock.now();
      for (const gap of [0, 100, 200, 600, 1000, 1400, 1499]) {
        clock.set(shown + gap);
        expect({ gap, left: play({ kind: 'tap', prompt: sign!.id, choice: 'sign' }) }).toEqual({
          gap,
          left: [],
        });
        expect(twin.last?.asked?.id).toBe(sign!.id);
      }
      for (const text of ['👍', 'طيب', '1', '١', '2', 'نعم', 'ايه', 'ok', 'تمام', 'موافق', 'أوافق'])
        expect({ text, left: play({ kind: 'text', text }) }).toEqual({ text, left: [] });
      // The ways out that come after two tries are shown with it: from then on it has stood.
      clock.set(shown + 1499 + 1500);
      expect(play({ kind: 'tap', prompt: sign!.id, choice: 'sign' })).toEqual(['submit']);
      const rating = twin.last?.asked;
      expect(rating?.kind).toBe('rating');
      for (const gap of gaps) {
        clock.set(shown + 1500 + gap);
        for (const choice of rating?.choices?.filter((one) => one !== 'skip') ?? [])
          expect(play({ kind: 'tap', prompt: rating!.id, choice })).toEqual([]);
        expect(play({ kind: 'tap', prompt: sign!.id, choice: 'sign' })).toEqual([]);
      }
      clock.set(shown + 1499 + 3100);
      expect(play({ kind: 'tap', prompt: rating!.id, choice: 'score-5' })).toEqual(['rate']);
    }
  });

  test('do not keep whoever types the attestation waiting', () => {
    const signed = new Set<string>();
    for (const state of reached.filter(({ last }) => last.prompt?.kind === 'sign')) {
      const left = standing(state).play({ kind: 'tap', prompt: state.last.prompt?.id ?? '', choice: 'sign' });
      expect(left).toHaveLength(1);
      for (const one of left) signed.add(one);
      for (const text of ['أقرّ', 'اقر', 'أقرّ وأوقّع', 'أوقع', 'طيب أقر']) {
        const { twin, play } = standing(state);
        const { sign, ...rest } = { sign: twin.dialogue.stack.at(-1)!, ...twin.dialogue };
        twin.dialogue = {
          ...rest,
          stack: [...rest.stack.slice(0, -1), { ...sign, since: twin.clock.now() }],
        };
        expect({ text, left: play({ kind: 'text', text }) }).toEqual({ text, left });
      }
    }
    expect(signed).toContain('submit');
  });
});
