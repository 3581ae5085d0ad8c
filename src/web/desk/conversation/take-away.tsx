import { useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import { api } from '../server/api.ts';
import { dirOf } from '../parts/dir.ts';
import { useSubmit } from '../parts/submit.ts';
import { useWords } from '../base/words.tsx';
import { useAct } from './act.ts';

/** Takes the conversation from a colleague who is not there, with a reason that they read. */
export function TakeAway({ id, name }: { readonly id: string; readonly name: string }): ReactNode {
  const { say } = useWords();
  const act = useAct(id);
  const [reason, setReason] = useState('');
  const { busy, submit } = useSubmit(() => act(() => api.takeAway(id, reason.trim())));
  return (
    <form className="fields" onSubmit={submit}>
      <TextInput
        label={say('desk.takeAway.why', { name })}
        attributes={{ input: { dir: dirOf(reason) } }}
        required
        withAsterisk={false}
        minLength={3}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="take-away-reason"
      />
      <Button type="submit" loading={busy} data-testid="take-away">
        {say('desk.takeAway.name')}
      </Button>
    </form>
  );
}
