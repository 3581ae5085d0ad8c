import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { DeskLine } from '../../../../contract/desk.ts';
import { api } from '../../server/api.ts';
import { Icon } from '../../parts/icon.tsx';
import { useTell } from '../../parts/notices.tsx';
import { useWords } from '../../base/words.tsx';
import { useAct } from '../act.ts';

type Delivery = NonNullable<DeskLine['delivery']>;

const drawn = {
  waiting: 'clock',
  sent: 'check',
  delivered: 'check',
  read: 'check',
  cancelled: 'late',
  dead: 'late',
  unknown: 'late',
} as const;

/** How far a line came on the member's channel, in one word. */
export function Passage({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const { say } = useWords();
  return (
    <span className="passage" data-testid="delivery" data-state={delivery.state}>
      <Icon name={drawn[delivery.state]} size={14} /> {say(`desk.delivery.${delivery.state}`)}
    </span>
  );
}

interface Props {
  readonly conversation: string;
  readonly delivery: Delivery;
}

/** A line that did not arrive, or of which nobody knows it: why, and what a person decides. */
export function Undelivered({ conversation, delivery }: Props): ReactNode {
  const { say, word } = useWords();
  const act = useAct(conversation);
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const { entry, state, fault = 'rejected' } = delivery;
  const decide = (again: boolean): void => {
    setBusy(true);
    void act(() => api.redeliver(conversation, entry, again))
      .catch(tell.failed)
      .finally(() => setBusy(false));
  };
  const reason = state === 'unknown' ? 'unknownOutcome' : fault;
  return (
    <div className="failure" role="alert">
      <span>{word('desk.undelivered', reason) ?? say('desk.undelivered.rejected')}</span>
      <Button
        size="compact-sm"
        variant="default"
        disabled={busy}
        onClick={() => decide(true)}
        data-testid="send-again"
      >
        {say('desk.retry')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        disabled={busy}
        onClick={() => decide(false)}
        data-testid="leave-it"
      >
        {say('desk.leaveIt')}
      </Button>
    </div>
  );
}
