import { useRef, useState, type ReactNode } from 'react';
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { caseStatuses } from '../../../contract/cases/status.ts';
import { api, type RequestFilter } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Empty, Waiting } from '../parts/parts.tsx';
import { Link } from '../base/router.tsx';
import { useTitle } from '../base/title.ts';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';
import { useMay, useMe } from '../shell/session.tsx';
import { useListKeys } from './list-keys.ts';
import { RequestDetails } from './request-details.tsx';
import { Ties } from './concerns/ties.tsx';
import { RequestRow } from './request-row.tsx';

const kinds = ['open', 'overdue', 'ours', 'all'] as const;

/** Which list an address names: those that are open, where it names none. */
function whichNow(): RequestFilter['which'] {
  const named = new URLSearchParams(location.search).get('which');
  return kinds.find((kind) => kind === named) ?? 'open';
}

const filterNow = (): RequestFilter => ({ which: whichNow(), status: '', branch: '', q: '' });

interface FilterProps {
  readonly filter: RequestFilter;
  readonly set: (filter: RequestFilter) => void;
}

function Filter({ filter, set }: FilterProps): ReactNode {
  const { say, lang } = useWords();
  const { branches } = useMe().association;
  return (
    <div className="filter">
      <TextInput
        aria-label={say('desk.request.search')}
        placeholder={say('desk.request.search')}
        type="search"
        attributes={{ input: { dir: dirOf(filter.q) } }}
        id="desk-search"
        maxLength={100}
        leftSection={<Icon name="search" size={18} />}
        value={filter.q}
        onChange={(event) => set({ ...filter, q: event.currentTarget.value })}
        data-testid="search"
      />
      <SegmentedControl
        fullWidth
        aria-label={say('desk.request.which')}
        value={filter.which}
        onChange={(which) => set({ ...filter, which: kinds.find((kind) => kind === which) ?? 'open' })}
        data={kinds.map((kind) => ({ value: kind, label: say(`desk.request.${kind}`) }))}
        data-testid="requests-which"
      />
      {filter.which === 'all' && (
        <NativeSelect
          aria-label={say('desk.request.status')}
          value={filter.status}
          onChange={(event) => set({ ...filter, status: event.currentTarget.value })}
          data={[
            { value: '', label: say('desk.request.anyStatus') },
            ...caseStatuses.map((status) => ({ value: status, label: say(`desk.status.${status}`) })),
          ]}
          data-testid="requests-status"
        />
      )}
      {branches.length > 0 && (
        <NativeSelect
          aria-label={say('desk.request.branch')}
          value={filter.branch}
          onChange={(event) => set({ ...filter, branch: event.currentTarget.value })}
          data={[
            { value: '', label: say('desk.request.anyBranch') },
            ...branches.map(({ id, name, nameEn }) => ({ value: id, label: lang === 'ar' ? name : nameEn })),
          ]}
          data-testid="requests-branch"
        />
      )}
    </div>
  );
}

/** What leads on from the list: the agenda of a meeting, and a case for whoever came. */
function Ways(): ReactNode {
  const { say } = useWords();
  const decides = useMay('decide');
  const serves = useMay('serve');
  return (
    <>
      {decides && (
        <Link to="/desk/requests/agenda" className="sheet-other" data-testid="to-agenda">
          {say('desk.papers.agenda')}
        </Link>
      )}
      {serves && (
        <Link to="/desk/requests/new" className="sheet-other" data-testid="open-case">
          {say('desk.opening.open')}
        </Link>
      )}
    </>
  );
}

/** Requests by how they stand, and the one that is open beside them. */
export function RequestsPage({ reference }: { readonly reference?: string }): ReactNode {
  const { say } = useWords();
  const [filter, setFilter] = useState(filterNow);
  const [asked] = useDebouncedValue(filter, 200);
  const list = useRef<HTMLElement>(null);
  useTitle(say('desk.nav.requests'));
  useListKeys(list, reference);
  const wanted = { ...asked, q: asked.q.trim(), status: asked.which === 'all' ? asked.status : '' };
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['requests', wanted],
    queryFn: ({ pageParam }) => api.requests(wanted, pageParam),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.more ? pages.flatMap(({ items: all }) => all).length : undefined,
    placeholderData: keepPreviousData,
  });
  const items = data?.pages
    .flatMap((page) => page.items)
    .filter(({ status }) => wanted.status === '' || status === wanted.status);
  return (
    <div className="desk two" data-open={reference !== undefined}>
      <section className="inbox" aria-label={say('desk.nav.requests')} ref={list}>
        <h1 className="page-title">{say('desk.nav.requests')}</h1>
        <Ways />
        <Filter filter={filter} set={setFilter} />
        <Ties />
        <div className="inbox-panel">
          {isPending && <Waiting />}
          {error && !data && <Broken error={error} again={() => void refetch()} />}
          {items?.length === 0 && (
            <Empty icon="requests" title={say('desk.request.none')} text={say('desk.request.noneHint')} />
          )}
          <ul className="rows" data-testid="request-items">
            {items?.map((item) => (
              <RequestRow key={item.reference} item={item} open={item.reference === reference} />
            ))}
          </ul>
          {hasNextPage && (
            <Button
              variant="subtle"
              fullWidth
              onClick={() => void fetchNextPage()}
              data-testid="requests-more"
            >
              {say('desk.showMore')}
            </Button>
          )}
        </div>
      </section>
      <section className={reference === undefined ? 'thread-pane only-desk' : 'thread-pane scrolls'}>
        {reference === undefined ? (
          <Empty icon="requests" title={say('desk.request.choose')} text={say('desk.request.chooseHint')} />
        ) : (
          <RequestDetails key={reference} reference={reference} />
        )}
      </section>
    </div>
  );
}
