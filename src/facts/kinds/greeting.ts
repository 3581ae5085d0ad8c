import { inLang } from '../../wording/wording.ts';
import type { FactKind } from '../kind.ts';

/** What a member reads first. */
export const greeting: FactKind = {
  name: 'greeting',
  parts: { words: { path: ['greeting'], form: { as: 'words' }, mayLack: false } },
  reads: ({ house, lang }) => [inLang(house.association.pack.greeting, lang)],
};
