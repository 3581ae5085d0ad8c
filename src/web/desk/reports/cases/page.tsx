import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { countings, type CountedCases } from '../../../../contract/cases/counted.ts';
import { api, casesUrl, type CountedFilter } from '../../server/api.ts';
import { Icon } from '../../parts/icon.tsx';
import { Broken, Empty, Waiting } from '../../parts/parts.tsx';
import { Link, useQueryText } from '../../base/router.tsx';
import { useTitle } from '../../base/title.ts';
import { useWords } from '../../base/words.tsx';
import { RequestRow } from '../../requests/request-row.tsx';
import { asQuery, askedIn } from '../asked.ts';
import { Days } from '../days.tsx';

/** What an address asks for: all that was sent, where it names nothing else. */
function wantedIn(query: string): CountedFilter {
  const named = new URLSearchParams(query).get('counted');
  return { ...askedIn(query), counted: countings.find((one) => one === named) ?? 'sent' };
}

/** Of this moment, whatever the days. */
const ofNow: readonly CountedFilter['counted'][] = ['openNow', 'lateNow'];

/** How many they are, and how many more are counted that others read. */
function Counts({ count, apart }: Pick<CountedCases, 'count' | 'apart'>): ReactNode {
  const { say } = useWords();
  return (
    <p className="soft" data-testid="cases-count" data-count={count} data-apart={apart}>
      {say('reports.cases.count', { count })}
      {apart > 0 && ` · ${say('reports.cases.apart', { count: apart })}`}
    </p>
  );
}

function Take({ filter }: { readonly filter: CountedFilter }): ReactNode {
  const { say } = useWords();
  return (['xlsx', 'csv'] as const).map((ending) => (
    <Button
      key={ending}
      component="a"
      href={casesUrl(filter, ending)}
      download={`silah-${filter.counted}-${filter.from}-${filter.to}.${ending}`}
      variant={ending === 'xlsx' ? 'default' : 'subtle'}
      leftSection={<Icon name="download" size={18} />}
      data-testid={`cases-${ending}`}
    >
      {say(`reports.export.${ending}`)}
    </Button>
  ));
}

/** The cases that a figure counts, one by one, as far as whoever looks may read them. */
export function CasesPage(): ReactNode {
  const { say } = useWords();
  const filter = wantedIn(useQueryText());
  const { counted, ...asked } = filter;
  const title = say(`reports.cases.of.${counted}`);
  useTitle(title);
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['counted', filter],
    queryFn: ({ pageParam }) => api.counted(filter, pageParam),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.flatMap(({ items }) => items).length : undefined),
  });
  const items = data?.pages.flatMap((page) => page.items);
  const [first] = data?.pages ?? [];
  return (
    <section className="page" data-testid="cases">
      <header className="page-head">
        <h1 className="page-title">{title}</h1>
        <div className="page-acts">
          <Link to={`/reports?${asQuery(asked)}`} className="lead" data-testid="cases-back">
            {say('reports.title')}
          </Link>
          {items && items.length > 0 && <Take filter={filter} />}
        </div>
      </header>
      <p className="soft">{say('reports.cases.lead')}</p>
      {ofNow.includes(counted) ? <p className="soft">{say('reports.cases.now')}</p> : <Days {...asked} />}
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {first && <Counts {...first} />}
      {items?.length === 0 && (
        <Empty icon="requests" title={say('reports.cases.none')} text={say('reports.cases.noneHint')} />
      )}
      <ul className="rows" data-testid="case-items">
        {items?.map((item) => (
          <RequestRow key={item.reference} item={item} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="subtle" fullWidth onClick={() => void fetchNextPage()} data-testid="cases-more">
          {say('desk.showMore')}
        </Button>
      )}
      {items && items.length > 0 && <p className="definition">{say('reports.cases.taken')}</p>}
    </section>
  );
}
