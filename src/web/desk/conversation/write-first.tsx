import { useRef, useState, type ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import { api } from '../server/api.ts';
import { dirOf } from '../parts/dir.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { useAct } from './act.ts';

/** Writes to a member who waits for nobody; a call that is repeated sends once. */
export function WriteFirst({ id }: { readonly id: string }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const act = useAct(id);
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const message = useRef<string>(undefined);
  const send = async (): Promise<void> => {
    message.current ??= crypto.randomUUID();
    await act(() => api.writeFirst(id, { id: message.current ?? '', text: text.trim() }));
    message.current = undefined;
    setText('');
    tell.done(say('desk.writeFirst.done'));
  };
  return (
    <>
      <Button
        variant="subtle"
        fullWidth
        leftSection={<Icon name="send" size={16} />}
        onClick={() => setOpened(true)}
        data-testid="write-first"
      >
        {say('desk.writeFirst.name')}
      </Button>
      <Confirm
        opened={opened}
        title={say('desk.writeFirst.title')}
        yes={say('desk.send')}
        ready={text.trim() !== ''}
        act={send}
        leave={() => setOpened(false)}
      >
        <p>{say('desk.writeFirst.text')}</p>
        <Textarea
          label={say('desk.writeFirst.label')}
          attributes={{ input: { dir: dirOf(text) } }}
          rows={4}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="write-first-text"
        />
      </Confirm>
    </>
  );
}
