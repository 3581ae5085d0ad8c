import { useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTell } from '../../parts/notices.tsx';
import { Confirm } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';

interface Props {
  readonly reference: string;
  /** Who it was noted of. */
  readonly whom: number;
  readonly name: string;
}

/** The button by which the note that a case concerns a colleague is taken back, with a reason. */
export function TakeBack({ reference, whom, name }: Props): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const takeBack = async (): Promise<void> => {
    await api.concernOver({ reference, whom, reason: reason.trim() });
    setReason('');
    await queries.invalidateQueries();
    tell.done(say('desk.concern.overDone'));
  };
  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        onClick={() => setAsking(true)}
        data-testid="concern-take-back"
      >
        {say('desk.concern.over')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.concern.over')}
        yes={say('desk.concern.over')}
        ready={reason.trim().length >= 3}
        act={takeBack}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.concern.overTells', { name })}</p>
        <TextInput
          label={say('desk.concern.reason')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="concern-take-back-reason"
        />
      </Confirm>
    </>
  );
}
