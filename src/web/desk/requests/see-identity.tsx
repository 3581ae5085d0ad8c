import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { api } from '../server/api.ts';

/** Notes on the request that the identity document was looked at: no copy of it is kept. */
export function SeeIdentity({ reference }: { readonly reference: string }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const note = async (): Promise<void> => {
    await api.seeIdentity(reference);
    await queries.invalidateQueries();
    tell.done(say('desk.request.seeIdentityDone'));
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="eye" size={18} />}
        onClick={() => setAsking(true)}
        data-testid="identity-seen"
      >
        {say('desk.request.seeIdentity')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.request.seeIdentity')}
        yes={say('desk.request.seeIdentity')}
        act={note}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.request.seeIdentityText')}</p>
      </Confirm>
    </>
  );
}
