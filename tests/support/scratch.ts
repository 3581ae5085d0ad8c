import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { productRoot } from '../../src/kernel/paths.ts';
import { removeFolder, temporaryFolder } from './folders.ts';

const leftBehind = new Set(['.git', 'node_modules', 'dist', 'dist-tools', 'data', 'coverage']);

/** A copy of the sources in which something is added, to see that it takes what is promised and no more. */
export class Scratch {
  /** The files that were changed or added, in the order in which that was done. */
  readonly changed: string[] = [];

  private constructor(readonly root: string) {}

  static async copy(): Promise<Scratch> {
    const root = await temporaryFolder();
    const from = productRoot();
    const names = (await readdir(from)).filter(
      (name) => !leftBehind.has(name) && !/^\.dist|tsbuildinfo$/.test(name),
    );
    await Promise.all(names.map((name) => cp(join(from, name), join(root, name), { recursive: true })));
    await symlink(join(from, 'node_modules'), join(root, 'node_modules'));
    return new Scratch(root);
  }

  async add(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.root, file)), { recursive: true });
    await writeFile(join(this.root, file), text, { flag: 'wx' });
    this.changed.push(file);
  }

  /** Changes a file; throws when that leaves it as it was. */
  async change(file: string, by: (text: string) => string): Promise<void> {
    const before = await readFile(join(this.root, file), 'utf8');
    const after = by(before);
    if (after === before) throw new Error(`${file}: nothing was changed`);
    await writeFile(join(this.root, file), after);
    this.changed.push(file);
  }

  /** Writes what is generated from the words of locales/ anew. */
  generateLineNames(): void {
    execFileSync(process.execPath, [join(this.root, 'tools/run.mjs'), 'line-names'], { cwd: this.root });
  }

  /** Checks the types of some files and of all that they import; throws with what is wrong. */
  async checkTypes(...files: readonly string[]): Promise<void> {
    const project = join(this.root, 'tsconfig.scratch.json');
    await writeFile(project, JSON.stringify({ extends: './tsconfig.json', files, include: [] }));
    const compiler = join(this.root, 'node_modules/typescript-native/bin/tsc');
    const { status, stdout, stderr, error } = spawnSync(
      process.execPath,
      [compiler, '--noEmit', '-p', project],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`tsc ended with ${status}:\n${stdout}${stderr}`, { cause: error });
  }

  remove(): Promise<void> {
    return removeFolder(this.root);
  }
}

/**
 * The files that ARCHITECTURE.md names under "How to add" for a kind of thing, sorted: the paths in its paragraph, with `<names>` filled in
 * and `{a,b}` spread out.
 */
export async function filesNamed(kind: string, names: Readonly<Record<string, string>>): Promise<string[]> {
  const text = await readFile(join(productRoot(), 'ARCHITECTURE.md'), 'utf8');
  const paragraph = text.split('\n\n').find((one) => one.startsWith(`**${kind}.**`));
  if (paragraph === undefined) throw new Error(`ARCHITECTURE.md does not tell how to add: ${kind}`);
  return [...paragraph.matchAll(/`([\w-]+\/[^`\s]+\.\w+|[\w-]+\.(?:json|md))`/g)]
    .flatMap(([, path = '']) => {
      const [, before = '', list = '', after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
      return list === '' ? [path] : list.split(',').map((one) => `${before}${one}${after}`);
    })
    .map((path) => path.replace(/<([\w-]+)>/g, (hole, name: string) => names[name] ?? hole))
    .sort();
}
