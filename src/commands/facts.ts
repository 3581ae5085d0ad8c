import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { toggle, word } from '../command-line/flags.ts';
import { amongThose, Mistyped } from '../command-line/terminal.ts';
import { exportedOf, packWith } from '../facts/export.ts';
import { productRoot } from '../kernel/paths.ts';
import { openHouses } from '../minds.ts';
import { factsInForce } from '../records/facts/facts.ts';

const Export = z.object({
  association: z.string(),
  /** The kinds of facts that differ from the file by the desk. */
  changes: z.array(z.object({ kind: z.string(), value: z.record(z.string(), z.unknown()) })),
  /** pack.yaml with them. */
  yaml: z.string(),
  /** Where it was written; absent where it was only told. */
  file: z.string().optional(),
});

export const factsCommand = command({
  name: 'facts',
  purpose:
    'Gives back what the desk of an association has changed of its everyday facts, as its pack.yaml with these changes.',
  details: `export needs --association. Without --write the file is printed and stays as it is; comments are kept, long texts are wrapped anew. Facts whose file says the same by then count as settled at
the next start.`,
  words: { usage: '<export>', least: 1, most: 1, first: ['export'] },
  flags: {
    association: word({ meaning: 'whose facts', value: '<id>', otherwise: undefined }),
    write: toggle('writes the changes into pack.yaml'),
  },
  shape: Export,
  async onDatabase({ flags: { association, write } }, { database, config }) {
    if (association === undefined) throw new Mistyped('--association is missing.');
    amongThose('association', association, await openHouses(config.associationsDir));
    const folder = config.associationsDir ?? join(productRoot(), 'associations');
    const file = join(folder, association, 'pack.yaml');
    const all = await factsInForce(database);
    const changes = exportedOf(all.filter((row) => row.association === association));
    const yaml = packWith(await readFile(file, 'utf8'), changes);
    if (write) await writeFile(file, yaml);
    return { association, changes: [...changes], yaml, ...(write && { file }) };
  },
  text: ({ yaml, changes, file }) =>
    file === undefined
      ? yaml.trimEnd()
      : `${file}: ${changes.map(({ kind }) => kind).join(', ') || 'nothing was changed'}`,
});
