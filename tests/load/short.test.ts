import { expect, test } from '@jest/globals';
import { LoadReport } from '../../tools/load/report.ts';
import { answerOf } from '../support/answers.ts';
import { atMost } from '../support/limits.ts';
import { loadStrangers } from '../../tools/load/strangers.ts';
import { further } from '../support/whole.ts';

further(
  'beside what strangers do without end, the middle member waits at most three times as long as in the quiet, and nothing of theirs is kept',
  async () => {
    const { quiet, beside, kept, violations } = await loadStrangers({ seconds: 2, factor: atMost(3) });
    process.stderr.write(`quiet ${quiet.median} ms, beside ${JSON.stringify(beside)}\n`);
    expect({ kept, violations }).toEqual({ kept: 0, violations: [] });
  },
);

test('four people at the desk see twenty conversations live, and everything after the server was killed', async () => {
  const words = ['--conversations', '20', '--waiting', '8', '--streams', '4', '--messages', '8'];
  const { code, answer } = await answerOf('load', words, {});
  const { restart, missedEvents, inbox, live, violations } = LoadReport.parse(answer);
  expect({ restart, missedEvents }).toMatchObject({
    restart: { messages: 8, lost: 0, doubled: 0, notShown: 0 },
    missedEvents: 0,
  });
  const slowest = Math.max(
    inbox.waiting.worst,
    inbox.all.worst,
    inbox.everybodyAtOnce.worst,
    live.events.p99,
    live.shown.p99,
  );
  expect(slowest).toBeLessThanOrEqual(atMost(1000));
  expect(code).toBe(violations.length === 0 ? 0 : 1);
});

further(
  'with two servers people at the desk of one see what members write at the other, also after the Redis between them was killed',
  async () => {
    const words = ['--redis', '--conversations', '20', '--waiting', '8', '--streams', '4', '--messages', '8'];
    const { restart, missedEvents } = LoadReport.parse((await answerOf('load', words, {})).answer);
    expect(restart).toMatchObject({ messages: 8, lost: 0, doubled: 0, notShown: 0 });
    expect(missedEvents).toBe(0);
  },
);
