import { expect, test } from '@jest/globals';
import { atMost } from '../support/limits.ts';
import { loadDesk } from '../../tools/load/run.ts';

test('four people at the desk see forty conversations live, and everything after the server was killed', async () => {
  const { restart, missedEvents, violations } = await loadDesk({
    conversations: 40,
    waiting: 16,
    streams: 4,
    messages: 16,
    limit: atMost(1000),
  });
  expect({ restart, missedEvents, violations }).toMatchObject({
    restart: { messages: 16, lost: 0, doubled: 0, notShown: 0 },
    missedEvents: 0,
    violations: [],
  });
}, 240_000);
