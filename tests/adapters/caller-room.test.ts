import { expect, test } from '@jest/globals';
import { hasRoom } from '../../adapters/webchat/entering/caller-room.ts';
import { memoryCoordination } from '../../src/coordination/memory.ts';
import { handClock, day } from '../../src/kernel/clock.ts';

const megabyte = 1024 * 1024;

test('one address fills the room of no association, in however many conversations; the next day it has room again', async () => {
  const clock = handClock(0);
  const host = memoryCoordination(clock);
  const caller = { caller: '203.0.113.7' };
  const fits = (bytes: number, association = 'rahat', from = caller): Promise<boolean> =>
    hasRoom(host, from, { association, bytes });
  let kept = 0;
  for (let n = 0; n < 2000; n += 1) if (await fits(10 * megabyte)) kept += 10;
  expect(kept).toBe(1000);
  expect(await fits(1)).toBe(false);
  expect(await fits(1, 'mord')).toBe(true);
  expect(await fits(10 * megabyte, 'rahat', { caller: '203.0.113.8' })).toBe(true);
  clock.advance(day + 1);
  expect(await fits(10 * megabyte)).toBe(true);
});
