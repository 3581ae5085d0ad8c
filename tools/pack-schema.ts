import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packSchemas } from '../src/association/json-schema.ts';
import { schemaFolder } from '../src/association/load.ts';
import { command } from '../src/command-line/command.ts';
import { productRoot } from '../src/kernel/paths.ts';

/** Writes the files that are not as they must be; answers which. */
async function writeSchemas(): Promise<{ written: string[] }> {
  const folder = join(productRoot(), 'associations', schemaFolder);
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const [name, schema] of Object.entries(packSchemas())) {
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if ((await readFile(join(folder, name), 'utf8').catch(() => '')) === text) continue;
    await writeFile(join(folder, name), text);
    written.push(`associations/${schemaFolder}/${name}`);
  }
  return { written };
}

export const packSchemaCommand = command({
  name: 'pack-schema',
  purpose:
    'Writes the JSON Schemas of the files of a pack beside the packs, so that an editor completes and checks them while typing.',
  flags: {},
  shape: z.object({ written: z.array(z.string()) }),
  run: writeSchemas,
  text: ({ written }) => (written.length === 0 ? 'All are as they must be.' : written.join('\n')),
});
