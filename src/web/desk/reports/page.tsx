import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Reports } from '../../../contract/desk.ts';
import { api, exportUrl, type ReportFilter } from '../base/api.ts';
import { Icon } from '../base/icon.tsx';
import { Broken, Waiting } from '../base/parts.tsx';
import { useTitle } from '../base/title.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { Figure } from './figure.tsx';
import { lastDays, Range } from './range.tsx';
import { Comments, Distribution, TrendChart } from './satisfaction.tsx';
import { ByChannel, ByService, Reasons } from './tables.tsx';

function Figures({ reports }: { readonly reports: Reports }): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const { satisfaction, escalations, firstAnswerMinutes, requests } = reports;
  const shown = (value: number | null, write: (value: number) => string): string | null =>
    value === null ? null : write(value);
  const minutes = (value: number): string => when.span(value * 60_000);
  const p90 = shown(firstAnswerMinutes.p90, minutes);
  return (
    <div className="figures">
      <Figure
        name="score"
        testid="reports-score"
        value={shown(satisfaction.score, (score) => when.number(score, 2))}
        beside={say('reports.outOfFive', { count: when.number(satisfaction.answered) })}
      />
      <Figure
        name="responseRate"
        testid="reports-response-rate"
        value={shown(satisfaction.responseRate, when.percent)}
        beside={say('reports.ofAsked', { asked: when.number(satisfaction.asked) })}
      />
      <Figure
        name="conversations"
        testid="reports-conversations"
        value={when.number(reports.conversations)}
      />
      <Figure
        name="escalationRate"
        testid="reports-escalation-rate"
        value={shown(escalations.rate, when.percent)}
        beside={say('reports.escalations', { count: when.number(escalations.count) })}
      />
      <Figure
        name="firstAnswer"
        testid="reports-first-answer"
        value={shown(firstAnswerMinutes.median, minutes)}
        {...(p90 === null ? {} : { beside: say('reports.nineOfTen', { time: p90 }) })}
      />
      <Figure
        name="requests"
        testid="reports-requests"
        value={when.number(requests.submitted)}
        beside={say('reports.decided', {
          decided: when.number(requests.decided),
          overdue: when.number(requests.overdue),
        })}
      />
    </div>
  );
}

/** How satisfied members are and how the work goes, without a name of anybody at the desk. */
export function ReportsPage(): ReactNode {
  const { say } = useWords();
  const [filter, setFilter] = useState<ReportFilter>(() => ({ ...lastDays(30), channel: '', service: '' }));
  const whole = { ...filter, channel: '', service: '' };
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: ['reports', filter],
    queryFn: () => api.reports(filter),
    placeholderData: keepPreviousData,
  });
  const known = useQuery({ queryKey: ['reports', whole], queryFn: () => api.reports(whole) });
  useTitle(say('reports.title'));
  return (
    <section className="page wide" aria-busy={isPlaceholderData}>
      <header className="page-head">
        <h1 className="page-title">{say('reports.title')}</h1>
        <Button
          component="a"
          href={exportUrl(filter)}
          download={`silah-${filter.from}-${filter.to}.csv`}
          variant="default"
          leftSection={<Icon name="download" size={18} />}
          data-testid="reports-export"
        >
          {say('reports.export')}
        </Button>
      </header>
      <p className="soft">{say('reports.lead')}</p>
      <Range filter={filter} set={setFilter} known={known.data} />
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data && (
        <>
          <Figures reports={data} />
          <div className="charts">
            <Distribution reports={data} />
            <TrendChart trend={data.trend} />
            <ByService byService={data.byService} />
            <ByChannel byChannel={data.byChannel} />
            <Reasons escalations={data.escalations} />
            <Comments comments={data.comments} />
          </div>
        </>
      )}
    </section>
  );
}
