import { expect, test } from '@jest/globals';
import { memoryCoordination } from '../../src/coordination/memory.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { coordinationContract } from '../contracts/coordination.ts';
import { atMost } from '../support/limits.ts';

const clock = handClock(1_000_000);

coordinationContract('memory', async () => ({
  open: async () => memoryCoordination(clock),
  over: async (_key, ms) => clock.advance(ms),
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

test('noise pushes out nothing that matters: neither a locked window, nor one half used, nor what is counted at another door', async () => {
  const coordination = memoryCoordination(handClock(0));
  const tries = async (who: string, times: number): Promise<boolean> => {
    let allowed = true;
    for (let i = 0; i < times; i += 1) allowed = await coordination.allow(who, 3, 60_000);
    return allowed;
  };
  expect(await tries('door locked', 4)).toBe(false);
  expect(await tries('door half', 2)).toBe(true);
  expect(await tries('elsewhere once', 1)).toBe(true);
  for (let i = 0; i < 250_000; i += 1) await coordination.allow(`door noise-${i}`, 3, 60_000);
  expect(await tries('door locked', 1)).toBe(false);
  expect([await tries('door half', 1), await tries('door half', 1)]).toEqual([true, false]);
  expect(await tries('elsewhere once', 3)).toBe(false);
});

test('a flood of new keys is counted without a walk through all of them each time', async () => {
  const coordination = memoryCoordination(handClock(0));
  const start = performance.now();
  for (let i = 0; i < 150_000; i += 1) await coordination.allow(`door noise-${i}`, 3, 60_000);
  expect(performance.now() - start).toBeLessThan(atMost(2000));
});
