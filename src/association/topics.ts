import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../arabic/fold.ts';
import { Fault } from '../kernel/errors.ts';
import { once } from '../kernel/once.ts';
import { productRoot } from '../kernel/paths.ts';
import { yamlOf } from '../kernel/yaml.ts';
import { Topics, type Answer } from './schema.ts';

/** The topics that come along with the product. Throws Fault wrongPack that names the place. */
export const productTopics = once((): Topics => {
  const file = join(productRoot(), 'associations/phrasings.yaml');
  const found = Topics.safeParse(yamlOf(readFileSync(file, 'utf8')));
  if (found.success) return found.data.topics;
  const [issue] = found.error.issues;
  throw new Fault(
    'wrongPack',
    `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as it should be'}`,
  );
});

/** Every way in which each topic is asked about. */
export const askedOf = (topics: Topics): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(topics).map(([topic, { msa, saudi, en }]) => [topic, [...msa, ...saudi, ...en]]),
  );

const own = ({ title, phrasings: { msa, saudi, en } }: Answer): string[] => [
  title.ar,
  ...(title.en === undefined ? [] : [title.en]),
  ...msa,
  ...saudi,
  ...en,
];

/** Answers with the phrasings of their topics, without those that some answer of the association has itself. */
export function withTopics(answers: readonly Answer[], topics: Topics): Answer[] {
  const taken = new Set(answers.flatMap(own).map(fold));
  return answers.map((answer) => {
    const topic = answer.topic === undefined ? undefined : topics[answer.topic];
    if (!topic) return answer;
    const shared = [...topic.msa, ...topic.saudi, ...topic.en].filter((text) => !taken.has(fold(text)));
    return { ...answer, shared };
  });
}
