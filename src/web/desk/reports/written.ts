import type { Column, Written } from '../../../contract/reports.ts';
import { whenIn, type When } from '../base/when.ts';
import { useWords, type Values } from '../base/words.tsx';
import type { Cell, Row } from './answers.ts';

/** Values of figures as managers read them, in the language of the page. */
export interface Writing {
  /** The line that a figure names. */
  readonly sayNamed: (name: string, values?: Values) => string;
  readonly when: When;
  /** Null without a value. */
  readonly write: (cell: Cell, as: Written) => string | null;
  /** What stands in a column of a table. */
  readonly textOf: (row: Row, column: Column) => string;
}

export function useWriting(): Writing {
  const { say, named, lang } = useWords();
  const sayNamed = (name: string, values?: Values): string => named(name, values) ?? name;
  const when = whenIn(lang);
  const write = (cell: Cell, as: Written): string | null => {
    if (cell === null) return null;
    const [number, text] = [Number(cell), String(cell)];
    if (typeof as === 'object') {
      const otherwise = as.otherwise === undefined ? text : sayNamed(as.otherwise);
      return named(`${as.word}.${text}`) ?? otherwise;
    }
    switch (as) {
      case 'count':
        return when.number(number);
      case 'mean':
        return when.number(number, 2);
      case 'share':
        return when.percent(number);
      case 'minutes':
        return when.lasting(number * 60_000);
      case 'days':
        return when.lasting(number * 24 * 60 * 60_000);
      case 'within':
        return when.within(number * 60_000);
      case 'day':
        return when.shortDay(text);
      case 'rating':
        return `${text} · ${sayNamed(`reports.score-${text}`)}`;
      case 'text':
        return text;
    }
  };
  const textOf = (row: Row, { of, as, blank, none }: Column): string => {
    const cell = row[of] ?? null;
    if (cell === '' && blank !== undefined) return sayNamed(blank);
    return write(cell, as) ?? (none === undefined ? say('reports.noValue') : sayNamed(none));
  };
  return { sayNamed, when, write, textOf };
}

/** The name of a figure in `data-testid`. */
export const testidOf = (name: string): string =>
  `reports-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
