import { expect, test } from '@jest/globals';
import { Learning } from '../../src/conversation/learning.ts';
import { dialectOf } from '../../src/knowledge/dialect.ts';
import { openKnowledge } from '../../src/knowledge/knowledge.ts';
import { openAll } from '../support/house.ts';
import { until } from '../support/wait.ts';

test('what members ask for and how they say it is learned once, behind the first greeting', async () => {
  const { engine, houses } = await openAll();
  const house = houses.get('rahat')!;
  const learned: string[] = [];
  const learning = new Learning({
    engine: { ...engine, lexicon: { ...engine.lexicon, learn: ({ id }) => learned.push(`said ${id}`) } },
    houses: new Map([
      ['rahat', { ...house, knowledge: { ...house.knowledge, learn: () => learned.push('answers') } }],
    ]),
  });
  learning.soon('rahat');
  learning.soon('rahat');
  expect(learned).toEqual([]);
  await until('it is learned', () => learned.length === 2);
  learning.soon('rahat');
  expect(learned).toEqual(['answers', 'said rahat']);
});

test('what is learned while members write teaches the same as at once, and others have their turns meanwhile', async () => {
  const { association } = (await openAll()).houses.get('rahat')!;
  const few = { ...association, answers: association.answers.slice(0, 12) };
  const learner = { dialect: dialectOf() };
  const atOnce = openKnowledge(few, learner);
  const inSlices = openKnowledge(few, learner);
  let [turns, isOver] = [0, false];
  const others = (): void => {
    turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  await inSlices.learnInSlices();
  isOver = true;
  expect(turns).toBeGreaterThan(5);
  const question = 'متى يصلني الرد على طلبي لو سمحتم';
  expect(inSlices.evidence(question)).toEqual(atOnce.evidence(question));
  expect(inSlices.find(question)).toEqual(atOnce.find(question));
});
