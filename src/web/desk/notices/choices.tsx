import { useState, type ReactNode } from 'react';
import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { NoticeChoices, NoticeKindName, Notices } from '../../../contract/told/notices.ts';
import { useWords } from '../base/words.tsx';
import { useTell } from '../parts/notices.tsx';
import { useSubmit } from '../parts/submit.ts';
import { api } from '../server/api.ts';

interface Chosen {
  readonly choices: NoticeChoices;
  readonly set: (choices: NoticeChoices) => void;
}

const usualHours = { from: '08:00', to: '16:00' } as const;

/** One kind in its row: by push, and by mail where mail goes out. */
function Kind({
  kind,
  mailed,
  choices,
  set,
}: Chosen & { readonly kind: NoticeKindName; readonly mailed: boolean }): ReactNode {
  const { say } = useWords();
  const means = mailed ? (['push', 'mail'] as const) : (['push'] as const);
  const turn = (by: 'push' | 'mail', on: boolean): void => {
    const others = choices[by].filter((one) => one !== kind);
    set({ ...choices, [by]: on ? [...others, kind] : others });
  };
  return (
    <fieldset className="notice-kind">
      <legend>{say(`desk.notices.kind.${kind}`)}</legend>
      {means.map((by) => (
        <Switch
          key={by}
          label={say(`desk.notices.${by}`)}
          checked={choices[by].includes(kind)}
          onChange={(event) => turn(by, event.currentTarget.checked)}
          data-testid={`notices-${by}`}
          data-kind={kind}
        />
      ))}
    </fieldset>
  );
}

/** When somebody may be told: in the office's hours, or in hours of their own. */
function Hours({ choices, set }: Chosen): ReactNode {
  const { say } = useWords();
  const { hours } = choices;
  return (
    <>
      <SegmentedControl
        aria-label={say('desk.notices.hours')}
        value={hours === null ? 'office' : 'own'}
        onChange={(value) => set({ ...choices, hours: value === 'own' ? usualHours : null })}
        data={(['office', 'own'] as const).map((value) => ({ value, label: say(`desk.notices.${value}`) }))}
        data-testid="notices-hours"
      />
      {hours !== null &&
        (['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            label={say(`desk.notices.${end}`)}
            required
            withAsterisk={false}
            value={hours[end] === '24:00' ? '00:00' : hours[end]}
            onChange={(event) => set({ ...choices, hours: { ...hours, [end]: event.currentTarget.value } })}
            data-testid={`notices-${end}`}
          />
        ))}
    </>
  );
}

/** Of what somebody is told, by which means, and when. */
export function Choices({ notices }: { readonly notices: Notices }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [choices, set] = useState(notices.choices);
  const { busy, submit } = useSubmit(async () => {
    queries.setQueryData(['notices'], await api.chooseNotices(choices));
    tell.done(say('desk.notices.saved'));
  });
  const ofRequests = notices.kinds.some((kind) => kind === 'study' || kind === 'due');
  return (
    <form className="fields boxed" onSubmit={submit}>
      <h2>{say('desk.notices.what')}</h2>
      <p className="soft">{say('desk.notices.urgent')}</p>
      {notices.kinds.map((kind) => (
        <Kind key={kind} kind={kind} mailed={notices.mailed} choices={choices} set={set} />
      ))}
      {notices.mailed && ofRequests && (
        <Switch
          label={say('desk.notices.daily')}
          checked={choices.daily}
          onChange={(event) => set({ ...choices, daily: event.currentTarget.checked })}
          data-testid="notices-daily"
        />
      )}
      <h2>{say('desk.notices.hours')}</h2>
      <Hours choices={choices} set={set} />
      {notices.quiet && (
        <p className="soft" role="status" data-testid="notices-quiet">
          {say('desk.notices.quiet')}
        </p>
      )}
      <Button type="submit" loading={busy} data-testid="notices-save">
        {say('desk.notices.save')}
      </Button>
    </form>
  );
}
