import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Reached } from '../../src/conversation/rehearsal/walk.ts';
import type { Engine } from '../../src/engine/advance.ts';
import { handClock } from '../../src/kernel/clock.ts';
import type { House } from '../../src/voice/house.ts';
import { associations, openAll } from '../support/house.ts';
import { talk } from '../support/talk.ts';
import { walked } from '../support/walked.ts';

let engine: Engine;
let houses: ReadonlyMap<string, House>;
beforeAll(async () => {
  ({ engine, houses } = await openAll());
});

/** What a conversation says and shows after these messages, at a question that it stands at. */
function after({ rehearsal }: Reached, ...texts: readonly string[]) {
  const twin = rehearsal.fork(handClock(rehearsal.clock.now() + 60_000));
  const said = texts.map((text) => twin.play({ kind: 'text', text })).at(-1) ?? [];
  return { twin, said, choices: said.findLast(({ prompt }) => prompt)?.choices?.map(({ id }) => id) ?? [] };
}

/** A paper that is no file, a sticker that is none: nothing that any field takes. */
const unreadable = { kind: 'unsupported', what: 'poll' } as const;

describe.each(associations)('nobody is stuck at %s', (id) => {
  let fields: readonly Reached[] = [];
  beforeAll(() => {
    fields = walked(engine, houses.get(id)!).filter(({ state }) => state.step === 'askField');
  });

  test('after two tries at any field the way to a person is a button, and it leads there', () => {
    expect(fields.length).toBeGreaterThan(10);
    for (const { state, rehearsal } of fields) {
      const twin = rehearsal.fork(handClock(rehearsal.clock.now() + 60_000));
      twin.play(unreadable);
      const said = twin.play(unreadable);
      const { prompt, choices = [] } = said.findLast((one) => one.prompt) ?? {};
      const ids = choices.map((choice) => choice.id);
      const kept = Object.keys(twin.dialogue.stack.at(-1)?.context['answers'] ?? {}).length > 0;
      expect({ at: state.field, ids }).toMatchObject({
        at: state.field,
        ids: expect.arrayContaining([...(kept ? ['park'] : []), 'person']),
      });
      twin.play({ kind: 'text', text: choices.at(-1)!.label });
      expect(twin.last?.results).toContainEqual(
        expect.objectContaining({ type: 'handOver', reason: 'triedTooOften' }),
      );
      expect(prompt?.field).toBe(state.field);
    }
  });

  test('whoever does not have what is asked for stores nothing, and is told how to go on', () => {
    const papers = fields.filter(({ state }) =>
      ['attachment', 'iban', 'nationalId', 'iqama', 'mobile'].includes(state.kind),
    );
    for (const one of papers)
      for (const text of [
        'ما عندي هالشي أبدًا',
        'ضيعته من مدة',
        'أجيبه لكم بعدين إن شاء الله',
        'I lost mine',
      ]) {
        const { twin, choices } = after(one, text);
        const answers = twin.dialogue.stack.at(-1)?.context['answers'] as Record<string, unknown>;
        const onward = answers[one.state.field ?? ''] === null || choices.includes('person');
        expect({ at: one.state.field, text, onward }).toEqual({ at: one.state.field, text, onward: true });
      }
  });
});

const toIdentity = ['أوافق', 'طلب دعم مستفيد', 'سعد محمد القحطاني', 'هوية وطنية'];

test('a form that is put aside for want of an id keeps every answer, and goes on where it stopped', async () => {
  const { say, rehearsal } = await talk('rahat');
  say(...toIdentity, 'والله هويتي طايحه مني وضاعت', 'احفظه لوقت آخر');
  expect(rehearsal.dialogue.parked).toHaveLength(1);
  const said = say('أكمل');
  expect(said.at(-1)?.prompt?.field).toBe('nationalId');
  expect(rehearsal.dialogue.stack.at(-1)?.context['answers']).toMatchObject({
    fullName: 'سعد محمد القحطاني',
  });
});

test('who asks for a person there has everything answered so far stand behind the hand-over', async () => {
  const { say, rehearsal } = await talk('rahat');
  say(...toIdentity, 'ضاعت هويتي من شهر', 'التحدث مع موظف');
  expect(rehearsal.last?.results).toContainEqual(
    expect.objectContaining({
      type: 'handOver',
      reason: 'lacks',
      step: expect.objectContaining({ field: 'nationalId' }),
    }),
  );
  const form = rehearsal.dialogue.stack.find(({ flow }) => flow === 'request');
  expect(form?.context['answers']).toMatchObject({ fullName: 'سعد محمد القحطاني', identityKind: 'national' });
});

test('a value is a value, and a question about the request is none of it', async () => {
  const { say, rehearsal } = await talk('rahat');
  say(...toIdentity, '1100000007', '15/9/1410', '0501234567', 'جدة', '5');
  say('ما عندي دخل');
  expect(rehearsal.dialogue.stack.at(-1)?.context['answers']).not.toMatchObject({ income: null });
  const open = rehearsal.last?.asked;
  expect(open?.ways).toBeUndefined();
  say('نعم', 'للحين ما جاني رد');
  expect(rehearsal.last?.meaning?.kind).toBe('status');
});

test('whoever told of a fire or of hunger is told the way to everything else, and finds it', async () => {
  for (const told of ['بيتنا يحترق', 'ما عندنا أكل اليوم']) {
    const { say, rehearsal } = await talk('rahat');
    say('أوافق', told);
    expect(say('طفيناها الحمد لله وجانا الاكل').at(-1)?.text).toContain('ولغير هذا اكتب «القائمة»');
    say('القائمة');
    expect(rehearsal.last?.asked?.kind).toBe('menu');
  }
});
