import { useState, type ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import type { DeskConversation } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm } from '../parts/parts.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { useAct } from './act.ts';

interface Props {
  readonly conversation: DeskConversation;
}

/** The conversations that this one is joined to, since when and how. */
function Joins({ conversation: { joins } }: Props): ReactNode {
  const { say, sayWord, lang } = useWords();
  const { moment } = whenIn(lang);
  return (
    <ul data-testid="joins">
      {joins.map(({ channel, at, seenBy }) => (
        <li key={`${channel} ${at}`}>
          {sayWord('desk.channel', channel)},{' '}
          {seenBy === undefined ? say('desk.unlink.byCode') : say('desk.unlink.byPaper', { name: seenBy })},{' '}
          {moment(at)}
        </li>
      ))}
    </ul>
  );
}

/** Undoes what joins the conversation to others, for a reason. */
export function Unlink({ conversation }: Props): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const act = useAct(conversation.conversation);
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const unlink = async (): Promise<void> => {
    await act(() => api.unlink(conversation.conversation, { reason }));
    setReason('');
    tell.done(say('desk.unlink.done'));
  };
  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<Icon name="close" size={16} />}
        onClick={() => setOpened(true)}
        data-testid="unlink"
      >
        {say('desk.unlink.name')}
      </Button>
      <Confirm
        opened={opened}
        title={say('desk.unlink.title')}
        yes={say('desk.unlink.name')}
        ready={reason.trim().length >= 3}
        act={unlink}
        leave={() => setOpened(false)}
      >
        <p>{say('desk.unlink.text')}</p>
        <Joins conversation={conversation} />
        <Textarea
          label={say('desk.unlink.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          autosize
          data-testid="unlink-reason"
        />
      </Confirm>
    </>
  );
}
