import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Sought } from '../../../contract/inbox/sought.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Said } from '../parts/parts.tsx';
import { useSubmit } from '../parts/submit.ts';
import { go } from '../base/router.tsx';
import { useWords } from '../base/words.tsx';
import { api } from '../server/api.ts';

const queryOf = ({ after: _page, ...sought }: Sought): string => new URLSearchParams(sought).toString();

/** Lists under names of my own: one press opens one, and what is sought now is kept under a name. */
export function Views({ sought }: { readonly sought: Sought }): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const [name, setName] = useState('');
  const { data } = useQuery({ queryKey: ['views'], queryFn: api.views, refetchInterval: false });
  const { busy, submit } = useSubmit(async () => {
    queries.setQueryData(['views'], await api.keepView({ name: name.trim(), query: queryOf(sought) }));
    setName('');
  });
  const drop = (id: number): void =>
    void api
      .dropView(id)
      .then((left) => queries.setQueryData(['views'], left))
      .catch(tell.failed);
  return (
    <div className="views" data-testid="views">
      {data?.items.map((view) => (
        <span key={view.id} className="view">
          <Button
            size="compact-md"
            variant="light"
            onClick={() => go(`/desk?${view.query}`)}
            data-testid="view"
          >
            <Said>{view.name}</Said>
          </Button>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={say('desk.views.drop', { name: view.name })}
            onClick={() => drop(view.id)}
            data-testid="view-drop"
          >
            <Icon name="close" size={16} />
          </ActionIcon>
        </span>
      ))}
      <form className="views-new" onSubmit={submit}>
        <TextInput
          aria-label={say('desk.views.name')}
          placeholder={say('desk.views.name')}
          required
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-testid="view-name"
        />
        <Button type="submit" variant="default" loading={busy} data-testid="view-keep">
          {say('desk.views.keep')}
        </Button>
      </form>
    </div>
  );
}
