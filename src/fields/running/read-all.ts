import { clean } from '../../arabic/clean.ts';
import { kindOf, type FieldSpec } from '../spec.ts';
import type { FieldValue } from '../value.ts';
import { isChanged } from '../written/changing-words.ts';
import type { Placed } from '../written/figure-groups.ts';
import { cutAtNames, namesAnother } from './called.ts';
import { partsOf, piecesOf, type Part } from './parts.ts';

/** What a message says of the fields of a service: the values that are recognised without doubt, by name, and the rest of the message. */
export interface ReadAll {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly rest: string;
}

/** A longer text tells a story: nothing is taken out of it. */
const longest = 600;

/** So much before a value tells whose it is (UTF-16 units). */
const before = 30;

/** What stands before a value, as far as the figures that belong to another. */
const beside = (text: string, from: number): string =>
  text.slice(Math.max(0, from - before), from).replace(/^.*[\d٠-٩۰-۹]/su, '');

interface Taken extends Placed {
  readonly field: string;
}

/** Whether a text without figures is a single part. */
export const saysOneThing = (text: string): boolean => partsOf(clean(text), []).length === 1;

/** The identifiers of a text, each for the one field of its kind. */
function identifiersIn(fields: readonly FieldSpec[], text: string): readonly Taken[] {
  return fields.flatMap((field) => {
    const { placed } = kindOf(field);
    const others = fields.filter(({ type }) => type === field.type);
    if (!placed || others.length > 1) return [];
    const found = placed(text);
    const [only] = found;
    if (!only || found.some(({ value }) => value !== only.value)) return [];
    return isChanged(beside(text, only.from), field)
      ? []
      : found.map((one) => ({ ...one, field: field.name }));
  });
}

/** The one field for which a part of a message is a value without doubt; undefined for none, and where it may be either of two. */
function fieldOfPart(
  { all, open }: { readonly all: readonly FieldSpec[]; readonly open: readonly FieldSpec[] },
  part: Part,
  now: number,
): readonly [string, FieldValue] | undefined {
  const found = open.flatMap((field) => {
    const isAnothers = part.beforeFigures && namesAnother(all, field, part.text);
    const one = isAnothers ? { ...part, beforeFigures: false } : part;
    const value = isChanged(part.text, field) ? undefined : kindOf(field).saidIn?.(field, one, now);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Every field that a message answers without doubt, be it one or all: identifiers by their form, a name, a place, a date or a number by what
 * introduces it. A field that is answered in two ways is left out. `now` (milliseconds) decides what is past.
 */
export function readAll(fields: readonly FieldSpec[], text: string, now: number): ReadAll {
  const typed = clean(text);
  if (typed.length > longest) return { values: {}, rest: typed };
  const taken = identifiersIn(fields, typed);
  const values = new Map<string, FieldValue>(taken.map(({ field, value }) => [field, value]));
  const others = fields.filter(({ name }) => !values.has(name));
  const rest: string[] = [];
  const take = (part: Part): boolean => {
    const [name, value] = fieldOfPart({ all: fields, open: others }, part, now) ?? [];
    if (name === undefined || value === undefined || values.has(name)) return false;
    values.set(name, value);
    return true;
  };
  const parts = partsOf(typed, taken).flatMap((part) => cutAtNames(fields, part));
  for (const part of parts) {
    if (take(part)) continue;
    const isAnothers = others.some((field) => isChanged(part.text, field));
    const left = (isAnothers ? [part] : piecesOf(part)).filter((piece) => !take(piece));
    rest.push(...left.map(({ text: said }) => said));
  }
  return { values: Object.fromEntries(values), rest: rest.join(' ') };
}
