import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { RequestDetail } from '../../../contract/desk.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { useWords } from '../base/words.tsx';
import { api } from '../server/api.ts';

interface Props {
  readonly reference: string;
  readonly show: (request: RequestDetail) => void;
}

/** Shows the identifiers of a request; who did, and when, is on the record. */
export function RevealButton({ reference, show }: Props): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const reveal = (): void => {
    setBusy(true);
    void api
      .reveal(reference)
      .then(show)
      .catch(tell.failed)
      .finally(() => setBusy(false));
  };
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<Icon name="eye" size={16} />}
      title={say('desk.reveal.hint')}
      disabled={busy}
      onClick={reveal}
      data-testid="reveal"
    >
      {say('desk.reveal.show')}
    </Button>
  );
}
