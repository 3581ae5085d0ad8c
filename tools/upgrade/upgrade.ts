import { join } from 'node:path';
import { command } from '../../src/command-line/command.ts';
import { toggle, wholeNumber, word } from '../../src/command-line/flags.ts';
import { note } from '../../src/command-line/terminal.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { readFixture, writeFixture } from '../../tests/upgrade/dump.ts';
import { make } from '../../tests/upgrade/make.ts';
import { upgrade, UpgradeReport } from '../../tests/upgrade/run.ts';

export const upgradeCommand = command({
  name: 'upgrade',
  script: 'test:upgrade',
  purpose:
    'Fills a database with an earlier build, through its own doors, kills it in the middle of sending, and goes on with every conversation under this build.',
  details:
    'To fill one, PostgreSQL of the system is needed, and the sources of the earlier build with its node_modules.',
  flags: {
    from: word({
      meaning: 'where the earlier build lies, what tests/upgrade/fixture keeps of one without it',
      value: '<folder>',
      otherwise: undefined,
    }),
    build: word({ meaning: 'how it is called in the report', value: '<commit>', otherwise: 'earlier' }),
    conversations: wholeNumber({
      meaning: 'on the web chat, beside those on other channels',
      unit: 'conversations',
      least: 1,
      most: 100_000,
      otherwise: 960,
    }),
    requests: wholeNumber({
      meaning: 'of each association that are sealed before',
      unit: 'requests',
      least: 1,
      most: 1000,
      otherwise: 6,
    }),
    brief: toggle('one state for each kind of question of a step, not every state of every association'),
    write: word({
      meaning: 'where to keep what the earlier build left',
      value: '<folder>',
      otherwise: undefined,
    }),
  },
  shape: UpgradeReport,
  async run({ flags: { from, brief, write, ...wish } }) {
    const fixture =
      from === undefined
        ? await readFixture(join(productRoot(), 'tests/upgrade/fixture'))
        : await make({ ...wish, folder: from, every: !brief, tell: note });
    if (write !== undefined) await writeFixture(write, fixture);
    return upgrade(fixture);
  },
  text: ({ violations, ...figures }) =>
    Object.entries(figures)
      .map(
        ([name, figure]) =>
          `${name.padEnd(14)} ${typeof figure === 'object' ? JSON.stringify(figure) : figure}`,
      )
      .concat(violations)
      .join('\n'),
  finding: {
    meaning: 'something was lost, asked twice or failed',
    of: ({ violations }) => (violations.length === 0 ? undefined : `${violations.length} violations.`),
  },
});
