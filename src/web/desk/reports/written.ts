import type { Column, Written } from '../../../contract/reports.ts';
import { whenIn, type When } from '../base/when.ts';
import { useWords, type Words } from '../base/words.tsx';
import type { Cell, Row } from './answers.ts';

/** Values of figures as managers read them, in the language of the page. */
export interface Writing {
  readonly say: Words['say'];
  readonly when: When;
  /** Null without a value. */
  readonly write: (cell: Cell, as: Written) => string | null;
  /** What stands in a column of a table. */
  readonly textOf: (row: Row, column: Column) => string;
}

export function useWriting(): Writing {
  const { say, has, lang } = useWords();
  const when = whenIn(lang);
  const write = (cell: Cell, as: Written): string | null => {
    if (cell === null) return null;
    const [number, text] = [Number(cell), String(cell)];
    if (typeof as === 'object') {
      if (has(`${as.word}.${text}`)) return say(`${as.word}.${text}`);
      return as.otherwise === undefined ? text : say(as.otherwise);
    }
    switch (as) {
      case 'count':
        return when.number(number);
      case 'mean':
        return when.number(number, 2);
      case 'share':
        return when.percent(number);
      case 'minutes':
        return when.span(number * 60_000);
      case 'day':
        return when.shortDay(text);
      case 'rating':
        return `${text} · ${say(`reports.score-${text}`)}`;
      case 'text':
        return text;
    }
  };
  const textOf = (row: Row, { of, as, blank }: Column): string => {
    const cell = row[of] ?? null;
    if (cell === '' && blank !== undefined) return say(blank);
    return write(cell, as) ?? say('reports.noValue');
  };
  return { say, when, write, textOf };
}

/** The name of a figure in `data-testid`. */
export const testidOf = (name: string): string =>
  `reports-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
