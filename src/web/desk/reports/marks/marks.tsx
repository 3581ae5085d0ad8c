import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Mark } from '../../../../contract/kept/marks.ts';
import type { Shown, Tile } from '../../../../contract/reports.ts';
import { api } from '../../server/api.ts';
import { Said } from '../../parts/parts.tsx';
import { useTell } from '../../parts/notices.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { isTile } from '../presentations/index.tsx';
import { shownFigures } from '../shown.ts';
import { useWriting } from '../written.ts';
import { Aim } from './aim.tsx';
import { NoteOnDay } from './day-note.tsx';

const hasTarget = (shown: Shown): shown is Tile => isTile(shown) && shown.better !== undefined;

interface ChangeProps {
  readonly mark: Mark;
  readonly tile: Tile | undefined;
  /** Whether it is the last of what it is about. */
  readonly holds: boolean;
  readonly kept: () => Promise<void>;
}

/** Who set what on which day; what holds can be taken back. */
function Changed({ mark, tile, holds, kept }: ChangeProps): ReactNode {
  const { say, lang } = useWords();
  const { sayNamed, write } = useWriting();
  const tell = useTell();
  const when = whenIn(lang);
  const { kind, of, value, by, at } = mark;
  const about = kind === 'note' ? when.day(of) : sayNamed(`reports.${of}.title`);
  const text = kind === 'note' || value === null || !tile ? value : write(Number(value), tile.value.as);
  const takeBack = (): void => void api.mark({ kind, of, value: null }).then(kept).catch(tell.failed);
  return (
    <li data-testid="reports-mark">
      <Said>{`${about}: ${text ?? say('reports.marks.takenBack')}`}</Said>{' '}
      <span className="soft">{say('reports.marks.by', { by, at: when.moment(at) })}</span>{' '}
      {holds && value !== null && (
        <Button size="compact-sm" variant="subtle" onClick={takeBack} data-testid="reports-mark-back">
          {say('reports.marks.takeBack')}
        </Button>
      )}
    </li>
  );
}

/** Targets and notes on days: set here, with who set them and when. */
export function MarksKept(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const tiles = useMemo(() => shownFigures().filter(hasTarget), []);
  const { data } = useQuery({ queryKey: ['report-marks'], queryFn: api.marks });
  const items = data?.items ?? [];
  const kept = async (): Promise<void> => {
    await Promise.all(
      ['report-marks', 'reports'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
    );
  };
  return (
    <section className="marks" aria-labelledby="marks" data-testid="reports-marks">
      <h2 id="marks">{say('reports.marks.title')}</h2>
      <p className="definition">{say('reports.marks.definition')}</p>
      <Aim tiles={tiles} kept={kept} />
      <NoteOnDay kept={kept} />
      <ul>
        {items.map((mark, i) => (
          <Changed
            key={mark.id}
            mark={mark}
            tile={tiles.find(({ name }) => name === mark.of)}
            holds={items.findIndex(({ kind, of }) => kind === mark.kind && of === mark.of) === i}
            kept={kept}
          />
        ))}
      </ul>
    </section>
  );
}
