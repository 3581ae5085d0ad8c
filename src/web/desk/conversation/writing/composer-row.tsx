import { useRef, type ChangeEvent, type ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { offeredFiles } from '../../../../contract/files/files.ts';
import { offeredPapers } from '../../../../contract/files/papers.ts';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../base/words.tsx';

/** Opens the browser's own choice of files and hands over what was chosen. */
function Attach({ off, attach }: { off: boolean; attach: (file: File) => void }): ReactNode {
  const { say } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    if (file) attach(file);
  };
  return (
    <>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={say('desk.attach')}
        title={say('desk.attach')}
        disabled={off}
        onClick={() => chooser.current?.click()}
        data-testid="attach"
      >
        <Icon name="clip" />
      </ActionIcon>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={`${offeredFiles()},${offeredPapers()}`}
        aria-label={say('desk.attach')}
        onChange={choose}
        data-testid="attach-file"
      />
    </>
  );
}

interface Props {
  readonly note: boolean;
  readonly written: boolean;
  readonly attach: (file: File) => void;
  readonly switchCanned: () => void;
  /** Undefined where nothing but a note can be written. */
  readonly switchNote: (() => void) | undefined;
  readonly submit: () => void;
}

/** The buttons under the text: a file, canned replies, note or reply, and sending. */
export function ComposerRow(props: Props): ReactNode {
  const { note, written, attach, switchCanned, switchNote, submit } = props;
  const { say } = useWords();
  return (
    <div className="composer-row">
      <Attach off={note} attach={attach} />
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={say('desk.canned.name')}
        title={say('desk.canned.name')}
        onClick={switchCanned}
        data-testid="canned-open"
      >
        <Icon name="replies" />
      </ActionIcon>
      {switchNote && (
        <Button
          variant={note ? 'filled' : 'default'}
          size="sm"
          color={note ? '#7a5a00' : 'green'}
          leftSection={<Icon name="note" size={16} />}
          aria-pressed={note}
          onClick={switchNote}
          data-testid="note-toggle"
        >
          {say('desk.note')}
        </Button>
      )}
      <span className="composer-space" />
      <Button
        size="sm"
        color={note ? '#7a5a00' : 'green'}
        leftSection={<Icon name={note ? 'note' : 'send'} size={16} />}
        disabled={!written}
        onClick={submit}
        data-testid={switchNote ? 'reply-send' : 'note-send'}
      >
        {say(note ? 'desk.keepNote' : 'desk.send')}
      </Button>
    </div>
  );
}
