import type { ReactNode } from 'react';
import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { Reports } from '../../../contract/desk.ts';
import type { ReportFilter } from '../base/api.ts';
import { now } from '../base/clock.ts';
import { dayBefore, dayOf } from '../base/when.ts';
import { useWords } from '../base/words.tsx';

const spans = [7, 30, 90] as const;

/** The last so many days, today included. */
export function lastDays(days: number): Pick<ReportFilter, 'from' | 'to'> {
  const to = dayOf(now());
  return { from: dayBefore(to, days - 1), to };
}

const spanOf = ({ from, to }: ReportFilter): string => {
  const found = spans.find((days) => {
    const range = lastDays(days);
    return range.from === from && range.to === to;
  });
  return found === undefined ? 'custom' : String(found);
};

interface Props {
  readonly filter: ReportFilter;
  readonly set: (filter: ReportFilter) => void;
  /** Channels and services that there are, as the whole range names them. */
  readonly known: Pick<Reports, 'byChannel' | 'byService'> | undefined;
}

/** Which days, which channel, which service the figures are of. */
export function Range({ filter, set, known }: Props): ReactNode {
  const { say, sayWord } = useWords();
  const span = spanOf(filter);
  const options = spans.map((days) => ({ value: String(days), label: say(`reports.range.${days}`) }));
  return (
    <div className="range">
      <SegmentedControl
        aria-label={say('reports.range.label')}
        value={span}
        onChange={(days) => (days === 'custom' ? undefined : set({ ...filter, ...lastDays(Number(days)) }))}
        data={
          span === 'custom' ? [...options, { value: 'custom', label: say('reports.range.custom') }] : options
        }
        data-testid="reports-range"
      />
      <TextInput
        type="date"
        label={say('reports.range.from')}
        max={filter.to}
        value={filter.from}
        onChange={(event) => {
          const from = event.currentTarget.value;
          if (from !== '') set({ ...filter, from, to: from > filter.to ? from : filter.to });
        }}
        data-testid="reports-from"
      />
      <TextInput
        type="date"
        label={say('reports.range.to')}
        min={filter.from}
        value={filter.to}
        onChange={(event) => {
          const to = event.currentTarget.value;
          if (to !== '') set({ ...filter, to, from: to < filter.from ? to : filter.from });
        }}
        data-testid="reports-to"
      />
      <NativeSelect
        label={say('reports.channel')}
        value={filter.channel}
        onChange={(event) => set({ ...filter, channel: event.currentTarget.value })}
        data={[
          { value: '', label: say('reports.allChannels') },
          ...(known?.byChannel ?? []).map(({ channel }) => ({
            value: channel,
            label: sayWord('desk.channel', channel),
          })),
        ]}
        data-testid="reports-channel"
      />
      <NativeSelect
        label={say('reports.service')}
        value={filter.service}
        onChange={(event) => set({ ...filter, service: event.currentTarget.value })}
        data={[
          { value: '', label: say('reports.allServices') },
          ...(known?.byService ?? [])
            .filter(({ service }) => service !== '')
            .map(({ service, title }) => ({ value: service, label: title })),
        ]}
        data-testid="reports-service"
      />
    </div>
  );
}
