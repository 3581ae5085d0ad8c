import type { FactValue } from '../../../contract/kept/facts.ts';

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as one line; a number too. */
export const lineOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
/** A part of a value by its name. */
export const partOf = (value: unknown, name: string): unknown => (isTree(value) ? value[name] : undefined);
/** The members of a list; none of what is no list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A tree with another part; `undefined` leaves it out. */
export function withPart(value: unknown, name: string, part: unknown): Tree {
  const { [name]: before, ...others } = isTree(value) ? value : {};
  return part === undefined || part === null ? others : { ...others, [name]: part };
}

/** Whether two values say the same. */
export const isSame = (value: FactValue, other: FactValue): boolean =>
  JSON.stringify(value) === JSON.stringify(other);
