import { describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import { restoreFrame } from '../../src/engine/standing/restore.ts';
import { minuteOfDay } from '../../src/fields/calendar.ts';
import { flows } from '../../flows/index.ts';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { aWorkingMorning, openAll } from '../support/house.ts';
import { talk } from '../support/talk.ts';

const text = (said: readonly { readonly text: string }[]): string =>
  said.map((message) => message.text).join('\n');

describe('buttons', () => {
  test('a button of an earlier question changes nothing and is told so', async () => {
    const { say, tap, prompt, rehearsal } = await talk();
    const consent = prompt().id;
    say('أوافق', 'دعم', 'محمد سعد العتيبي');
    const before = rehearsal.dialogue.stack;
    expect(text(tap(consent, 'refuse'))).toContain('هذا الزر يخص سؤالًا سابقًا أُغلق');
    expect(rehearsal.dialogue.stack).toEqual(before);
    expect(rehearsal.dialogue.facts.consent).toBe('given');
  });

  test('the same button tapped twice acts once', async () => {
    const { say, tap, prompt, rehearsal } = await talk();
    say('أوافق', 'اقتراح أو شكوى');
    const { id } = prompt();
    tap(id, 'suggestion');
    expect(text(tap(id, 'suggestion'))).toContain('سؤالًا سابقًا');
    expect(rehearsal.dialogue.stack.at(-1)?.context['answers']).toEqual({ kind: 'suggestion' });
  });

  test('a button that the question does not have is not understood', async () => {
    const { tap, prompt, rehearsal } = await talk();
    tap(prompt().id, 'sign');
    expect(rehearsal.dialogue.facts.consent).toBeUndefined();
  });
});

describe('two programs that answer each other', () => {
  test('are told at the thirteenth equal text how to go on, then nothing, and a person is heard again', async () => {
    const { say, rehearsal } = await talk();
    say('أوافق');
    for (let i = 0; i < 12; i += 1) say('رسالة تلقائية');
    expect(text(say('رسالة تلقائية'))).toMatch(/مرات كثيرة.*«موظف»/s);
    expect(rehearsal.last?.asked).toBeDefined();
    expect(say('رسالة تلقائية')).toEqual([]);
    expect(say('رسالة تلقائية')).toEqual([]);
    expect(say('القائمة').length).toBeGreaterThan(0);
  });

  test('are heard again after an hour, with the same text', async () => {
    const { say, clock } = await talk();
    say('أوافق');
    for (let i = 0; i < 15; i += 1) say('رسالة تلقائية');
    clock.advance(hour);
    expect(say('رسالة تلقائية').length).toBeGreaterThan(0);
  });
});

describe('a list of what may have been meant', () => {
  test('does not stay open over the next message', async () => {
    for (const [next, wanted] of [
      ['مساعدة', 'يمكنك في أي وقت'],
      ['Hello', 'وعليكم السلام'],
      ['شكرا', 'العفو'],
    ] as const) {
      const { say, prompt } = await talk();
      say('أوافق', 'متابعة', 'وش الرقم');
      expect(prompt().step).toBe('askWhich');
      const said = say(next);
      expect(text(said)).toContain(wanted);
      expect(text(said)).not.toContain('أي هذه');
      expect(prompt()).toMatchObject({ flow: 'tracking', step: 'askReference' });
    }
  });

  test('lets a request be left by its own question', async () => {
    const { say, prompt } = await talk();
    say('أوافق', 'متابعة', 'وش الرقم', '4271235');
    expect(prompt()).toMatchObject({ flow: 'tracking', step: 'askProof' });
  });
});

describe('patience', () => {
  test('reminds after half an hour and after a day, then stops', async () => {
    const { say, due, wakeAt, clock } = await talk();
    say('أوافق', 'التطوع', 'محمد سعد العتيبي');
    expect(wakeAt()).toBe(clock.now() + 30 * minute);
    clock.advance(30 * minute);
    expect(text(due())).toContain('ما زلنا هنا');
    expect(wakeAt()).toBe(aWorkingMorning + day);
    clock.set(aWorkingMorning + day);
    expect(text(due())).toContain('ولن نذكّر به بعد الآن');
    expect(wakeAt()).toBeUndefined();
    clock.advance(10 * day);
    expect(due()).toEqual([]);
  });

  test('never speaks at night in Riyadh', async () => {
    for (let h = 0; h < 24; h += 1) {
      const { say, wakeAt } = await talk('awdat-sudair', aWorkingMorning + h * hour);
      say('أوافق', 'التطوع', 'محمد سعد العتيبي');
      const at = minuteOfDay(wakeAt() ?? 0);
      expect(at).toBeGreaterThanOrEqual(9 * 60);
      expect(at).toBeLessThan(21 * 60);
    }
  });

  test('is not at work where nothing was begun, and not for whoever said stop', async () => {
    const { say, wakeAt } = await talk();
    say('أوافق');
    expect(wakeAt()).toBeUndefined();
    say('التطوع', 'محمد سعد العتيبي', 'إيقاف');
    expect(wakeAt()).toBeUndefined();
    say('تفعيل');
    expect(wakeAt()).toBeDefined();
  });

  test('nothing is said and nothing more is due while nothing reaches the member, until they write', async () => {
    for (const typed of ['محمد سعد العتيبي', 'موظف']) {
      const { say, wakeAt, clock, rehearsal } = await talk();
      say('أوافق', 'التطوع', typed);
      const { engine, houses } = await openAll();
      const turn = advance({
        engine,
        house: houses.get('awdat-sudair')!,
        before: rehearsal.dialogue,
        event: { kind: 'due' },
        given: { now: clock.now() + 10 * day, seed: '1', shut: true },
      });
      expect(turn).toMatchObject({ kind: 'decided', results: [] });
      expect(turn).not.toHaveProperty('wakeAt');
      clock.advance(10 * day);
      say('السلام عليكم');
      expect(wakeAt()).toBeDefined();
    }
  });

  test('a timer that comes early or twice says nothing', async () => {
    const { say, due, clock } = await talk();
    say('أوافق', 'التطوع', 'محمد سعد العتيبي');
    expect(due()).toEqual([]);
    clock.advance(31 * minute);
    expect(due().length).toBeGreaterThan(0);
    expect(due()).toEqual([]);
  });
});

describe('a conversation taken up again', () => {
  test('after sixty days stands at the same question with every answer', async () => {
    const { say, clock, rehearsal, prompt } = await talk();
    say('أوافق', 'دعم', 'محمد سعد العتيبي', '1100000007');
    const before = prompt();
    clock.advance(60 * day);
    expect(text(say('15/9/1400'))).toContain('أهلًا بعودتك');
    expect(before).toMatchObject({ field: 'birthDate' });
    expect(rehearsal.dialogue.stack.at(-1)?.context['answers']).toMatchObject({
      fullName: 'محمد سعد العتيبي',
      nationalId: '1100000007',
      birthDate: { year: 1400 },
    });
  });

  test('left for the menu, is offered there and goes on where it stopped', async () => {
    const { say, prompt } = await talk();
    say('أوافق', 'دعم', 'محمد سعد العتيبي', 'القائمة');
    expect(say('اكمل').at(-1)?.prompt).toMatchObject({ flow: 'request', field: 'nationalId' });
    expect(prompt().field).toBe('nationalId');
  });
});

describe('a new version of a flow', () => {
  const request = flows.find(({ name }) => name === 'request')!;
  const frame = {
    flow: 'request',
    version: 1,
    value: 'askField',
    context: { service: 'support', answers: { fullName: 'محمد' }, at: 'nationalId' },
  };

  test('takes a frame of its own version as it is', () => expect(restoreFrame(frame, request)).toBe(frame));
  test('keeps the state where it still exists', () =>
    expect(restoreFrame(frame, { ...request, version: 2 })).toMatchObject({
      version: 2,
      value: 'askField',
      context: frame.context,
    }));
  test('lands at the safe point where it does not, with every answer kept', () => {
    expect(restoreFrame({ ...frame, value: 'askSomethingOld' }, { ...request, version: 2 })).toMatchObject({
      value: 'continue',
      context: frame.context,
    });
  });
  test('is migrated by the flow where it can be', () => {
    const migrate = () => ({ value: 'review', context: { ...frame.context, at: null } });
    expect(restoreFrame(frame, { ...request, version: 2, migrate })).toMatchObject({
      version: 2,
      value: 'review',
      context: { at: null },
    });
  });

  test.each([
    ['a field that its service asks no more', { at: 'shoeSize' }, 'askField'],
    ['a service that is offered no more', { service: 'moon' }, 'chooseService'],
  ])('goes on where a member stands at %s', async (_what, gone, step) => {
    const { say, rehearsal } = await talk();
    say('أوافق', 'دعم', 'محمد سعد العتيبي');
    const { stack } = rehearsal.dialogue;
    rehearsal.dialogue = {
      ...rehearsal.dialogue,
      stack: stack.map((one) =>
        one.flow === 'request' ? { ...one, context: { ...one.context, ...gone } } : one,
      ),
    };
    expect(say('1100000007').flatMap(({ prompt: asked }) => asked?.step ?? [])).toEqual([step]);
  });

  test('goes on with a stored conversation whose state is no longer there', async () => {
    const { engine, houses } = await openAll();
    const { say, rehearsal } = await talk();
    say('أوافق', 'دعم', 'محمد سعد العتيبي');
    const old = rehearsal.dialogue;
    const stored: Dialogue = {
      ...old,
      stack: old.stack.map((one) =>
        one.flow === 'request' ? { ...one, version: 0, value: 'askNationalId' } : one,
      ),
    };
    const turn = advance({
      engine,
      house: houses.get('awdat-sudair')!,
      before: stored,
      event: { kind: 'text', text: '1100000007' },
      given: { now: aWorkingMorning, seed: '00000000' },
    });
    expect(turn.kind === 'decided' && turn.dialogue.stack.at(-1)?.context['answers']).toMatchObject({
      fullName: 'محمد سعد العتيبي',
    });
    const asked = turn.kind === 'decided' ? turn.results.filter(({ type }) => type === 'asked') : [];
    expect(asked).toMatchObject([{ asked: { step: 'askField', field: { name: 'nationalId' } } }]);
  });
});
