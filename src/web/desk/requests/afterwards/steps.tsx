import { useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Icon } from '../../parts/icon.tsx';
import { useTell } from '../../parts/notices.tsx';
import { Confirm } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';

/** The registration is completed, after the decision; with the number that the member has from then on. */
export function Registration({ reference }: { readonly reference: string }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [number, setNumber] = useState('');
  const given = number.trim();
  const go = async (): Promise<void> => {
    await api.completed(reference, { ...(given !== '' && { number: given }) });
    await queries.invalidateQueries();
    tell.done(say('desk.request.completeDone'));
  };
  return (
    <>
      <Button
        leftSection={<Icon name="seal" size={18} />}
        onClick={() => setAsking(true)}
        data-testid="completed"
      >
        {say('desk.request.complete')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.request.complete')}
        yes={say('desk.request.complete')}
        act={go}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.request.completeText')}</p>
        <TextInput
          label={say('desk.provide.number')}
          description={say('desk.provide.numberHint')}
          dir="ltr"
          maxLength={40}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          data-testid="member-number"
        />
      </Confirm>
    </>
  );
}
