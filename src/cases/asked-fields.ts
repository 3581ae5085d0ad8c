import { FieldSpec } from '../fields/spec.ts';
import type { Words } from '../fields/value.ts';

/** What is asked for after a case was sent and is no question of its form, by the type of its answer. No field of a pack is called so. */
const askedFields = { 'asked.paper': 'attachment', 'asked.words': 'text' } as const;
export type AskedName = keyof typeof askedFields;

export const isAskedField = (name: string): name is AskedName => Object.hasOwn(askedFields, name);

/** Such a question as a field; `words` name it. */
export const askedField = (name: AskedName, words: Words): FieldSpec => ({
  ...FieldSpec.parse({ type: askedFields[name], name: 'asked', label: words, ask: words }),
  name,
});
