import type { Database } from '../../src/records/base/database.ts';

/** The rows of an export: each cell as it was before it was quoted. Texts of these tests hold no line breaks. */
export const cellsOf = (csv: string): readonly (readonly string[])[] =>
  csv
    .replace('\ufeff', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      ),
    );

/** How many ratings wait to be shown, by the cell in which they do and by their ground, and how many were shown with others of their ground. */
export interface Waiting {
  readonly cells: ReadonlyMap<string, number>;
  readonly grounds: ReadonlyMap<string, number>;
  readonly mixed: number;
}

/** What one knows who knows the tables, and not the chance. */
export async function waitingIn(database: Database): Promise<Waiting> {
  const { rows } = await database.query<{ cell: string; ground: string; count: number }>(
    `select concat_ws('/', about, ground) as ground, concat_ws('/', about, ground, channel, coalesce(service, '-'), coalesce(outcome, '-')) as cell, count(*)::int as count
       from ratings where score is not null and counted_on is null group by 1, 2`,
  );
  const { rows: several } = await database.query<{ mixed: number }>(
    `select coalesce(sum(count), 0)::int as mixed from rating_counts where channel = '*'`,
  );
  const grounds = new Map<string, number>();
  for (const { ground, count } of rows) grounds.set(ground, (grounds.get(ground) ?? 0) + count);
  return {
    cells: new Map(rows.map(({ cell, count }) => [cell, count])),
    grounds,
    mixed: several[0]?.mixed ?? 0,
  };
}
