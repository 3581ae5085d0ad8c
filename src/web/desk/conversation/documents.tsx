import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../base/words.tsx';
import { Broken, Said, Waiting } from '../parts/parts.tsx';
import { api } from '../server/api.ts';

/** The guides and documents that the association's people go by, asked for when somebody opens the list. */
export function Documents(): ReactNode {
  const { say, lang } = useWords();
  const [open, setOpen] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['beside', lang],
    queryFn: api.besideChat,
    staleTime: 60_000,
    refetchInterval: false,
    enabled: open,
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="documents">
      <summary>{say('desk.side.documents')}</summary>
      {open && isPending && <Waiting />}
      {open && error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.documents.length === 0 && <p className="soft">{say('desk.side.noDocuments')}</p>}
      <ul className="documents">
        {data?.documents.map((title) => (
          <li key={title} data-testid="document">
            <Said>{title}</Said>
          </li>
        ))}
      </ul>
    </details>
  );
}
