import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { productRoot } from './paths.ts';

/**
 * What a YAML text of the product holds. The build has read the files of locales/ already and keeps each as JSON by the SHA-256 of its text (bin/yaml.mjs): that
 * takes a hundredth of the time, at every start of every command. Another text is read here. Throws what `yaml` throws.
 */
export function yamlOf(text: string): unknown {
  const name = createHash('sha256').update(text).digest('hex');
  let kept: string;
  try {
    kept = readFileSync(join(productRoot(), 'dist/yaml', `${name}.json`), 'utf8');
  } catch {
    return parse(text);
  }
  return JSON.parse(kept);
}
