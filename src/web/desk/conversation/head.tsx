import { useState, type ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import type { DeskConversation } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { useNow } from '../server/clock.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm } from '../parts/parts.tsx';
import { besideList, go, Link } from '../base/router.tsx';
import { useWords } from '../base/words.tsx';
import { Promised, useWhy, Waits } from '../inbox/inbox-list.tsx';
import { NumberBeside, WhoName } from '../inbox/who.tsx';
import { useMe } from '../shell/session.tsx';
import { useAct } from './act.ts';
import { MemberTypes } from './member-types.tsx';
import { Remind } from './remind.tsx';
import { SawIdDialog } from './saw-id-dialog.tsx';
import { Unlink } from './unlink.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

const soon = 15 * 60_000;

/** How long my claim still holds without a word of mine, once that is soon over. */
function Lease({ until }: { readonly until: number }): ReactNode {
  const { say } = useWords();
  const left = Math.max(0, until - useNow(1000));
  if (left > soon) return null;
  const minutes = Math.floor(left / 60_000);
  const seconds = String(Math.floor(left / 1000) % 60).padStart(2, '0');
  return (
    <span className={left < 60_000 ? 'chip alarming' : 'chip strong'} data-testid="lease">
      <Icon name={left < 60_000 ? 'late' : 'clock'} size={14} />
      {say('desk.lease', { time: `${minutes}:${seconds}` })}
    </span>
  );
}

function Viewers({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say } = useWords();
  const me = useMe();
  const others = conversation.viewers.filter(({ id }) => id !== me.id);
  return (
    <span className="viewers" aria-live="polite" data-testid="viewers">
      {others.map(({ id, name, typing }) => (
        <span key={id} className={typing ? 'chip strong' : 'chip'}>
          <Icon name={typing ? 'keys' : 'eye'} size={14} />
          {say(typing ? 'desk.isTyping' : 'desk.isLooking', { name })}
        </span>
      ))}
    </span>
  );
}

type Ending = 'handBack' | 'close';
const drawn = { handBack: 'bot', close: 'check' } as const;
const named = { handBack: 'hand-back', close: 'close' } as const;

function Actions({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const id = conversation.conversation;
  const act = useAct(id);
  const [ending, setEnding] = useState<Ending>();
  const [transfer, setTransfer] = useState(false);
  const [sawId, setSawId] = useState(false);
  const end = async (): Promise<void> => {
    if (ending === undefined) return;
    const read = { seen: conversation.lines.at(-1)?.seq };
    await act(() => (ending === 'close' ? api.close(id, read) : api.handBack(id, read)));
    tell.done(say(`desk.${ending}.done`));
    go(besideList('/desk'));
  };
  return (
    <div className="actions">
      {(['handBack', 'close'] as const).map((name) => (
        <Button
          key={name}
          size="compact-md"
          variant="default"
          leftSection={<Icon name={drawn[name]} size={16} />}
          onClick={() => setEnding(name)}
          data-testid={named[name]}
        >
          {say(`desk.${name}.name`)}
        </Button>
      ))}
      <Button
        size="compact-md"
        variant="default"
        leftSection={<Icon name="transfer" size={16} />}
        onClick={() => setTransfer(true)}
        data-testid="transfer"
      >
        {say('desk.transfer.name')}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<Icon name="eye" size={16} />}
        onClick={() => setSawId(true)}
        data-testid="saw-id"
      >
        {say('desk.sawId.name')}
      </Button>
      <Link
        to={`/desk/requests/new?conversation=${encodeURIComponent(id)}`}
        className="sheet-other"
        data-testid="begin-form"
      >
        {say('desk.opening.begin')}
      </Link>
      <Remind conversation={conversation} />
      {conversation.joins.length > 0 && <Unlink conversation={conversation} />}
      <Confirm
        opened={ending !== undefined}
        title={say(`desk.${ending ?? 'close'}.title`)}
        yes={say(`desk.${ending ?? 'close'}.name`)}
        act={end}
        leave={() => setEnding(undefined)}
      >
        <p>{say(`desk.${ending ?? 'close'}.text`)}</p>
      </Confirm>
      <TransferDialog id={id} by="transfer" opened={transfer} leave={() => setTransfer(false)} />
      <SawIdDialog id={id} opened={sawId} leave={() => setSawId(false)} />
    </div>
  );
}

interface HeadProps {
  readonly conversation: DeskConversation;
  readonly side: boolean;
  readonly showSide: (shown: boolean) => void;
}

/** What conversation this is, how urgent, who else is here, and what can be done with it. */
export function Head({ conversation, side, showSide }: HeadProps): ReactNode {
  const { say, sayWord } = useWords();
  const why = useWhy();
  const { mine, owner, state, leaseUntil } = conversation;
  return (
    <header className="thread-head">
      <div className="thread-title">
        <Link to="/desk" className="back" aria-label={say('desk.toInbox')} data-testid="to-inbox">
          <Icon name="back" />
        </Link>
        <h1>
          <WhoName item={conversation} />
        </h1>
        <ActionIcon
          className="side-switch"
          variant="default"
          size="lg"
          aria-label={say('desk.details')}
          title={say('desk.details')}
          aria-expanded={side}
          onClick={() => showSide(!side)}
          data-testid="side-switch"
        >
          <Icon name="info" />
        </ActionIcon>
      </div>
      <div className="thread-facts">
        <span className="chip">
          {sayWord('desk.channel', conversation.channel)}
          <NumberBeside item={conversation} />
        </span>
        <span className="chip">{why(conversation)}</span>
        {state === 'waiting' && (
          <span className="chip">
            <Icon name="clock" size={14} /> <Waits item={conversation} />
          </span>
        )}
        {state === 'waiting' && <Promised item={conversation} />}
        {owner && (
          <span className={mine ? 'chip strong' : 'chip'} data-testid="owner">
            <Icon name="person" size={14} />
            {mine ? say('desk.mine') : say('desk.with', { name: owner.name })}
          </span>
        )}
        {mine && leaseUntil !== undefined && <Lease until={leaseUntil} />}
        <Viewers conversation={conversation} />
        <MemberTypes conversation={conversation} />
      </div>
      {mine && <Actions conversation={conversation} />}
    </header>
  );
}
