// Reads the YAML files of locales/ and associations/ once: each is kept as JSON, by the SHA-256 of its text, where src/kernel/yaml.ts looks for it.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './kept-build.mjs';

export async function keepYaml(outdir) {
  const into = join(outdir, 'yaml');
  await mkdir(into, { recursive: true });
  for (const folder of ['locales', 'associations']) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.yaml'))) {
      const text = await readFile(join(root, folder, name), 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      await writeFile(join(into, `${hash}.json`), JSON.stringify(parse(text)));
    }
  }
}
