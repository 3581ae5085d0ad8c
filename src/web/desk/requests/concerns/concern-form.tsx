import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Candidates } from '../../../../contract/cases/concern.ts';
import type { RequestDetail } from '../../../../contract/desk.ts';
import { useTell } from '../../parts/notices.tsx';
import { Confirm, Said } from '../../parts/parts.tsx';
import { go } from '../../base/router.tsx';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';
import { useMe } from '../../shell/session.tsx';
import { TakeBack } from './take-back.tsx';

interface Noted {
  readonly whom: string;
  readonly reason: string;
}
interface WhomProps {
  readonly people: Candidates['items'];
  readonly noted: Noted;
  readonly put: (noted: Noted) => void;
}

interface Props {
  readonly request: RequestDetail;
}

/** Who it is, and why. */
function Whom({ people, noted, put }: WhomProps): ReactNode {
  const { say } = useWords();
  return (
    <>
      <NativeSelect
        label={say('desk.concern.whom')}
        value={noted.whom}
        onChange={(event) => put({ ...noted, whom: event.currentTarget.value })}
        data={[
          { value: '', label: '' },
          ...people.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        data-testid="concern-whom"
      />
      <TextInput
        label={say('desk.concern.reason')}
        maxLength={500}
        value={noted.reason}
        onChange={(event) => put({ ...noted, reason: event.currentTarget.value })}
        data-testid="concern-reason"
      />
    </>
  );
}

/** From whom the case is kept; beside what oneself noted stands the button that takes it back. */
function Concerned({ request: { reference, concerned = [] } }: Props): ReactNode {
  const { say } = useWords();
  if (concerned.length === 0) return null;
  return (
    <>
      <p>{say('desk.concern.are')}</p>
      <ul data-testid="concerned">
        {concerned.map(({ id, name, mine }) => (
          <li key={id}>
            <Said>{name}</Said> {mine && <TakeBack reference={reference} whom={id} name={name} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who at the desk is concerned by a case, and the form that notes it: whoever is does not find the case any more. */
export function ConcernForm({ request }: Props): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const me = useMe();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [asking, setAsking] = useState(false);
  const [whom, setWhom] = useState('');
  const [reason, setReason] = useState('');
  const { reference } = request;
  const { data } = useQuery({
    queryKey: ['people', reference],
    queryFn: () => api.people(reference),
    enabled: opened,
  });
  const note = async (): Promise<void> => {
    await api.concern(reference, { whom: Number(whom), reason: reason.trim() });
    setWhom('');
    setReason('');
    if (Number(whom) === me.id) go('/desk/requests');
    await queries.invalidateQueries();
    tell.done(say('desk.concern.done'));
  };
  const chosen = data?.items.find(({ id }) => String(id) === whom);
  return (
    <details
      className="decision"
      onToggle={(event) => setOpened(event.currentTarget.open)}
      data-testid="concern"
    >
      <summary data-testid="concern-open">{say('desk.concern.title')}</summary>
      <Concerned request={request} />
      <p className="soft">{say('desk.concern.hint')}</p>
      <Whom
        people={data?.items ?? []}
        noted={{ whom, reason }}
        put={(one) => {
          setWhom(one.whom);
          setReason(one.reason);
        }}
      />
      {chosen?.needed && (
        <p className="alarm-line" role="alert" data-testid="concern-needed">
          {say('desk.concern.needed', { name: chosen.name })}
        </p>
      )}
      <Button
        size="md"
        disabled={whom === '' || chosen?.needed || reason.trim().length < 3}
        onClick={() => setAsking(true)}
        data-testid="concern-submit"
      >
        {say('desk.concern.submit')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.concern.submit')}
        yes={say('desk.concern.submit')}
        act={note}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.concern.tells', { name: chosen?.name ?? '' })}</p>
      </Confirm>
    </details>
  );
}
