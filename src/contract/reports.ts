import * as z from 'zod/mini';
import { countings } from './cases/counted.ts';

/** What stands for the channel, the service and the outcome of ratings that were counted with others. */
export const several = '*';

/**
 * How a value is written. `mean`: two decimals; `share`: between 0 and 1, as per cent; `minutes` and `days`: as a span, `within` after a preposition; `day`: YYYY-MM-DD;
 * `rating`: 1 to 5, with its word; `word`: the line `<word>.<value>` of locales, `otherwise` where there is none.
 */
export const Written = z.union([
  z.enum(['count', 'mean', 'share', 'minutes', 'days', 'within', 'day', 'rating', 'text']),
  z.strictObject({ word: z.string(), otherwise: z.optional(z.string()) }),
]);
export type Written = z.infer<typeof Written>;

/** What changed of a tile from the span before to this one. `where`: the channel or service in which most of it happened. */
export const Change = z.strictObject({
  name: z.string(),
  as: Written,
  before: z.number(),
  now: z.number(),
  better: z.boolean(),
  where: z.optional(
    z.strictObject({ of: z.enum(['channel', 'service']), id: z.string(), title: z.string() }),
  ),
});
export type Change = z.infer<typeof Change>;

/** The value that a tile is to come to, in its own unit: a share between 0 and 1, a mean between 1 and 5, minutes or days. */
export const Target = z.strictObject({ name: z.string(), value: z.number() });
export type Target = z.infer<typeof Target>;

/** What a manager wrote on a day. */
export const DayNote = z.strictObject({ day: z.string(), text: z.string() });
export type DayNote = z.infer<typeof DayNote>;

/**
 * The manager's figures of some days. `before` holds those that can be compared over as many days before, `changes` the two that changed most, `targets` what tiles aim at, `notes` what was written on days of the span.
 * Every other key but `from` and `to` (days, YYYY-MM-DD) is a figure by its id; src/reports/figures holds their shapes.
 */
export const Reports = z.looseObject({
  from: z.string(),
  to: z.string(),
  before: z.looseObject({ from: z.string(), to: z.string() }),
  changes: z.array(Change),
  targets: z.array(Target),
  notes: z.array(DayNote),
});
export type Reports = z.infer<typeof Reports>;

/** A value and how it is written. `of` is its key in the figure or in the row; without it the figure itself is the value. */
const Measure = z.strictObject({ of: z.optional(z.string()), as: Written });

/** A value of every row. `head` is the line over it, `blank` the line for an empty text, `none` that for no value. `counted`: as what the cases that it counts are asked for. */
export const Column = z.strictObject({
  of: z.string(),
  as: Written,
  head: z.string(),
  blank: z.optional(z.string()),
  none: z.optional(z.string()),
  counted: z.optional(z.enum(countings)),
});
export type Column = z.infer<typeof Column>;

/**
 * What every presentation has: its words are `reports.<name>.title` and `reports.<name>.definition`. `yearly`: it stands in the report of a year too. `now`: it
 * tells of this moment, whatever days are asked for, and stands in no report of days that are over.
 */
const named = {
  figure: z.string(),
  name: z.string(),
  yearly: z.optional(z.boolean()),
  now: z.optional(z.boolean()),
};
/** The key of a list in the figure, without it the figure itself. A bare number at place n is the row `{ place: n, count: number }`. */
const list = { ...named, rows: z.optional(z.string()) };

/** A page of the desk on which that stands what is counted, for whoever may open it; only where the page is narrowed by nothing else than `keeps`. `days`: its days go along, and the service. */
const Lead = z.strictObject({
  to: z.string(),
  line: z.string(),
  keeps: z.array(z.enum(['channel', 'service'])),
  days: z.optional(z.boolean()),
});

/**
 * One number; `none` is the line that stands for it while it is null. `beside` are the values of the line `reports.<name>.beside`, which is left
 * out while one of them is null, `always` those of `reports.<name>.always`, which never are. `better` says which way is better, and that the value
 * is compared with that of the days before; without it the value is of now, or says neither good nor bad.
 */
export const Tile = z.strictObject({
  kind: z.literal('tile'),
  ...named,
  value: Measure,
  none: z.optional(z.string()),
  beside: z.optional(z.record(z.string(), Measure)),
  always: z.optional(z.record(z.string(), Measure)),
  better: z.optional(z.enum(['more', 'less'])),
  /** Where what is counted stands one by one: an address of the desk, the line that names it, and by which choices of the page the address is narrowed too. */
  leads: z.optional(z.array(Lead)),
});
export type Tile = z.infer<typeof Tile>;

/** Lying bars. `share` writes beside each count its share of all; `backwards` shows the last row first. Without `empty` no rows are no case. */
export const Bars = z.strictObject({
  kind: z.literal('bars'),
  ...list,
  label: Column,
  count: Column,
  share: z.optional(z.boolean()),
  backwards: z.optional(z.boolean()),
  empty: z.optional(z.string()),
});
export type Bars = z.infer<typeof Bars>;

/**
 * A line over days, each at its distance, between the first and the last of `steps`, which are written at its side. A screen reader hears `reports.<name>.told` with { from, first, to, last }.
 */
export const Trend = z.strictObject({
  kind: z.literal('trend'),
  ...list,
  day: Column,
  value: Column,
  more: z.array(Column),
  steps: z.array(z.number()),
  /** The tile whose target is a line of the chart. */
  target: z.optional(z.string()),
  empty: z.string(),
  emptyHint: z.string(),
});
export type Trend = z.infer<typeof Trend>;

/** The first column names the row. `rowOf`: of which service a row is, by the key of its id. `narrows`: managers may choose one of these rows for all figures, by the value of `of`. */
export const Table = z.strictObject({
  kind: z.literal('table'),
  ...list,
  columns: z.array(Column),
  empty: z.string(),
  rowOf: z.optional(z.string()),
  narrows: z.optional(z.strictObject({ to: z.enum(['channel', 'service']), of: z.string() })),
});
export type Table = z.infer<typeof Table>;

/** Texts as they were written, with what stands over each. */
export const Quotes = z.strictObject({
  kind: z.literal('quotes'),
  ...list,
  over: z.array(z.strictObject({ of: z.string(), as: Written })),
  text: z.string(),
  empty: z.string(),
});
export type Quotes = z.infer<typeof Quotes>;

/** How a figure is shown to managers: one of a small closed set. Every line that it names is a key of locales. */
export const Shown = z.discriminatedUnion('kind', [Tile, Bars, Trend, Table, Quotes]);
export type Shown = z.infer<typeof Shown>;
