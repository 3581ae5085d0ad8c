import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { DeskConversation } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useFaultWords } from '../parts/notices.tsx';
import { useWords } from '../base/words.tsx';
import { useMe } from '../shell/session.tsx';
import { useAct } from './act.ts';
import { TakeAway } from './take-away.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { WriteFirst } from './write-first.tsx';
import { isDrafted } from './writing/draft.ts';

/** Gives a conversation that waits to a colleague. */
function Assign({ id }: { readonly id: string }): ReactNode {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        fullWidth
        leftSection={<Icon name="transfer" size={16} />}
        onClick={() => setOpened(true)}
        data-testid="assign"
      >
        {say('desk.assign.name')}
      </Button>
      <TransferDialog id={id} by="assign" opened={opened} leave={() => setOpened(false)} />
    </>
  );
}

/** Where the composer stands once it is mine: the way to make it mine, or who has it. */
export function TakeOver({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say } = useWords();
  const words = useFaultWords();
  const me = useMe();
  const queries = useQueryClient();
  const act = useAct(conversation.conversation);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { conversation: id, owner } = conversation;
  const claim = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await act(async () => queries.setQueryData(['conversation', id], await api.claim(id)));
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="take-over">
      {error !== undefined && (
        <p className="alarm-line" role="alert" data-testid="claim-fault">
          <Icon name="late" size={18} /> {words(error)}
        </p>
      )}
      {isDrafted(id, owner ? ['reply'] : ['reply', 'note']) && (
        <p className="soft">{say('desk.draftKept')}</p>
      )}
      {owner ? (
        <>
          <p className="owned" data-testid="owned-by">
            <Icon name="person" /> {say('desk.ownedBy', { name: owner.name })}
          </p>
          {conversation.ownerAbsent && <TakeAway id={id} name={owner.name} />}
        </>
      ) : (
        <>
          <Button
            size="lg"
            fullWidth
            loading={busy}
            leftSection={<Icon name="person" />}
            onClick={() => void claim()}
            data-testid="claim"
          >
            {say('desk.claim')}
          </Button>
          <p className="soft">{say('desk.claimHint')}</p>
          {conversation.state === 'bot' && me.capabilities.includes('serve') && <WriteFirst id={id} />}
          {conversation.state === 'waiting' && me.capabilities.includes('serve') && <Assign id={id} />}
        </>
      )}
    </div>
  );
}
