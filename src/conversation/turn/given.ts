import type { Given } from '../../engine/dialogue.ts';
import { randomSeed } from '../../kernel/ids.ts';
import type { Arrived } from './record.ts';

/** What is handed in to the turn of something that arrived. `shut`: nothing that is said now reaches the member. */
export const givenTo = (
  { lang, followed }: Pick<Arrived, 'lang' | 'followed'>,
  now: number,
  shut: boolean,
): Given => ({
  now,
  seed: randomSeed(),
  ...(lang && { locale: lang }),
  ...(shut && { shut }),
  ...(followed?.() && { more: true }),
});
