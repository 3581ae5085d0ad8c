import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Reports, Shown } from '../../../contract/reports.ts';
import { api, exportUrl, type ReportFilter } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Waiting } from '../parts/parts.tsx';
import { go, Link, useQueryText } from '../base/router.tsx';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';
import { CommitteeLack } from '../people/committee-lack.tsx';
import { asQuery, askedIn } from './asked.ts';
import { Changes } from './changes.tsx';
import { Days } from './days.tsx';
import { MarksKept } from './marks/marks.tsx';
import { FigureShown, isTile } from './presentations/index.tsx';
import { Range } from './range.tsx';
import { shownFigures } from './shown.ts';

function Figures({
  reports,
  filter,
}: {
  readonly reports: Reports;
  readonly filter: ReportFilter;
}): ReactNode {
  const all = useMemo(shownFigures, []);
  const draw = (shown: Shown): ReactNode => (
    <FigureShown
      key={shown.name}
      shown={shown}
      answer={reports[shown.figure]}
      before={reports.before[shown.figure]}
      narrowed={filter}
      targets={reports.targets}
      notes={reports.notes}
    />
  );
  return (
    <>
      <Changes changes={reports.changes} before={reports.before} />
      <div className="figures">{all.filter(isTile).map(draw)}</div>
      <div className="charts">{all.filter((shown) => !isTile(shown)).map(draw)}</div>
    </>
  );
}

/** The figures for a spreadsheet; a workbook is what most want. */
function Export({
  filter,
  ending,
}: {
  readonly filter: ReportFilter;
  readonly ending: 'csv' | 'xlsx';
}): ReactNode {
  const { say } = useWords();
  return (
    <Button
      component="a"
      href={exportUrl(filter, ending)}
      download={`silah-${filter.from}-${filter.to}.${ending}`}
      variant={ending === 'xlsx' ? 'default' : 'subtle'}
      leftSection={<Icon name="download" size={18} />}
      data-testid={`reports-${ending}`}
    >
      {say(`reports.export.${ending}`)}
    </Button>
  );
}

/** How satisfied members are and how the work goes, without a name of anybody at the desk. */
export function ReportsPage(): ReactNode {
  const { say } = useWords();
  const query = useQueryText();
  const [filter, setFilter] = useState<ReportFilter>(() => askedIn(query));
  const whole = { ...filter, channel: '', service: '' };
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: ['reports', filter],
    queryFn: () => api.reports(filter),
    placeholderData: keepPreviousData,
  });
  const all = useQuery({ queryKey: ['reports', whole], queryFn: () => api.reports(whole) });
  useTitle(say('reports.title'));
  const choose = (chosen: ReportFilter): void => {
    setFilter(chosen);
    go(`/reports?${asQuery(chosen)}`, { replace: true });
  };
  return (
    <section className="page wide" aria-busy={isPlaceholderData}>
      <header className="page-head">
        <h1 className="page-title">{say('reports.title')}</h1>
        <div className="page-acts">
          <Link to="/reports/year" className="lead" data-testid="reports-year">
            {say('reports.year.open')}
          </Link>
          <Export filter={filter} ending="xlsx" />
          <Export filter={filter} ending="csv" />
        </div>
      </header>
      <p className="soft">{say('reports.lead')}</p>
      <CommitteeLack />
      <Range filter={filter} set={choose} whole={all.data} />
      <Days from={filter.from} to={filter.to} />
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data && <Figures reports={data} filter={filter} />}
      <MarksKept />
    </section>
  );
}
