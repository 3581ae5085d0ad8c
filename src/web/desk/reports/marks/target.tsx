import type { ReactNode } from 'react';
import type { Tile } from '../../../../contract/reports.ts';
import { useWords } from '../../base/words.tsx';
import { cellOf } from '../answers.ts';
import type { ShownProps } from '../presentations/shown-props.ts';
import { testidOf, useWriting } from '../written.ts';

/** What a tile is to come to, and whether it does; nothing where nobody has set that. */
export function TargetOf({ shown, answer, targets }: ShownProps<Tile>): ReactNode {
  const { say } = useWords();
  const { write } = useWriting();
  const { name, value, better } = shown;
  const target = targets?.find((one) => one.name === name);
  if (!target || better === undefined) return null;
  const is = cellOf(answer, value.of);
  const text = write(target.value, value.as) ?? '';
  const reached =
    is !== null && (better === 'more' ? Number(is) >= target.value : Number(is) <= target.value);
  const verdict = is === null ? 'none' : reached ? 'reached' : 'missed';
  return (
    <p
      className={`change ${verdict === 'missed' ? 'worse' : 'better'}`}
      data-testid={`${testidOf(name)}-target`}
    >
      {say(`reports.target.${verdict}`, { target: text })}
    </p>
  );
}
