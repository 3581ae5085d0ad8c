import { expect, test } from '@jest/globals';
import { Learning } from '../../src/conversation/learning.ts';
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
