import { fold } from '../arabic/fold.ts';
import type { Answer, Topics } from './schema.ts';

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
