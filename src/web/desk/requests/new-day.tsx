import { useState, type ReactNode } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { RequestDetail } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { dirOf } from '../parts/dir.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';

/** Whether the day that stands is so near, or over, or closed since, that the desk asks for another one. */
const isWanted = ({ events, onClosedDay }: RequestDetail): boolean =>
  onClosedDay === true ||
  events
    .slice(events.findLastIndex(({ status }) => status === 'dayMoved') + 1)
    .some(({ status }) => status === 'dayNear' || status === 'dayOver');

/** The day, the reason, and whether both are there. */
function Fields({
  day,
  reason,
  put,
}: {
  readonly day: string;
  readonly reason: string;
  readonly put: (named: { readonly day: string; readonly reason: string }) => void;
}): ReactNode {
  const { say } = useWords();
  return (
    <>
      <TextInput
        type="date"
        label={say('desk.newDay.day')}
        value={day}
        onChange={(event) => put({ day: event.currentTarget.value, reason })}
        data-testid="new-day-day"
      />
      <Textarea
        label={say('desk.newDay.reason')}
        description={say('desk.newDay.reasonHint')}
        attributes={{ input: { dir: dirOf(reason) } }}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => put({ day, reason: event.currentTarget.value })}
        data-testid="new-day-reason"
      />
    </>
  );
}

/** Names another day for an answer that is not there in time: its member is told the day and the reason, once. */
export function NewDayForm({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const tell = useTell();
  const queries = useQueryClient();
  const [named, setNamed] = useState({ day: '', reason: '' });
  const [opened, setOpened] = useState(false);
  const [asking, setAsking] = useState(false);
  const wanted = isWanted(request);
  const { day } = named;
  const reason = named.reason.trim();
  const name = async (): Promise<void> => {
    await api.nameNewDay(request.reference, { day, reason });
    setNamed({ day: '', reason: '' });
    setOpened(false);
    await queries.invalidateQueries();
    tell.done(say('desk.newDay.done'));
  };
  if (!opened && !wanted)
    return (
      <Button
        variant="default"
        leftSection={<Icon name="clock" size={18} />}
        onClick={() => setOpened(true)}
        data-testid="new-day-open"
      >
        {say('desk.newDay.title')}
      </Button>
    );
  return (
    <section className="decision" aria-label={say('desk.newDay.title')} data-testid="new-day">
      <h2>{say('desk.newDay.title')}</h2>
      {wanted && (
        <p className="alarm-line">
          <Icon name="late" size={18} />{' '}
          {say(request.onClosedDay ? 'desk.newDay.closed' : 'desk.newDay.wanted')}
        </p>
      )}
      <Fields {...named} put={setNamed} />
      <Button
        size="md"
        disabled={day === '' || reason.length < 3}
        onClick={() => setAsking(true)}
        data-testid="new-day-submit"
      >
        {say('desk.newDay.submit')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.newDay.sure')}
        yes={say('desk.newDay.submit')}
        act={name}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.newDay.tells')}</p>
        <p className="quoted">
          {day !== '' && <strong>{`${when.day(day)} (${when.hijri(day)})`}</strong>}
          <br />
          <Said>{reason}</Said>
        </p>
      </Confirm>
    </section>
  );
}
