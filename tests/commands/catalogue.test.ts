import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Command } from '../../src/command-line/command.ts';
import { main, type Catalogue } from '../../src/command-line/main.ts';
import { commands } from '../../src/commands/index.ts';
import { readConfig } from '../../src/config.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { openDatabase, type Database } from '../../src/records/base/database.ts';
import { tools } from '../../tools/index.ts';
import { runCommand, runTool, startCommand, type Ran } from '../support/children.ts';
import { pause, removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace, sendRequest } from '../support/place.ts';

// Each command is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

const root = productRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));
const readme = read('README.md');

/** What a command that runs in this process prints on standard output and standard error. */
async function here(catalogue: Catalogue, words: readonly string[]): Promise<Ran> {
  let out = '';
  let log = '';
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text)))),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((log += String(text)))),
  ];
  try {
    return { code: await main(catalogue, words), out, log };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const all = [
  ...Object.entries(commands).map(([name, load]) => ({
    name,
    load,
    catalogue: commands,
    script: 'bin/silah.mjs',
  })),
  ...Object.entries(tools).map(([name, load]) => ({ name, load, catalogue: tools, script: 'tools/run.mjs' })),
];

test('the lists name every file of a command, and nothing else', () => {
  const files = readdirSync(join(root, 'src/commands')).filter((file) => file !== 'index.ts');
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
    const { code, out, log } = await here(catalogue, [name, '--help']);
    expect({ code, log }).toEqual({ code: 0, log: '' });
    expect(out).toContain(command.purpose);
    expect(out).toContain(`npm run ${command.script} -- `);
    expect(out).toContain('--json');
  });

  test('refuses a flag that there is not, in one line', async () => {
    const { code, out, log } = await here(catalogue, [name, '--frobnicate', '--json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(log.trimEnd().split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^${name}: --frobnicate: there is no such flag\\. Usage: npm run `)),
    ]);
  });

  test('refuses words that it does not take', async () => {
    const { code, out } = await here(catalogue, [name, 'what', 'ever', 'this', 'is']);
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
  expect(await here(tools, words)).toEqual({
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
  [['fly'], 'there is no command "fly"; there are: start, talk, '],
])('%j is refused with 2: %s', async (words, sentence) => {
  expect(await here(commands, words)).toEqual({ code: 2, out: '', log: expect.stringContaining(sentence) });
});

describe('with --json', () => {
  const folders: string[] = [];
  const folder = async (): Promise<string> => {
    const made = await temporaryFolder();
    folders.push(made);
    return made;
  };
  let dataDir = '';
  let reference = '';
  /** Holds the database under the commands: it is not started and stopped again for each of them. */
  let held: Database | undefined;

  beforeAll(async () => {
    dataDir = await folder();
    const place = await openPlace({ DATA_DIR: dataDir });
    reference = (await sendRequest(place, 'rahat')).reference;
    await place.close();
    held = await openDatabase(readConfig({ DATA_DIR: dataDir }), 'command');
  });
  afterAll(async () => {
    await held?.close();
    for (const one of folders) await removeFolder(one);
  });

  /** Those that want words, a folder of their own or more than a moment; all others are run as they are. */
  const typed: Readonly<Record<string, () => Promise<{ words?: string[]; dataDir?: string }>>> = {
    channels: async () => ({ words: ['check', 'mord'] }),
    staff: async () => ({
      words: ['add', 'new@mord.example', '--association', 'mord', '--role', 'researcher'],
    }),
    requests: async () => ({ words: ['show', reference] }),
    database: async () => ({ words: ['url'] }),
    backup: async () => ({ words: [join(await folder(), 'saved')] }),
    restore: async () => {
      const saved = join(await folder(), 'saved');
      expect(await runCommand('backup', [saved], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
      const empty = await folder();
      await writeFile(join(empty, 'silah.key'), await readFile(join(dataDir, 'silah.key')));
      return { words: [saved], dataDir: empty };
    },
    flows: async () => ({ words: ['mord'] }),
    seed: async () => ({ words: ['--conversations', '2'], dataDir: await folder() }),
    bench: async () => ({ words: ['--rounds', '1', '--conversations', '16', '--warm-up', '0'] }),
    crash: async () => ({ words: ['--kills', '0', '--conversations', '2'] }),
    load: async () => ({ words: ['--conversations', '4', '--streams', '1', '--messages', '2'] }),
  };

  /** Runs a program to its end; one that goes on is stopped when its first answer is there, or its input ends with the first answer. */
  async function ran(name: string): Promise<Ran> {
    const { words = [], dataDir: own = dataDir } = (await typed[name]?.()) ?? {};
    const env = { DATA_DIR: own, PORT: '0' };
    return Object.hasOwn(tools, name)
      ? runTool(name, [...words, '--json'], env)
      : runCommand(name, [...words, '--json'], env);
  }

  /** A command that goes on until it is stopped: the first line that it prints. */
  async function firstLine(name: string, words: readonly string[]): Promise<Ran> {
    const child = startCommand(name, [...words, '--json'], { DATA_DIR: await folder(), PORT: '0' });
    while (!child.out.includes('\n') && !child.isOver) await pause(20);
    child.send('SIGTERM');
    const code = await child.ended;
    return { code, out: child.out, log: child.log };
  }

  test.each(
    all.map(({ name, load }) => ({ name, load })).filter(({ name }) => !['start', 'talk'].includes(name)),
  )('$name prints its answer alone, in the shape that its help tells', async ({ name, load }) => {
    const { code, out, log } = await ran(name);
    expect({ name, code, log }).toEqual({ name, code: name === 'bench' ? expect.any(Number) : 0, log });
    const answer: unknown = JSON.parse(out);
    expect((await load()).shape.parse(answer)).toEqual(answer);
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
