import { useEffect, useRef, useState, type ChangeEvent, type KeyboardEvent, type ReactNode } from 'react';
import { ActionIcon, Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DeskConversation } from '../../../../contract/desk.ts';
import { api, type CannedReply } from '../../base/api.ts';
import { Icon } from '../../base/icon.tsx';
import { keepInTab, keptInTab } from '../../base/kept.ts';
import { useKeys } from '../../base/keys.ts';
import { useTell } from '../../base/notices.tsx';
import { Refusal } from '../../base/wire.ts';
import { dirOf } from '../../base/dir.ts';
import { useWords } from '../../base/words.tsx';
import { cannedId, CannedList, matching } from './canned-list.tsx';
import { accepted, faultOfFile } from '../file-check.ts';
import { send } from './outbox.ts';

/** The draft of one conversation lasts as long as the tab, whatever happens to the page. */
function useDraft(id: string): readonly [string, (text: string) => void] {
  const name = `draft ${id}`;
  const [draft, setDraft] = useState(() => keptInTab(name) ?? '');
  return [
    draft,
    (text) => {
      keepInTab(name, text);
      setDraft(text);
    },
  ];
}

interface Canned {
  readonly shown: readonly CannedReply[] | undefined;
  readonly at: number;
  readonly move: (by: number) => void;
}

function useCanned(draft: string, shut: boolean): Canned {
  const { data } = useQuery({ queryKey: ['replies'], queryFn: api.replies, staleTime: 60_000 });
  const [at, setAt] = useState(0);
  const shown = draft.startsWith('/') && !shut ? matching(data?.items ?? [], draft) : undefined;
  const count = shown?.length ?? 0;
  return {
    shown,
    at: Math.min(at, Math.max(0, count - 1)),
    move: (by) => setAt((one) => (one + by + count) % (count || 1)),
  };
}

interface Props {
  readonly conversation: DeskConversation;
  readonly typing: (typing: boolean) => void;
}

/** Where one writes to the member, or, told apart by colour, frame and words, to colleagues alone. */
export function Composer({ conversation, typing }: Props): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const id = conversation.conversation;
  const [draft, setDraft] = useDraft(id);
  const [note, setNote] = useState(false);
  const [shut, setShut] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const canned = useCanned(draft, shut);
  const after = conversation.lines.at(-1)?.seq ?? 0;
  const written = draft.trim() !== '';

  useEffect(() => {
    typing(written && !note);
    return () => typing(false);
  }, [written, note, typing]);
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) box.current?.focus();
  }, []);
  useKeys({
    reply: () => {
      box.current?.focus();
      return true;
    },
  });

  const write = (text: string): void => {
    setShut(false);
    setDraft(text);
  };
  const pick = (reply: CannedReply): void => {
    setDraft(reply.text);
    box.current?.focus();
  };
  const submit = (): void => {
    if (!written) return;
    send({ conversation: id, kind: note ? 'note' : 'reply', text: draft.trim(), after });
    setDraft('');
    setNote(false);
    box.current?.focus();
  };
  const attach = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    if (!file) return;
    const code = faultOfFile(file);
    if (code) tell.failed(new Refusal(400, { code, message: '' }));
    else send({ conversation: id, kind: 'file', text: '', file, after });
  };
  const onCannedKey = (event: KeyboardEvent): boolean => {
    if (!canned.shown) return false;
    const chosen = canned.shown[canned.at];
    if (event.key === 'ArrowDown') canned.move(1);
    else if (event.key === 'ArrowUp') canned.move(-1);
    else if (event.key === 'Escape') setShut(true);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) pick(chosen);
    else return false;
    return true;
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (onCannedKey(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') event.currentTarget.blur();
  };
  const label = say(note ? 'desk.writeNote' : 'desk.writeReply');
  return (
    <div className={note ? 'composer noting' : 'composer'}>
      {canned.shown && <CannedList replies={canned.shown} at={canned.at} pick={pick} />}
      {note && (
        <p className="noting-line" data-testid="note-banner">
          <Icon name="note" size={16} /> {say('desk.noteHint')}
        </p>
      )}
      <Textarea
        ref={box}
        aria-label={label}
        placeholder={label}
        attributes={{ input: { dir: dirOf(draft) } }}
        rows={2}
        maxLength={4000}
        enterKeyHint="send"
        value={draft}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKey}
        aria-autocomplete="list"
        aria-controls={canned.shown?.length ? 'canned' : undefined}
        aria-activedescendant={canned.shown?.length ? cannedId(canned.at) : undefined}
        data-testid="reply-text"
      />
      <div className="composer-row">
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={say('desk.attach')}
          title={say('desk.attach')}
          disabled={note}
          onClick={() => chooser.current?.click()}
          data-testid="attach"
        >
          <Icon name="clip" />
        </ActionIcon>
        <input
          ref={chooser}
          type="file"
          hidden
          accept={accepted}
          aria-label={say('desk.attach')}
          onChange={attach}
          data-testid="attach-file"
        />
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={say('desk.canned.name')}
          title={say('desk.canned.name')}
          onClick={() => {
            write(canned.shown ? '' : '/');
            box.current?.focus();
          }}
          disabled={written && !canned.shown}
          data-testid="canned-open"
        >
          <Icon name="replies" />
        </ActionIcon>
        <Button
          variant={note ? 'filled' : 'default'}
          size="sm"
          color={note ? '#7a5a00' : 'green'}
          leftSection={<Icon name="note" size={16} />}
          aria-pressed={note}
          onClick={() => setNote(!note)}
          data-testid="note-toggle"
        >
          {say('desk.note')}
        </Button>
        <span className="composer-space" />
        <Button
          size="sm"
          leftSection={<Icon name="send" size={16} />}
          disabled={!written}
          onClick={submit}
          data-testid="reply-send"
        >
          {say(note ? 'desk.keepNote' : 'desk.send')}
        </Button>
      </div>
    </div>
  );
}
