import { useMemo, type ReactNode } from 'react';
import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { several, type Reports, type Shown } from '../../../contract/reports.ts';
import type { ReportFilter } from '../server/api.ts';
import { now } from '../server/clock.ts';
import { dayOf } from '../../base/riyadh.ts';
import { dayBefore } from '../base/when.ts';
import { rowsOf } from './answers.ts';
import { shownFigures } from './shown.ts';
import { useWords } from '../base/words.tsx';
import { useWriting, type Writing } from './written.ts';

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
  /** The figures of every channel and service: what there is to choose from. */
  readonly whole: Reports | undefined;
}

type Narrowed = 'channel' | 'service';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Choosing {
  readonly shown: Shown;
  readonly whole: Reports;
  readonly to: Narrowed;
  readonly textOf: Writing['textOf'];
}

/** The rows of a table that all figures may be narrowed to. */
function choicesOf({ shown, whole, to, textOf }: Choosing): Choice[] {
  if (!('narrows' in shown) || shown.narrows?.to !== to) return [];
  const { of } = shown.narrows;
  const [label] = shown.columns;
  return rowsOf(whole[shown.figure], shown.rows).flatMap((row) => {
    const value = String(row[of]);
    return value === '' || value === several ? [] : [{ value, label: label ? textOf(row, label) : value }];
  });
}

/** Which days, which channel, which service the figures are of. */
export function Range({ filter, set, whole }: Props): ReactNode {
  const { say } = useWords();
  const { textOf } = useWriting();
  const shown = useMemo(shownFigures, []);
  const span = spanOf(filter);
  const options = spans.map((days) => ({ value: String(days), label: say(`reports.range.${days}`) }));
  const choices = (to: Narrowed): Choice[] =>
    whole === undefined ? [] : shown.flatMap((one) => choicesOf({ shown: one, whole, to, textOf }));
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
        data={[{ value: '', label: say('reports.allChannels') }, ...choices('channel')]}
        data-testid="reports-channel"
      />
      <NativeSelect
        label={say('reports.service')}
        value={filter.service}
        onChange={(event) => set({ ...filter, service: event.currentTarget.value })}
        data={[{ value: '', label: say('reports.allServices') }, ...choices('service')]}
        data-testid="reports-service"
      />
    </div>
  );
}
