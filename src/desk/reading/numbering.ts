import type { DeskLine } from '../../contract/desk.ts';

/**
 * Lines as somebody sees them are numbered one after another, whatever stands between them: a gap would tell that there are lines of a case that they
 * may not read, and how many. What is done to the nth line is done to the line that has its place.
 */
export const numbered = (lines: readonly DeskLine[]): readonly DeskLine[] =>
  lines.map((line, i) => ({
    ...line,
    seq: i + 1,
    ...(line.delivery && { delivery: { ...line.delivery, entry: i + 1 } }),
  }));

/** The line that somebody sees as the nth, by its own number; undefined when there is none. */
export const nth = (lines: readonly DeskLine[], n: number): DeskLine | undefined => lines[n - 1];
