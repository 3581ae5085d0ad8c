import type { Answer } from '../association/schema.ts';

/** Every way in which an approved answer is asked for: its title and its phrasings. */
export const phrasingsOf = (answer: Answer): string[] => [
  answer.title.ar,
  ...(answer.title.en ? [answer.title.en] : []),
  ...answer.phrasings.msa,
  ...answer.phrasings.saudi,
  ...answer.phrasings.en,
];
