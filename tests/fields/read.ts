import { parseField } from '../../src/fields/field.ts';
import { FieldSpec, type FieldType } from '../../src/fields/spec.ts';
import type { Parsed } from '../../src/fields/value.ts';

const words = { ar: 'س' };

/** A field of a type as a pack would have it, with what is its own. */
export const field = (type: FieldType, own: object = {}): FieldSpec =>
  FieldSpec.parse({ type, name: 'asked', label: words, ask: words, ...own });

/** What a text is read as at a field of a type. */
export const read = (type: FieldType, text: string, own: object = {}, now = 0): Parsed =>
  parseField(field(type, own), text, now);
