import type { ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { Broken, Empty, Waiting } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { RequestRow } from '../requests/request-row.tsx';
import { Row } from './inbox-list.tsx';

/** The number of a request, perhaps: then requests stand first. Whoever types a name looks for somebody. */
const figures = /^[\d\s+٠-٩]+$/u;

/** What a search by reference, name or masked phone has found. */
export function Found({ q, open }: { readonly q: string; readonly open?: string }): ReactNode {
  const { say } = useWords();
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: () => api.search(q),
    placeholderData: keepPreviousData,
  });
  if (found.isPending) return <Waiting />;
  if (!found.data) return <Broken error={found.error} again={() => void found.refetch()} />;
  const { conversations, requests } = found.data;
  if (conversations.length + requests.length === 0)
    return <Empty icon="search" title={say('desk.search.none')} text={say('desk.search.hint')} />;
  const parts = [
    conversations.length > 0 && (
      <section key="conversations">
        <h2 className="list-title">{say('desk.conversations')}</h2>
        <ul className="rows">
          {conversations.map((item) => (
            <Row key={item.conversation} item={item} open={item.conversation === open} />
          ))}
        </ul>
      </section>
    ),
    requests.length > 0 && (
      <section key="requests">
        <h2 className="list-title">{say('desk.nav.requests')}</h2>
        <ul className="rows">
          {requests.map((item) => (
            <RequestRow key={item.reference} item={item} />
          ))}
        </ul>
      </section>
    ),
  ];
  return (
    <div className="inbox-panel" data-testid="search-results">
      {figures.test(q) ? parts.toReversed() : parts}
    </div>
  );
}
