import fc from 'fast-check';
import { anyText } from '../support/any-text.ts';

type Path = readonly (string | number)[];

/** Where something stands in a JSON value, from the outside in. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]))];
}

/** The same value with something else at one place. */
function withAt(value: unknown, [name, ...rest]: Path, other: unknown): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return other;
  const copy: Record<string, unknown> = { ...value };
  copy[name] = withAt(copy[name], rest, other);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

/** What has upset programs before: signs that a database refuses, halves of signs, numbers that do not fit, names with a meaning. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\u0000',
    'أ\u0000ب',
    '\ud800',
    '\u202e',
    '../..',
    '${x}',
    "';--",
    '٠١٢٣',
  ),
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 63, [], {}, [
    [],
  ]),
  fc.constantFrom<unknown>('x'.repeat(70_000), JSON.parse('{"__proto__":{"type":"x"},"constructor":1}')),
  anyText(60),
  fc.jsonValue(),
);

/** Bodies that are cut off or have something else in them. */
const torn = (genuine: string): fc.Arbitrary<string> =>
  fc
    .record({ at: fc.nat(genuine.length), cut: fc.nat(9), bytes: fc.string({ maxLength: 12 }) })
    .map(({ at, cut, bytes }) => genuine.slice(0, at) + (cut === 9 ? '' : bytes + genuine.slice(at + cut)));

/** Bodies of the right form in which one, two or three parts are not what they should be. */
function twisted(genuine: string): fc.Arbitrary<string> {
  const value: unknown = JSON.parse(genuine);
  const change = fc.tuple(fc.constantFrom(...pathsIn(value)), nasty);
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => JSON.stringify(changes.reduce((so, [path, other]) => withAt(so, path, other), value)));
}

/** Everything that may stand in the place of a genuine body. */
export const malformedOf = (genuine: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: twisted(genuine) },
    { weight: 1, arbitrary: torn(genuine) },
    { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string({ maxLength: 300 })) },
  );
