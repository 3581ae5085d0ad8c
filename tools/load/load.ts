import { z } from 'zod';
import { command } from '../../src/command-line/command.ts';
import { oneOf, toggle, wholeNumber, word } from '../../src/command-line/flags.ts';
import { Mistyped, note } from '../../src/command-line/terminal.ts';
import { makeNoise, noiseNames, NoiseReport } from './noises.ts';
import { LoadReport } from './report.ts';
import { loadDesk } from './run.ts';
import { loadStrangers, StrangersReport } from './strangers.ts';

const most = 999_999;

const flags = {
  conversations: wholeNumber({
    meaning: 'that are open',
    unit: 'conversations',
    least: 1,
    most,
    otherwise: 1000,
  }),
  waiting: wholeNumber({
    meaning: 'that wait for a person, two in five without it',
    unit: 'conversations',
    least: 1,
    most,
    otherwise: undefined,
  }),
  streams: wholeNumber({
    meaning: 'people at the desk who listen',
    unit: 'people',
    least: 1,
    most,
    otherwise: 50,
  }),
  strangers: wholeNumber({
    meaning: 'members write beside each thing that strangers do without end, and nothing else is done',
    unit: 'seconds',
    least: 1,
    most: 3600,
    otherwise: undefined,
  }),
  noise: oneOf({
    meaning: 'strangers make this noise at the server of --at until they are ended, and nothing else is done',
    options: noiseNames,
    otherwise: undefined,
  }),
  at: word({ meaning: 'the server at which a noise is made', value: '<url>', otherwise: undefined }),
  redis: toggle('two servers with a Redis between them, which is killed instead of the server'),
  messages: wholeNumber({
    meaning: 'that are watched, one for every two conversations but at most 200 without it',
    unit: 'messages',
    least: 1,
    most,
    otherwise: undefined,
  }),
};

const lineOf = ([name, figure]: [string, unknown]): string =>
  `${name.padEnd(14)} ${z.record(z.string(), z.unknown()).safeParse(figure).success ? JSON.stringify(figure) : String(figure)}`;

export const loadCommand = command({
  name: 'load',
  script: 'test:load',
  purpose:
    'Fills a server with open conversations, lets people at the desk listen, and measures how soon they see what members write.',
  details:
    'Then the server (with --redis the Redis between two) is killed while members write, and what every desk shows afterwards is compared with what was acknowledged.',
  flags,
  shape: z.union([LoadReport, StrangersReport, NoiseReport]),
  run({ flags: { conversations, streams, ...given } }): Promise<LoadReport | StrangersReport | NoiseReport> {
    if (given.noise !== undefined) {
      if (given.at === undefined) throw new Mistyped('--noise: --at says at which server.');
      return makeNoise(given.noise, given.at);
    }
    if (given.strangers !== undefined) return loadStrangers({ seconds: given.strangers, tell: note });
    const waiting = given.waiting ?? Math.max(1, Math.floor(conversations * 0.4));
    if (waiting > conversations) throw new Mistyped('--waiting: must be at most --conversations.');
    const messages = given.messages ?? Math.max(1, Math.min(200, Math.floor(conversations / 2)));
    return loadDesk({ conversations, waiting, streams, messages, redis: given.redis, tell: note });
  },
  text: ({ violations, ...figures }) => [...Object.entries(figures).map(lineOf), ...violations].join('\n'),
  finding: {
    meaning: 'a limit was not held, or something was lost',
    of: ({ violations }) => (violations.length === 0 ? undefined : `${violations.length} violations.`),
  },
});
