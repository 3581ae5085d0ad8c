import { expect, test } from '@jest/globals';
import { memoryCoordination } from '../../src/coordination/memory.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { coordinationContract } from '../contracts/coordination.ts';

const clock = handClock(1_000_000);

coordinationContract('memory', async () => ({
  open: async () => memoryCoordination(clock),
  moved: async (ms) => clock.advance(ms),
}));

test('a hundred thousand windows that are over make room for new ones, and running ones hold', async () => {
  const time = handClock(0);
  const coordination = memoryCoordination(time);
  for (let i = 0; i < 100_000; i += 1) await coordination.allow(`old ${i}`, 1, 1000);
  time.advance(1000);
  expect(await coordination.allow('running', 1, 1000)).toBe(true);
  for (let i = 0; i < 1000; i += 1) await coordination.allow(`new ${i}`, 1, 1000);
  expect(await coordination.allow('running', 1, 1000)).toBe(false);
});
