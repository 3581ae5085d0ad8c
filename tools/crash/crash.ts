import { z } from 'zod';
import { command } from '../../src/command-line/command.ts';
import { wholeNumber } from '../../src/command-line/flags.ts';
import { note } from '../../src/command-line/terminal.ts';
import { crash } from './run.ts';

export const crashCommand = command({
  name: 'crash',
  script: 'test:crash',
  purpose:
    'Kills the server again and again while members talk to it, and checks that nothing was lost, doubled or stuck.',
  details:
    'Half of the kills take PostgreSQL too. Messages are delivered one to three times, late and out of order.',
  flags: {
    workers: wholeNumber({
      meaning: 'processes that share the port; with several, one of them is killed each time',
      unit: 'workers',
      least: 1,
      most: 16,
      otherwise: 1,
    }),
    kills: wholeNumber({
      meaning: 'how often the server is killed',
      unit: 'kills',
      least: 0,
      most: 10_000,
      otherwise: 20,
    }),
    seed: wholeNumber({ meaning: 'what chance begins with', least: 0, most: 999_999_999, otherwise: 1 }),
    conversations: wholeNumber({
      meaning: 'how many members talk at once',
      unit: 'conversations',
      least: 1,
      most: 100_000,
      otherwise: 200,
    }),
  },
  shape: z.object({
    seed: z.number(),
    workers: z.number(),
    kills: z.number(),
    killsWithDatabase: z.number(),
    conversations: z.number(),
    finished: z.number(),
    acknowledged: z.number(),
    deliveries: z.number(),
    turns: z.number(),
    requests: z.number(),
    seconds: z.number(),
    violations: z.array(z.string()).readonly(),
  }),
  run: ({ flags }) => crash({ ...flags, tell: note }),
  text: ({ violations, ...figures }) =>
    Object.entries(figures)
      .map(([name, figure]) => `${name.padEnd(20)} ${figure}`)
      .concat(violations)
      .join('\n'),
  finding: {
    meaning: 'something was violated',
    of: ({ violations }) => (violations.length === 0 ? undefined : `${violations.length} violations.`),
  },
});
