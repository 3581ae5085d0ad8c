import { useMemo, useState, type ReactNode } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Reports, Tile } from '../../../../contract/reports.ts';
import { api } from '../../server/api.ts';
import { now } from '../../server/clock.ts';
import { Icon } from '../../parts/icon.tsx';
import { Broken, Waiting } from '../../parts/parts.tsx';
import { Link } from '../../base/router.tsx';
import { useTitle } from '../../base/title.ts';
import { useWords } from '../../base/words.tsx';
import { useMe } from '../../shell/session.tsx';
import { cellOf } from '../answers.ts';
import { Numbers } from '../chart.tsx';
import { Days } from '../days.tsx';
import { FigureShown, isTile } from '../presentations/index.tsx';
import { shownFigures } from '../shown.ts';
import { useWriting } from '../written.ts';
import { yearsUpTo, type Year } from './years.ts';

/** Each tile with the year before and what it means, then the tables. */
function Figures({ reports }: { readonly reports: Reports }): ReactNode {
  const { say } = useWords();
  const { sayNamed, write } = useWriting();
  const yearly = useMemo(() => shownFigures().filter((shown) => shown.yearly === true), []);
  const valueIn = (answers: Readonly<Record<string, unknown>>, { figure, value }: Tile): string =>
    figure in answers ? (write(cellOf(answers[figure], value.of), value.as) ?? say('reports.noValue')) : '';
  return (
    <>
      <Numbers
        caption={say('reports.year.title')}
        head={[
          say('reports.csv.figure'),
          say('reports.csv.value'),
          say('reports.year.before'),
          say('reports.year.means'),
        ]}
        rows={yearly
          .filter(isTile)
          .map((tile) => [
            sayNamed(`reports.${tile.name}.title`),
            valueIn(reports, tile),
            tile.better === undefined ? '' : valueIn(reports.before, tile),
            sayNamed(`reports.${tile.name}.definition`),
          ])}
      />
      {yearly
        .filter((shown) => !isTile(shown))
        .map((shown) => (
          <FigureShown key={shown.name} shown={shown} answer={reports[shown.figure]} />
        ))}
    </>
  );
}

interface ChoiceProps {
  readonly years: readonly Year[];
  readonly chosen: number;
  readonly choose: (at: number) => void;
  readonly nameOf: (year: Year) => string;
}

/** What is done on the screen alone: which year, and printing it. */
function Doing({ years, chosen, choose, nameOf }: ChoiceProps): ReactNode {
  const { say } = useWords();
  return (
    <div className="sheet-doing">
      <Link to="/reports" className="back" aria-label={say('reports.title')}>
        <Icon name="back" />
      </Link>
      <NativeSelect
        label={say('reports.year.which')}
        value={chosen}
        onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
        data={years.map((year, i) => ({ value: String(i), label: nameOf(year) }))}
        data-testid="year-which"
      />
      <Button
        onClick={() => window.print()}
        leftSection={<Icon name="file" size={18} />}
        data-testid="sheet-print"
      >
        {say('desk.papers.print')}
      </Button>
    </div>
  );
}

/** The report of a year for the assembly and the supervisor, to be printed: numbers alone. */
export function YearPage(): ReactNode {
  const { say, lang } = useWords();
  const { name, nameEn } = useMe().association;
  const years = useMemo(() => yearsUpTo(now()), []);
  // The last year that is over stands second.
  const [at, choose] = useState(1);
  const year = years[at];
  const filter = { from: year?.from ?? '', to: year?.to ?? '', channel: '', service: '' };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['reports', filter],
    queryFn: () => api.reports(filter),
  });
  useTitle(say('reports.year.title'));
  const nameOf = (one: Year): string => say(`reports.year.${one.calendar}`, { year: one.year });
  return (
    <section className="page sheet year" data-testid="year">
      <Doing years={years} chosen={at} choose={choose} nameOf={nameOf} />
      <header className="sheet-head">
        <p>{lang === 'ar' ? name : nameEn}</p>
        <h1 className="page-title">{say('reports.year.of', { year: year ? nameOf(year) : '' })}</h1>
        <Days from={filter.from} to={filter.to} />
        <p className="soft">{say('reports.year.lead')}</p>
      </header>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data && <Figures reports={data} />}
    </section>
  );
}
