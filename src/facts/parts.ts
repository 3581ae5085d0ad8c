import { isDeepStrictEqual } from 'node:util';
import type { Pack } from '../association/schema.ts';
import type { FactValue } from '../contract/kept/facts.ts';
import { plainJson } from '../kernel/json.ts';
import type { FactKind } from './kind.ts';

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path; undefined where nothing does. */
const at = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isTree(inner) ? inner[name] : undefined), tree);

const isEmpty = (value: unknown): boolean => isTree(value) && Object.keys(value).length === 0;

/** A tree with another value at a path, and without it for undefined. What lies beside the path stays the very same. */
function withAt(tree: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const { [name]: inner, ...others } = isTree(tree) ? tree : {};
  const changed = withAt(inner, rest, value);
  const isNothing = changed === undefined || (inner === undefined && rest.length > 0 && isEmpty(changed));
  return isNothing ? others : { ...others, [name]: changed };
}

/** The value of a fact in a pack: its parts, null for what the pack leaves out. */
export const valueIn = (kind: FactKind, pack: unknown): FactValue =>
  Object.fromEntries(
    Object.entries(kind.parts).map(([name, { path }]) => [name, plainJson(at(pack, path) ?? null)]),
  );

/** A pack, not checked yet, in which a fact has another value. */
export const withValue = (pack: unknown, kind: FactKind, value: FactValue): unknown =>
  Object.entries(kind.parts).reduce(
    (tree, [name, { path }]) => withAt(tree, path, value[name] ?? undefined),
    pack,
  );

/** A pack with the parts of a fact as a checked pack has them; all others are the very same objects as before. */
export const withPartsOf = (pack: Pack, kind: FactKind, checked: Pack): Pack =>
  Object.values(kind.parts).reduce<unknown>(
    (tree, { path }) => withAt(tree, path, at(checked, path)),
    pack,
  ) as Pack;

export const isSame = (value: FactValue, other: FactValue): boolean => isDeepStrictEqual(value, other);
