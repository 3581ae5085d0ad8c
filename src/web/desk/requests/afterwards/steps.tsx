import { useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Icon } from '../../parts/icon.tsx';
import { useTell } from '../../parts/notices.tsx';
import { Confirm } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';

const steps = {
  complete: { done: 'completeDone', text: 'completeText', testid: 'completed', act: api.completed },
  deliver: { done: 'deliveredDone', text: 'deliverText', testid: 'delivered', act: api.delivered },
} as const;

/** What comes after the decision: the registration, then the service. */
export function Afterwards({
  reference,
  step,
}: {
  readonly reference: string;
  readonly step: keyof typeof steps;
}): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [number, setNumber] = useState('');
  const given = step === 'complete' ? number.trim() : '';
  const { done, text, testid, act } = steps[step];
  const go = async (): Promise<void> => {
    await act(reference, { ...(given !== '' && { number: given }) });
    await queries.invalidateQueries();
    tell.done(say(`desk.request.${done}`));
  };
  return (
    <>
      <Button
        leftSection={<Icon name="seal" size={18} />}
        onClick={() => setAsking(true)}
        data-testid={testid}
      >
        {say(`desk.request.${step}`)}
      </Button>
      <Confirm
        opened={asking}
        title={say(`desk.request.${step}`)}
        yes={say(`desk.request.${step}`)}
        act={go}
        leave={() => setAsking(false)}
      >
        <p>{say(`desk.request.${text}`)}</p>
        {step === 'complete' && (
          <TextInput
            label={say('desk.provide.number')}
            description={say('desk.provide.numberHint')}
            dir="ltr"
            maxLength={40}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            data-testid="member-number"
          />
        )}
      </Confirm>
    </>
  );
}
