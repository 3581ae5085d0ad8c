import { z } from 'zod';
import type { FieldKind } from './kind.ts';
import { kinds } from './kinds/index.ts';

const [first, ...others] = kinds;
/** One question of a service, by the type of its answer. */
export const FieldSpec = z.discriminatedUnion('type', [
  first.options,
  ...others.map(({ options }) => options),
]);
export type FieldSpec = z.infer<typeof FieldSpec>;
export type FieldType = FieldSpec['type'];

const byType = new Map<string, FieldKind>(kinds.map((kind): [string, FieldKind] => [kind.type, kind]));

/** The kind of field of this name; undefined for questions that flows ask by themselves. */
export const kindNamed = (type: string): FieldKind | undefined => byType.get(type);

/** The kind of a field. */
export function kindOf({ type }: FieldSpec): FieldKind {
  const found = byType.get(type);
  if (!found) throw new Error(`there is no field type "${type}"`);
  return found;
}
