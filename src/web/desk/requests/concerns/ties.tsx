import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTell } from '../../parts/notices.tsx';
import { useWords } from '../../base/words.tsx';
import { whenIn } from '../../base/when.ts';
import { api } from '../../server/api.ts';

/** What somebody declares of themselves or of a relative: cases with that identity or telephone are kept from them. */
export function Ties(): ReactNode {
  const { say, lang } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [of, setOf] = useState<'own' | 'relative'>('relative');
  const [value, setValue] = useState('');
  const { data } = useQuery({ queryKey: ['ties'], queryFn: api.ties, enabled: opened });
  const declare = async (): Promise<void> => {
    try {
      await api.declareTie({ of, value: value.trim() });
    } catch (error) {
      tell.failed(error);
      return;
    }
    setValue('');
    await queries.invalidateQueries();
    tell.done(say('desk.ties.done'));
  };
  return (
    <details className="ties" onToggle={(event) => setOpened(event.currentTarget.open)} data-testid="ties">
      <summary data-testid="ties-open">{say('desk.ties.title')}</summary>
      <p className="soft">{say('desk.ties.hint')}</p>
      <NativeSelect
        label={say('desk.ties.whose')}
        value={of}
        onChange={(event) => setOf(event.currentTarget.value === 'own' ? 'own' : 'relative')}
        data={[
          { value: 'relative', label: say('desk.ties.relative') },
          { value: 'own', label: say('desk.ties.own') },
        ]}
        data-testid="ties-of"
      />
      <TextInput
        label={say('desk.ties.value')}
        inputMode="tel"
        dir="ltr"
        autoComplete="off"
        maxLength={40}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        data-testid="ties-value"
      />
      <Button
        size="md"
        disabled={value.trim().length < 5}
        onClick={() => void declare()}
        data-testid="ties-submit"
      >
        {say('desk.ties.submit')}
      </Button>
      <ul data-testid="ties-declared">
        {data?.items.map((tie) => (
          <li key={tie.at}>
            {say(tie.of === 'own' ? 'desk.ties.own' : 'desk.ties.relative')} ·{' '}
            <time>{whenIn(lang).full(tie.at)}</time>
          </li>
        ))}
      </ul>
    </details>
  );
}
