import { useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import { api } from '../../server/api.ts';
import { now } from '../../server/clock.ts';
import { dayOf } from '../../../base/riyadh.ts';
import { dirOf } from '../../parts/dir.ts';
import { Icon } from '../../parts/icon.tsx';
import { useSubmit } from '../../parts/submit.ts';
import { useWords } from '../../base/words.tsx';

/** A note on a day: what began or happened on it. */
export function NoteOnDay({ kept }: { readonly kept: () => Promise<void> }): ReactNode {
  const { say } = useWords();
  const [day, setDay] = useState(() => dayOf(now()));
  const [text, setText] = useState('');
  const { busy, submit } = useSubmit(async () => {
    await api.mark({ kind: 'note', of: day, value: text.trim() });
    setText('');
    await kept();
  });
  return (
    <form className="fields boxed" onSubmit={submit}>
      <TextInput
        type="date"
        label={say('reports.day')}
        required
        withAsterisk={false}
        value={day}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
        data-testid="reports-note-day"
      />
      <TextInput
        label={say('reports.note.text')}
        placeholder={say('reports.note.example')}
        attributes={{ input: { dir: dirOf(text) } }}
        required
        withAsterisk={false}
        minLength={2}
        maxLength={80}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        data-testid="reports-note-text"
      />
      <Button
        type="submit"
        loading={busy}
        leftSection={<Icon name="check" size={18} />}
        data-testid="reports-note-keep"
      >
        {say('reports.note.keep')}
      </Button>
    </form>
  );
}
