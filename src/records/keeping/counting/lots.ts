import { day } from '../../../kernel/clock.ts';

/** So many ratings, or comments beside them, are shown together: fewer would tell of single members. */
const together = 5;
/** Those that stay fewer than that among their like for so long are shown with others. */
export const patience = 30 * day;
/** So many are looked at in one statement, the oldest first: a backlog of years is done in many. */
export const most = 20_000;

/** The chance by which each day is drawn, which nobody can know before, and when to stop. */
export interface Drawing {
  readonly seed: () => string;
  readonly signal?: AbortSignal;
}

/**
 * A statement that draws from the rows of `from` (`id`, `rater`, `cell`) those that are shown, by the chance in $2: of each cell `together` or more, one of each rater.
 * A quarter of them and one to four more go on waiting, whoever they are: that somebody has written does not say that they are among those shown.
 */
export const drawnOf = (from: string, cell: string): string => `
  select * from (
    select *, row_number() over (partition by ${cell} order by md5($2::text || id)) as place, count(*) over (partition by ${cell}) as those,
      ('x' || left(md5($2::text || row(${cell})::text), 7))::bit(28)::int % 4 + 1 as more
    from (select *, row_number() over (partition by ${cell}, rater order by md5($2::text || id)) as turn from ${from}) one_each where turn = 1) placed
  where place <= those - those / 4 - more and those - those / 4 - more >= ${together}`;
