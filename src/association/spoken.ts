import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../kernel/errors.ts';
import { yamlOf } from '../kernel/yaml.ts';

/** Forms of a word, parted by spaces. */
const Forms = z.string().trim().min(1);

/** Words as people say them, by the standard word that stands for them, and words that say nothing about what a text is about. */
export const SpokenWords = z.strictObject({
  standard: z.record(z.string().min(1), Forms).default({}),
  unsaid: Forms.optional(),
  /** Words of things that associations are asked about and hardly ever do: an answer that does not name them is not given outright. */
  guards: Forms.optional(),
});
export type SpokenWords = z.infer<typeof SpokenWords>;

const file = 'saudi/lexicon.yaml';

/** The product's own spoken words, of its folder of locales. Throws Fault wrongPack that names the place. */
export function readSpokenWords(folder: string): SpokenWords {
  const found = SpokenWords.safeParse(yamlOf(readFileSync(join(folder, file), 'utf8')));
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new Fault(
    'wrongPack',
    `locales/${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as it should be'}`,
  );
}
