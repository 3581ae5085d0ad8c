import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Textarea } from '@mantine/core';
import type { DeskConversation } from '../../../../contract/desk.ts';
import { faultOfFile } from '../../../base/files.ts';
import type { CannedReply } from '../../server/api.ts';
import { dirOf } from '../../parts/dir.ts';
import { Icon } from '../../parts/icon.tsx';
import { useKeys } from '../../base/keys.ts';
import { useTell } from '../../parts/notices.tsx';
import { Refusal } from '../../server/wire.ts';
import { useWords } from '../../base/words.tsx';
import { cannedId, CannedList } from './canned-list.tsx';
import { useCanned } from './canned.ts';
import { ComposerRow } from './composer-row.tsx';
import { useDraft } from './draft.ts';
import { send } from './outbox.ts';

/** The field where one writes: it has the focus where there is a keyboard, and gets it by the key for a reply. */
function useBox(): { readonly box: RefObject<HTMLTextAreaElement | null>; readonly focus: () => void } {
  const box = useRef<HTMLTextAreaElement>(null);
  const focus = (): void => box.current?.focus();
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) box.current?.focus();
  }, []);
  useKeys({
    reply: () => {
      focus();
      return true;
    },
  });
  return { box, focus };
}

/** Sends what is written in this conversation; a file that the server would refuse is told here. */
function useSending(
  { conversation, lines }: DeskConversation,
  note: boolean,
): {
  readonly sendText: (text: string) => void;
  readonly sendFile: (file: File) => void;
} {
  const tell = useTell();
  const after = lines.at(-1)?.seq ?? 0;
  return {
    sendText: (text) => send({ conversation, kind: note ? 'note' : 'reply', text, after }),
    sendFile: (file) => {
      const code = faultOfFile(file);
      if (code) tell.failed(new Refusal(400, { code, message: '' }));
      else send({ conversation, kind: 'file', text: '', file, after });
    },
  };
}

/** Colleagues see that something is being written to the member, as long as it is. */
function useTyping(active: boolean, typing: (typing: boolean) => void): void {
  useEffect(() => {
    typing(active);
    return () => typing(false);
  }, [active, typing]);
}

function NoteBanner(): ReactNode {
  const { say } = useWords();
  return (
    <p className="noting-line" data-testid="note-banner">
      <Icon name="note" size={16} /> {say('desk.noteHint')}
    </p>
  );
}

interface Props {
  readonly conversation: DeskConversation;
  readonly typing: (typing: boolean) => void;
}

/** Where one writes to the member, or, told apart by colour, frame and words, to colleagues alone. */
export function Composer({ conversation, typing }: Props): ReactNode {
  const { say } = useWords();
  const [draft, setDraft] = useDraft(conversation.conversation);
  const [note, setNote] = useState(false);
  const { box, focus } = useBox();
  const { sendText, sendFile } = useSending(conversation, note);
  const pick = (reply: CannedReply): void => {
    setDraft(reply.text);
    focus();
  };
  const canned = useCanned(draft, pick);
  const written = draft.trim() !== '';
  useTyping(written && !note, typing);
  const write = (text: string): void => {
    canned.reopen();
    setDraft(text);
  };
  const submit = (): void => {
    if (!written) return;
    sendText(draft.trim());
    setDraft('');
    setNote(false);
    focus();
  };
  const switchCanned = (): void => {
    write(canned.shown ? '' : '/');
    focus();
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (canned.onKey(event.key)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') event.currentTarget.blur();
  };
  const label = say(note ? 'desk.writeNote' : 'desk.writeReply');
  return (
    <div className={note ? 'composer noting' : 'composer'}>
      {canned.shown && <CannedList replies={canned.shown} at={canned.at} pick={pick} />}
      {note && <NoteBanner />}
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
      <ComposerRow
        note={note}
        written={written}
        offering={canned.shown !== undefined}
        attach={sendFile}
        switchCanned={switchCanned}
        switchNote={() => setNote(!note)}
        submit={submit}
      />
    </div>
  );
}
