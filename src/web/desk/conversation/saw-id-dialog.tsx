import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { api } from '../server/api.ts';
import { useTell } from '../parts/notices.tsx';
import { Confirm } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { useAct } from './act.ts';

interface Props {
  readonly id: string;
  readonly opened: boolean;
  readonly leave: () => void;
}

const fewest = 7;

/** Notes that I saw the paper of whoever writes here: their requests are shown in this conversation from then on. */
export function SawIdDialog({ id, opened, leave }: Props): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const act = useAct(id);
  const [about, setAbout] = useState('');
  const note = async (): Promise<void> => {
    await act(() => api.sawId(id, about));
    setAbout('');
    tell.done(say('desk.sawId.done'));
  };
  return (
    <Confirm
      opened={opened}
      title={say('desk.sawId.title')}
      yes={say('desk.sawId.name')}
      ready={about.trim().length >= fewest}
      act={note}
      leave={leave}
    >
      <p>{say('desk.sawId.text')}</p>
      <TextInput
        label={say('desk.sawId.about')}
        value={about}
        onChange={(event) => setAbout(event.currentTarget.value)}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        data-testid="saw-id-about"
      />
    </Confirm>
  );
}
