import type { ReactNode } from 'react';
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../base/words.tsx';
import { lineOf, listOf, partOf } from '../values.ts';
import type { FieldProps } from './field.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
type Day = (typeof days)[number];
const first = ['08:00', '14:00'];

interface DayProps {
  readonly day: Day;
  readonly spans: readonly unknown[];
  readonly testid: string;
  readonly write: (spans: readonly unknown[]) => void;
}

/** The spans of one day: none, one or several. */
function OfDay({ day, spans, testid, write }: DayProps): ReactNode {
  const { say } = useWords();
  const name = say(`desk.facts.days.${day}`);
  const put = (at: number, end: 0 | 1, time: string): void =>
    write(
      spans.map((span, i) =>
        i === at ? listOf(span).map((old, side) => (side === end ? time : old)) : span,
      ),
    );
  return (
    <div className="fact-day" data-testid={`${testid}-${day}`}>
      <span className="fact-day-name">{name}</span>
      <div className="fact-spans">
        {spans.length === 0 && <span className="soft">{say('desk.facts.noHours')}</span>}
        {spans.map((span, at) => (
          <span className="fact-span" key={at}>
            {([0, 1] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                aria-label={`${name}: ${say(end === 0 ? 'desk.facts.from' : 'desk.facts.to')}`}
                value={lineOf(listOf(span)[end])}
                onChange={(event) => put(at, end, event.currentTarget.value)}
                data-testid={`${testid}-${day}-${end === 0 ? 'from' : 'to'}`}
              />
            ))}
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={`${name}: ${say('desk.facts.drop')}`}
              onClick={() => write(spans.filter((_, i) => i !== at))}
            >
              <Icon name="close" size={18} />
            </ActionIcon>
          </span>
        ))}
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={`${name}: ${say('desk.facts.addSpan')}`}
          onClick={() => write([...spans, first])}
          data-testid={`${testid}-${day}-add`}
        >
          <Icon name="plus" size={18} />
        </ActionIcon>
      </div>
    </div>
  );
}

type Which = 'none' | 'always' | 'own';
const whichOf = (value: unknown): Which =>
  value === null || value === undefined ? 'none' : value === 'always' ? 'always' : 'own';

/** The hours of a week; where the pack allows it none of its own, or every hour. */
export function WeekField(props: FieldProps & { readonly always: boolean }): ReactNode {
  const { label, testid, value, mayLack, always, write } = props;
  const { say } = useWords();
  const which = whichOf(value);
  const ways: readonly Which[] = [
    ...(mayLack ? (['none'] as const) : []),
    ...(always ? (['always'] as const) : []),
    'own',
  ];
  const choose = (way: Which): void => write(way === 'none' ? null : way === 'always' ? way : {});
  const sameAsSunday = (): void => {
    const spans = partOf(value, 'sunday');
    write(Object.fromEntries(days.slice(0, 5).map((day) => [day, listOf(spans)])));
  };
  return (
    <fieldset className="fact-week">
      <legend>{label}</legend>
      {ways.length > 1 && (
        <NativeSelect
          aria-label={label}
          value={which}
          onChange={(event) => choose(ways.find((way) => way === event.currentTarget.value) ?? 'own')}
          data={ways.map((way) => ({ value: way, label: say(`desk.facts.ways.${way}`) }))}
          data-testid={testid}
        />
      )}
      {which === 'own' && (
        <>
          {days.map((day) => (
            <OfDay
              key={day}
              day={day}
              spans={listOf(partOf(value, day))}
              testid={testid}
              write={(spans) =>
                write(
                  Object.fromEntries(
                    days.map((one) => [one, one === day ? spans : listOf(partOf(value, one))]),
                  ),
                )
              }
            />
          ))}
          <Button size="compact-md" variant="default" onClick={sameAsSunday} data-testid={`${testid}-same`}>
            {say('desk.facts.sameAsSunday')}
          </Button>
        </>
      )}
    </fieldset>
  );
}
