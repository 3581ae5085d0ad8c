import { z } from 'zod';
import type { DayNote, Target } from '../contract/reports.ts';
import type { Asking } from './figure.ts';
import { sql, type Sql } from './sql.ts';

const Held = z.object({ of: z.string(), value: z.string() });

/** What holds of a kind, of what it is about: the last of each, unless it was taken back. */
const held = (association: string, kind: 'target' | 'note', which: Sql): Sql =>
  sql`select of, value from (select distinct on (m.of) m.of, m.value from report_marks m
      where m.association = ${association} and m.kind = ${kind} and ${which} order by m.of, m.id desc) last where value is not null order by of`;

/** The values that tiles aim at, and the notes on the days of the span. */
export async function marksIn({
  span,
  rows,
}: Pick<Asking, 'span' | 'rows'>): Promise<{ readonly targets: Target[]; readonly notes: DayNote[] }> {
  const [targets, notes] = await Promise.all([
    rows(held(span.association, 'target', sql`true`), Held),
    rows(held(span.association, 'note', sql`m.of between ${span.from} and ${span.to}`), Held),
  ]);
  return {
    targets: targets.map(({ of, value }) => ({ name: of, value: Number(value) })),
    notes: notes.map(({ of, value }) => ({ day: of, text: value })),
  };
}
