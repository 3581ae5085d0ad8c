import { describe, expect, test } from '@jest/globals';
import { evaluate, type Understood } from '../../src/conversation/rehearsal/evaluation/evaluate.ts';
import { questionsIn, type QuestionLine } from '../../src/conversation/rehearsal/evaluation/question-line.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { aWorkingMorning, countingSeed, openAll } from '../support/house.ts';

type Asked = Pick<QuestionLine, 'q'> & Partial<Pick<QuestionLine, 'state'>>;

async function asked(...lines: readonly Asked[]): Promise<Understood[]> {
  const { engine, houses } = await openAll();
  const text = lines.map((line, i) => JSON.stringify({ id: i + 1, ...line })).join('\n');
  const clock = handClock(aWorkingMorning);
  return [
    ...evaluate(questionsIn(text), { engine, house: houses.get('rahat')!, clock, seed: countingSeed() })(),
  ];
}

describe('an evaluation', () => {
  test('tells what a message was taken for, where the conversation stands', async () => {
    const city = { service: 'registration', field: 'city' };
    expect(
      await asked(
        { q: 'متى تردون علي؟' },
        { q: 'موظف' },
        { q: 'السلام عليكم', state: 'notice' },
        { q: 'مكة', state: city },
        { q: 'نعم، كلها صحيحة', state: 'review' },
        { q: 'رجوع', state: 'sign' },
        { q: 'وين وصل طلبي', state: 'waiting' },
      ),
    ).toMatchObject([
      { id: 1, kind: 'question', band: 'answer', answer: 'reply-time', clause: 'steps-5' },
      { id: 2, kind: 'command', sub: 'person', band: 'person' },
      { id: 3, kind: 'courtesy', sub: 'greeting', band: null },
      { id: 4, kind: 'value', stored: { city: 'مكة' } },
      { id: 5, kind: 'command', sub: 'confirm' },
      { id: 6, kind: 'command', sub: 'back' },
      { id: 7 },
    ]);
  });

  test('reaches a field that is asked only after certain answers', async () => {
    const iqama = { service: 'support', field: 'iqama' };
    const [one] = await asked({ q: '2100000005', state: iqama });
    expect(one).toMatchObject({ kind: 'value', stored: { iqama: '2100000005' } });
  });

  test.each([
    ['{"id": 1, "q": "a"}\n\nno', 'line 3: this is not JSON'],
    ['{"id": 1}', 'line 1: q: '],
    ['{"id": 1, "q": "a", "state": "moon"}', 'line 1: state: '],
  ])('%j is refused: %s', (text, problem) => {
    expect(() => questionsIn(text)).toThrow(problem);
  });

  test('a field that there is not is told by the number of its line', async () => {
    const lines = [{ q: 'a' }, { q: 'b', state: { service: 'registration', field: 'shoes' } }];
    await expect(asked(...lines)).rejects.toThrow('line 2: state: there is no');
  });
});
