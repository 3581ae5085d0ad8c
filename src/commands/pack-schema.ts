import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packSchemas } from '../association/json-schema.ts';
import { schemaFolder } from '../association/load.ts';
import { productRoot } from '../kernel/paths.ts';

/** Writes the JSON Schemas of the four files of a pack beside the packs, so that an editor completes and checks them while typing. */
async function main(): Promise<void> {
  const folder = join(productRoot(), 'associations', schemaFolder);
  await mkdir(folder, { recursive: true });
  for (const [name, schema] of Object.entries(packSchemas())) {
    await writeFile(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
    console.log(`associations/${schemaFolder}/${name}`);
  }
}

await main();
