import { expect } from '@jest/globals';
import type { FieldType } from '../../src/fields/spec.ts';
import { read } from './read.ts';

/** What becomes of a text at a field: its value, `asked` before it is taken, or refused with a fault. */
export type Became =
  | string
  | number
  | boolean
  | { readonly asked: string | number | boolean }
  | { readonly fault: string };

export const asked = (found: string | number | boolean): Became => ({ asked: found });
export const fault = (code: string): Became => ({ fault: code });

/** Reads a text at a field and says what became of it. */
function became(type: FieldType, text: string, own: object = {}, now = 0): Became {
  const parsed = read(type, text, own, now);
  if (!parsed.ok) return { fault: parsed.fault };
  const { value } = parsed;
  const plain = typeof value !== 'object' ? value : 'gregorian' in value ? value.gregorian : value.name;
  return parsed.unsure ? { asked: plain } : plain;
}

/** Holds every line of a table against what becomes of its text. */
export function holds(
  type: FieldType,
  table: readonly (readonly [string, Became])[],
  own: object = {},
  now = 0,
): void {
  const found = table.map(([text]) => [text, became(type, text, own, now)]);
  expect(found).toEqual(table.map(([text, wanted]) => [text, wanted]));
}
