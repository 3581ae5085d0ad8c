import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { productRoot } from './paths.ts';

/** What a YAML text of the product holds, where the build has read it already (bin/yaml.mjs); undefined for any other text. */
export function keptYamlOf(text: string): { readonly value: unknown } | undefined {
  const name = createHash('sha256').update(text).digest('hex');
  let kept: string;
  try {
    kept = readFileSync(join(productRoot(), 'dist/yaml', `${name}.json`), 'utf8');
  } catch {
    return undefined;
  }
  return { value: JSON.parse(kept) };
}

/**
 * What a YAML text of the product holds. The build has read the files of locales/ and associations/ already and keeps each as JSON by the SHA-256 of its
 * text: that takes a hundredth of the time, at every start of every command. Another text is read here. Throws what `yaml` throws.
 */
export function yamlOf(text: string): unknown {
  const kept = keptYamlOf(text);
  return kept ? kept.value : parse(text);
}
