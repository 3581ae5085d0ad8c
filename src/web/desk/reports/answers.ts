import * as z from 'zod/mini';

const Cell = z.union([z.number(), z.string(), z.null()]);
export type Cell = z.infer<typeof Cell>;
const Row = z.record(z.string(), Cell);
export type Row = z.infer<typeof Row>;
const Rows = z.array(z.union([z.number(), Row]));
const Group = z.record(z.string(), z.unknown());

const inside = (answer: unknown, key: string | undefined): unknown =>
  key === undefined ? answer : Group.parse(answer)[key];

/** A value of a figure's answer, or the answer itself. Throws when it is no single value. */
export const cellOf = (answer: unknown, key: string | undefined): Cell => Cell.parse(inside(answer, key));

/** The rows of a list; of a bare number its place in the list, from 1, and itself as `count`. Throws when it is no list. */
export const rowsOf = (answer: unknown, key: string | undefined): readonly Row[] =>
  Rows.parse(inside(answer, key)).map((row, i) =>
    typeof row === 'number' ? { place: i + 1, count: row } : row,
  );
