import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Rounds, type RoundsOptions } from '../../src/kernel/pace/rounds.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Rounds that begin at known moments and end when they are told to. */
function watched(options: Partial<RoundsOptions> = {}): {
  rounds: Rounds;
  began: number[];
  failures: unknown[];
  end: (how?: number | Error) => Promise<void>;
  pass: (milliseconds: number) => Promise<void>;
} {
  const start = Date.now();
  const began: number[] = [];
  const failures: unknown[] = [];
  let end: (how: number | Error | undefined) => void = () => undefined;
  const rounds = new Rounds({
    pause: 1000,
    failed: (error) => failures.push(error),
    round: () => {
      began.push(Date.now() - start);
      return new Promise<number | undefined>((done, fail) => {
        end = (how) => (how instanceof Error ? fail(how) : done(how));
      });
    },
    ...options,
  });
  const pass = (milliseconds: number): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);
  return {
    rounds,
    began,
    failures,
    pass,
    end: (how) => {
      end(how);
      return pass(0);
    },
  };
}

test('the first round begins after its own wait, or at once', async () => {
  const later = watched({ first: 300 });
  const now = watched();
  await now.pass(299);
  expect(now.began).toEqual([0]);
  expect(later.began).toEqual([]);
  await now.pass(1);
  expect(later.began).toEqual([300]);
});

test('a round begins only when the one before has ended and the pause is over', async () => {
  const { began, end, pass } = watched();
  await pass(5000);
  expect(began).toEqual([0]);
  await end();
  await pass(999);
  expect(began).toEqual([0]);
  await pass(1);
  expect(began).toEqual([0, 6000]);
});

test('a round says how long to wait for the next; 0 is at once', async () => {
  const { began, end, pass } = watched();
  await pass(0);
  await end(0);
  expect(began).toEqual([0, 0]);
  await end(250);
  await pass(249);
  expect(began).toEqual([0, 0]);
  await pass(1);
  expect(began).toEqual([0, 0, 250]);
});

test('a hint ends the pause', async () => {
  const { rounds, began, end, pass } = watched();
  await pass(0);
  await end();
  await pass(400);
  rounds.hint();
  await pass(0);
  expect(began).toEqual([0, 400]);
});

test('a hint during a round makes the next follow at once, and only one', async () => {
  const { rounds, began, end, pass } = watched();
  await pass(100);
  rounds.hint();
  rounds.hint();
  await pass(0);
  expect(began).toEqual([0]);
  await end();
  expect(began).toEqual([0, 100]);
  await end();
  await pass(999);
  expect(began).toEqual([0, 100]);
});

test('a round that fails is told of and does not end the loop; the next waits the whole pause', async () => {
  const { began, failures, end, pass } = watched();
  await pass(0);
  const broken = new Error('broken');
  await end(broken);
  expect(failures).toEqual([broken]);
  await pass(999);
  expect(began).toEqual([0]);
  await pass(1);
  expect(began).toEqual([0, 1000]);
});

test('a hint during a round that fails does not shorten the pause', async () => {
  const { rounds, began, end, pass } = watched();
  await pass(0);
  rounds.hint();
  await end(new Error('broken'));
  await pass(999);
  expect(began).toEqual([0]);
  await pass(1);
  expect(began).toEqual([0, 1000]);
});

test('a round that throws before it has begun to wait is a failed round', async () => {
  const broken = new Error('broken');
  const { failures, pass } = watched({
    round: () => {
      throw broken;
    },
  });
  await pass(1000);
  expect(failures).toEqual([broken, broken]);
});

test('stop during a pause ends at once; no round follows', async () => {
  const { rounds, began, end, pass } = watched();
  await pass(0);
  await end();
  await rounds.stop();
  rounds.hint();
  await pass(10_000);
  expect(began).toEqual([0]);
});

test('stop waits for the round under way, which hears of it', async () => {
  let signal: AbortSignal | undefined;
  let finish: () => void = () => undefined;
  const { rounds, pass } = watched({
    round: (given) => {
      signal = given;
      return new Promise<void>((done) => {
        finish = done;
      });
    },
  });
  await pass(0);
  let stopped = false;
  const stopping = rounds.stop().then(() => {
    stopped = true;
  });
  await pass(5000);
  expect([signal?.aborted, stopped]).toEqual([true, false]);
  finish();
  await stopping;
  await rounds.stop();
});

test('rounds that are stopped before the first never begin', async () => {
  const { rounds, began, pass } = watched({ first: 10 });
  await rounds.stop();
  await pass(1000);
  expect(began).toEqual([]);
});
