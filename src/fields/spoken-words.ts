import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fold } from '../arabic/fold.ts';
import { Fault } from '../kernel/errors.ts';
import { productRoot } from '../kernel/paths.ts';
import { yamlOf } from '../kernel/yaml.ts';

/** Words and phrases of a file in `locales/saudi/values`, parted by bars: folded, the longest first. */
export const Phrases = z
  .string()
  .min(1)
  .transform((text): readonly string[] =>
    [...new Set(text.split('|').map((phrase) => fold(phrase)))].sort(
      (one, other) => other.length - one.length,
    ),
  );

/**
 * What `locales/saudi/values/<name>.yaml` holds: how members say values, as data that somebody without a compiler may add to. It is read where it is
 * first wanted. Throws Fault wrongPack that names the place.
 */
export function spokenWords<S extends z.ZodType>(name: string, shape: S): z.output<S> {
  const file = `locales/saudi/values/${name}.yaml`;
  const found = shape.safeParse(yamlOf(readFileSync(join(productRoot(), file), 'utf8')));
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new Fault(
    'wrongPack',
    `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as it should be'}`,
  );
}

/** Phrases as alternatives of a pattern. */
export const oneOf = (phrases: readonly string[]): string => `(?:${phrases.join('|')})`;
/** Whether one of the phrases stands in a folded text, as words of their own. */
export const standing = (...lists: readonly (readonly string[])[]): RegExp =>
  new RegExp(`(?:^| )(?:و(?=\\p{L}{3}))?${oneOf(lists.flat())}(?= |$)`, 'u');
