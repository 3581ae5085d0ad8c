import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { command } from '../src/command-line/command.ts';
import { productRoot } from '../src/kernel/paths.ts';
import { readTexts } from '../src/wording/wording.ts';

const file = 'src/contract/line-names.ts';

const width = 190;

/** Words of a union, broken into lines of a page's width. */
function union(names: readonly string[]): string {
  const lines: string[] = [];
  for (const name of names.map((one) => `'${one}'`)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length + 3 <= width)
      lines[lines.length - 1] = `${last} | ${name}`;
    else lines.push(name);
  }
  return lines.map((line) => `    | ${line}`).join('\n');
}

/**
 * The text of `src/contract/line-names.ts`, made from the files of one language below `folder` (locales/): the names of all lines as types.
 * `readLocales` sees to it that the other languages have the same.
 */
export function lineNamesText(folder: string): string {
  const files = readdirSync(join(folder, 'ar')).filter((file) => file.endsWith('.yaml'));
  const groups = files.sort().map((file) => {
    const texts = new Map<string, string>();
    readTexts(join(folder, 'ar', file), '', texts);
    return `  readonly ${file.replace(/\.yaml$/, '')}:\n${union([...texts.keys()])};`;
  });
  return `// Made from locales/ by \`npm run line-names\`.

/** The lines of each file of locales/<lang>/, by their names in it. */
interface LineNames {
${groups.join('\n')}
}

/** The name of a line: \`<file>.<path>\`. */
export type LineName = { [File in keyof LineNames]: \`\${File}.\${LineNames[File]}\` }[keyof LineNames];

type Below<Name extends string, Group extends string> = Name extends \`\${Group}.\${infer Rest}\` ? Rest : never;

type Groups<Name extends string> = Name extends \`\${infer First}.\${infer Rest}\` ? First | \`\${First}.\${Groups<Rest>}\` : never;

/** A group of lines: a file, or a part of one. */
export type LineGroup = Groups<LineName>;

/** What follows the name of a group in the names of its lines: \`LineIn<'desk.role'>\` are the roles. */
export type LineIn<Group extends LineGroup> = Below<LineName, Group>;

/** A line whose name is known only at run time (a fault, a choice, the name of a flow): the one that its group has for a word. */
export interface LineByWord {
  readonly group: LineGroup;
  readonly word: string;
}
`;
}

/** Writes the file when it is not as it must be; answers whether. */
async function writeLineNames(): Promise<{ written: string[] }> {
  const place = join(productRoot(), file);
  const text = lineNamesText(join(productRoot(), 'locales'));
  if ((await readFile(place, 'utf8').catch(() => '')) === text) return { written: [] };
  await writeFile(place, text);
  return { written: [file] };
}

export const lineNamesCommand = command({
  name: 'line-names',
  purpose:
    'Makes the names of all lines of locales/ a type, so that a name that no file has is an error of types.',
  flags: {},
  shape: z.object({ written: z.array(z.string()) }),
  run: writeLineNames,
  text: ({ written }) => (written.length === 0 ? 'It is as it must be.' : written.join('\n')),
});
