import { describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import { restoreFrame } from '../../src/engine/restore.ts';
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
    say('أوافق', 'اقتراح');
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
  test('fall silent after the same text a dozen times, and a person is heard again', async () => {
    const { say } = await talk();
    say('أوافق');
    for (let i = 0; i < 12; i += 1) say('رسالة تلقائية');
    expect(say('رسالة تلقائية')).toEqual([]);
    expect(say('القائمة').length).toBeGreaterThan(0);
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
    expect(turn.kind === 'decided' && turn.results.some(({ type }) => type === 'asked')).toBe(true);
  });
});
