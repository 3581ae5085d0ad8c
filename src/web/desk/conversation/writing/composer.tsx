import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Textarea } from '@mantine/core';
import type { DeskConversation } from '../../../../contract/desk.ts';
import { largestFile } from '../../../../contract/files/files.ts';
import { isNamedPaper } from '../../../../contract/files/papers.ts';
import { faultOfFile } from '../../../base/files.ts';
import { dirOf } from '../../parts/dir.ts';
import { Icon } from '../../parts/icon.tsx';
import { useKeys } from '../../base/keys.ts';
import { useTell } from '../../parts/notices.tsx';
import { Refusal } from '../../server/wire.ts';
import { useWords } from '../../base/words.tsx';
import type { Brought } from './afterwards/index.ts';
import { BroughtLine } from './brought-line.tsx';
import { cannedId, CannedList } from './canned-list.tsx';
import { useCanned, useFilled, withStroke, withText, type Offered } from './canned.ts';
import { ComposerRow } from './composer-row.tsx';
import { useDrafts, type Writing } from './draft.ts';
import { send } from './outbox.ts';
import { TakesFiles } from './takes-files.tsx';
import { ReachLine } from './reach-line.tsx';

/** The field where one writes. `waits`: it has the focus at once where there is a keyboard; the key for a reply always gives it. */
function useBox(waits: boolean): {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly focus: () => void;
} {
  const box = useRef<HTMLTextAreaElement>(null);
  const focus = (): void => box.current?.focus();
  useEffect(() => {
    if (waits && matchMedia('(hover: hover)').matches) box.current?.focus();
  }, [waits]);
  useKeys({
    reply: () => {
      focus();
      return true;
    },
  });
  return { box, focus };
}

/** Papers of Word and Excel go from the desk too; the server looks at their content. */
const faultOfSent = (file: File): ReturnType<typeof faultOfFile> =>
  isNamedPaper(file.name) && file.size > 0 && file.size <= largestFile ? undefined : faultOfFile(file);

/** Sends what is written in this conversation; a file that the server would refuse is told here. */
function useSending(
  { conversation, lines }: DeskConversation,
  kind: Writing,
): {
  readonly sendText: (text: string, brought?: Brought) => void;
  readonly sendFile: (file: File) => void;
} {
  const tell = useTell();
  const after = lines.at(-1)?.seq ?? 0;
  return {
    sendText: (text, brought) => send({ conversation, kind, text, after, ...(brought && { brought }) }),
    sendFile: (file) => {
      const code = faultOfSent(file);
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

/** The field as it looks for what is written in it. */
const fieldFor = (label: string, draft: string) => ({
  'aria-label': label,
  placeholder: label,
  attributes: { input: { dir: dirOf(draft) } },
  rows: 2,
  maxLength: 4000,
  enterKeyHint: 'send' as const,
});

/** The list that is offered, as a reader of the screen is told of it. */
const listed = ({ shown, at }: Pick<ReturnType<typeof useCanned>, 'shown' | 'at'>) => ({
  'aria-autocomplete': 'list' as const,
  'aria-controls': shown?.length ? 'canned' : undefined,
  'aria-activedescendant': shown?.length ? cannedId(at) : undefined,
});

interface BeforeProps {
  readonly conversation: DeskConversation;
  readonly brought: Brought | undefined;
  readonly drop: () => void;
}

/** What is to be known before a reply goes out: what it brings with it, and how far it reaches. */
function BeforeReply({ conversation, brought, drop }: BeforeProps): ReactNode {
  return (
    <>
      {brought && <BroughtLine brought={brought} drop={drop} />}
      <ReachLine conversation={conversation} />
    </>
  );
}

interface Props {
  readonly conversation: DeskConversation;
  readonly typing: (typing: boolean) => void;
  /** A note, where the conversation is a colleague's. */
  readonly only: Writing | undefined;
}

/** Where one writes to the member, or, told apart by colour, frame and words, to colleagues alone. */
export function Composer({ conversation, typing, only }: Props): ReactNode {
  const { say } = useWords();
  const { kind, text: draft, write: setDraft, turnTo, sent } = useDrafts(conversation.conversation, only);
  const note = kind === 'note';
  const { box, focus } = useBox(only === undefined);
  const { sendText, sendFile } = useSending(conversation, kind);
  const [brought, setBrought] = useState<Brought>();
  const fill = useFilled(conversation.who);
  const pick = (offered: Offered): void => {
    setDraft(withText(draft, fill(offered.text)));
    if (!note && offered.brought) setBrought(offered.brought);
    focus();
  };
  const canned = useCanned({ text: draft, note }, pick);
  const written = draft.trim() !== '';
  useTyping(written && !note, typing);
  const write = (text: string): void => {
    canned.reopen();
    setDraft(text);
  };
  const submit = (): void => {
    if (!written) return;
    sendText(draft.trim(), note ? undefined : brought);
    setBrought(note ? brought : undefined);
    sent();
    focus();
  };
  const switchCanned = (): void => {
    write(withStroke(draft, canned.shown === undefined));
    focus();
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (canned.onKey(event.key)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (!event.repeat) submit();
    } else if (event.key === 'Escape') event.currentTarget.blur();
  };
  const label = say(note ? 'desk.writeNote' : 'desk.writeReply');
  return (
    <TakesFiles noting={note} send={sendFile}>
      {canned.shown && <CannedList replies={canned.shown} at={canned.at} pick={pick} />}
      {note ? (
        <NoteBanner />
      ) : (
        <BeforeReply {...{ conversation, brought, drop: () => setBrought(undefined) }} />
      )}
      <Textarea
        ref={box}
        {...fieldFor(label, draft)}
        value={draft}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKey}
        {...listed(canned)}
        data-testid={only === undefined ? 'reply-text' : 'note-text'}
      />
      <ComposerRow
        note={note}
        written={written}
        attach={sendFile}
        switchCanned={switchCanned}
        switchNote={only === undefined ? () => turnTo(note ? 'reply' : 'note') : undefined}
        submit={submit}
      />
    </TakesFiles>
  );
}
