import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Command } from '../../src/command-line/command.ts';
import { commands } from '../../src/commands.ts';
import { readConfig } from '../../src/config.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { openDatabase, type Database } from '../../src/records/base/database.ts';
import { tools } from '../../tools/index.ts';
import { answerAlone } from '../support/answers.ts';
import { runHere } from '../support/commands-here.ts';
import { startCommand, type Ran } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace } from '../support/place.ts';
import { until } from '../support/wait.ts';
import { whole } from '../support/whole.ts';

const root = productRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));
const readme = read('README.md');

const all = [
  ...Object.entries(commands).map(([name, load]) => ({
    name,
    load,
    catalogue: commands,
    script: 'bin/silah.mjs',
  })),
  ...Object.entries(tools).map(([name, load]) => ({ name, load, catalogue: tools, script: 'tools/run.mjs' })),
];

test('the script of the commands is in Latin letters, as it is read, whatever its words and expressions are', () => {
  expect(/\P{ASCII}/u.test(read('dist/silah.cjs'))).toBe(false);
});

test('the lists name every file of a command, and nothing else', () => {
  const files = readdirSync(join(root, 'src/commands'));
  expect(files.sort()).toEqual(
    Object.keys(commands)
      .map((name) => `${name}.ts`)
      .sort(),
  );
  const home = (name: string): string =>
    existsSync(join(root, 'tools', name)) ? `${name}/${name}.ts` : `${name}.ts`;
  for (const name of Object.keys(tools)) expect(existsSync(join(root, 'tools', home(name)))).toBe(true);
  const folders = readdirSync(join(root, 'tools'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  for (const { name } of folders) expect(Object.keys(tools)).toContain(name);
});

describe.each(all)('$name', ({ name, load, catalogue, script }) => {
  let command: Command;
  beforeAll(async () => {
    command = await load();
  });

  test('is called what its file is called, has an npm script and stands in the README', () => {
    expect(command.name).toBe(name);
    expect(scripts[command.script]).toMatch(new RegExp(`^node .*${script} ${name}$`));
    expect(readme).toMatch(
      name === 'start' ? /`npm start`/ : new RegExp(`\`npm run ${command.script}( -- [^\`]*)?\``),
    );
  });

  test('tells how it is used', async () => {
    const { code, out, log } = await runHere(catalogue, [name, '--help']);
    expect({ code, log }).toEqual({ code: 0, log: '' });
    expect(out).toContain(command.purpose);
    expect(out).toContain(`npm run ${command.script} -- `);
    expect(out).toContain('--json');
  });

  test('refuses a flag that there is not, in one line', async () => {
    const { code, out, log } = await runHere(catalogue, [name, '--frobnicate', '--json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(log.trimEnd().split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^${name}: --frobnicate: there is no such flag\\. Usage: npm run `)),
    ]);
  });

  test('refuses words that it does not take', async () => {
    const { code, out } = await runHere(catalogue, [name, 'what', 'ever', 'this', 'is']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

test.each([
  [['crash', '--kills', 'many'], '--kills: must be a whole number, 0 to 10000 kills.'],
  [['crash', '--kills=-1'], '--kills: must be a whole number, 0 to 10000 kills.'],
  [['crash', '--seed', '1.5'], '--seed: must be a whole number, 0 to 999999999.'],
  [['seed', '--conversations', 'abc'], '--conversations: must be a whole number, 1 to 20000 conversations.'],
  [['seed', '--conversations', '0'], '--conversations: must be a whole number, 1 to 20000 conversations.'],
  [['seed', '--conversations'], '--conversations: its value is missing.'],
  [['seed', '--conversations', '--json'], '--conversations: its value is missing.'],
  [['seed', '--json=yes'], '--json: it takes no value.'],
  [['seed', '-s'], '-s: there is no such flag.'],
  [['load', '--conversations', '10', '--waiting', '11'], '--waiting: must be at most --conversations.'],
])('%j is refused with 2: %s', async (words, sentence) => {
  expect(await runHere(tools, words)).toEqual({
    code: 2,
    out: '',
    log: expect.stringContaining(`: ${sentence} Usage: `),
  });
});

test.each([
  [['talk', 'nowhere'], 'there is no association "nowhere"; there are: awdat-sudair, '],
  [['channels', 'check', 'nowhere'], 'there is no association "nowhere"; there are: awdat-sudair, '],
  [['talk', 'mord', '--lang', 'fr'], '--lang: must be one of ar, en.'],
  [['queue', 'now'], 'there are too many words.'],
  [['requests', 'show'], 'a word is missing.'],
  [['cases', 'show'], 'a word is missing.'],
  [['understand', '--questions', 'q.jsonl'], '--association is missing.'],
  [
    ['understand', '--association', 'mord', '--questions', 'q.jsonl', '--at', 'soon'],
    '--at: must be a moment',
  ],
  [['fly'], 'there is no command "fly"; there are: start, talk, '],
])('%j is refused with 2: %s', async (words, sentence) => {
  expect(await runHere(commands, words)).toEqual({
    code: 2,
    out: '',
    log: expect.stringContaining(sentence),
  });
});

/** Commands that go on until they are stopped. */
const goOn = ['start', 'talk'];
/** Commands that work long: they are run where what they do is shown, not a second time. */
const elsewhere: Readonly<Record<string, string>> = {
  requests: 'commands/records.test.ts',
  cases: 'commands/cases.test.ts',
  backup: 'commands/records.test.ts',
  restore: 'commands/records.test.ts',
  'rotate-key': 'commands/records.test.ts',
  'verify-records': 'commands/records.test.ts',
  queue: 'commands/records.test.ts',
  crash: 'crash/short.test.ts',
  load: 'load/short.test.ts',
  upgrade: 'upgrade/upgrade.test.ts',
};

describe('with --json', () => {
  const folders: string[] = [];
  const folder = async (): Promise<string> => {
    const made = await temporaryFolder();
    folders.push(made);
    return made;
  };
  let dataDir = '';
  /** Holds the database under the commands: it is not started and stopped again for each of them. */
  let held: Database | undefined;

  /** What programs make anew among the sources: put back as it was, so that the tests which say that it is stale can. */
  const made = [
    'src/contract/line-names.ts',
    ...readdirSync(join(root, 'associations/schema')).map((name) => `associations/schema/${name}`),
  ].map((path) => ({ path, text: read(path) }));

  beforeAll(async () => {
    dataDir = await folder();
    const place = await openPlace({ DATA_DIR: dataDir });
    await place.close();
    held = await openDatabase(readConfig({ DATA_DIR: dataDir }), 'command');
  });
  afterAll(async () => {
    for (const { path, text } of made) if (read(path) !== text) writeFileSync(join(root, path), text);
    await held?.close();
    for (const one of folders) await removeFolder(one);
  });

  /** Those that want words or a folder of their own; all others are run as they are. */
  const typed: Readonly<Record<string, () => Promise<{ words: string[]; dataDir?: string }>>> = {
    channels: async () => ({ words: ['check', 'mord'] }),
    staff: async () => ({
      words: ['add', 'new@mord.example', '--association', 'mord', '--role', 'researcher'],
    }),
    database: async () => ({ words: ['url'] }),
    facts: async () => ({ words: ['export', '--association', 'mord'] }),
    flows: async () => ({ words: ['mord'] }),
    'fit-confidence': async () => ({ words: ['--association', 'najran-coffee', '--folds', '2'] }),
    understand: async () => {
      const file = join(await folder(), 'questions.jsonl');
      writeFileSync(file, '{"id": 1, "q": "متى تردون علي؟"}\n');
      return { words: ['--association', 'mord', '--questions', file] };
    },
    'understand-intents': async () => {
      const file = join(await folder(), 'texts.csv');
      writeFileSync(file, 'label,text\nhours,متى الدوام\nplace,وين المقر\n');
      return { words: ['--train', file, '--test', file] };
    },
    seed: async () => ({ words: ['--conversations', '2'], dataDir: await folder() }),
    grow: async () => ({ words: ['--scale', '0.0005', '--patterns', '4'] }),
    bench: async () => ({
      words: ['--rounds', '1', '--conversations', '16', '--warm-up', '0', '--scale', '4', '--workers', '2'],
    }),
  };

  /** A command that goes on until it is stopped: the first line that it prints. */
  async function firstLine(name: string, words: readonly string[]): Promise<Ran> {
    const child = startCommand(name, [...words, '--json'], { DATA_DIR: await folder(), PORT: '0' });
    await until(`${name} answers`, () => child.out.includes('\n') || child.isOver);
    child.send('SIGTERM');
    const code = await child.ended;
    return { code, out: child.out, log: child.log };
  }

  /** They work long, and their own tests or suites show what they do. */
  const long = whole ? [] : ['bench', 'grow', 'seed', 'understanding', 'fit-confidence', 'flows'];
  test.each(all.filter(({ name }) => ![...goOn, ...Object.keys(elsewhere), ...long].includes(name)))(
    '$name prints its answer alone, in the shape that its help tells',
    async ({ name }) => {
      const { words, dataDir: own = dataDir } = (await typed[name]?.()) ?? { words: [] };
      const { code } = await answerAlone(name, words, { DATA_DIR: own, PORT: '0' });
      // How quick a machine is, is no matter of its answer.
      if (name !== 'bench') expect({ name, code }).toEqual({ name, code: 0 });
    },
  );

  test.each(Object.entries(elsewhere))('%s does so in %s, where its work is shown', (name, file) => {
    expect(Object.hasOwn({ ...commands, ...tools }, name)).toBe(true);
    const text = read(`tests/${file}`);
    expect(text).toContain("from '../support/answers.ts'");
    expect(text).toMatch(new RegExp(`\\b(answerOf|json)(<[^(]*>)?\\(\\s*'${name}'`));
  });

  test('start prints its answer when it is ready, and goes on until it is stopped', async () => {
    const { code, out } = await firstLine('start', []);
    const answer: unknown = JSON.parse(out);
    const { shape } = await commands['start']!();
    expect(shape.parse(answer)).toEqual(answer);
    expect(code).toBe(0);
  });

  test('talk prints a line for each message', async () => {
    const { out } = await firstLine('talk', ['mord']);
    const { shape } = await commands['talk']!();
    for (const line of out.trimEnd().split('\n')) {
      const answer: unknown = JSON.parse(line);
      expect(shape.parse(answer)).toEqual(answer);
    }
  });
});
