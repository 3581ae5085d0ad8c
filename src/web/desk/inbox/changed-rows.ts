import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { Inbox } from '../../../contract/desk.ts';
import { Changed } from '../../../contract/inbox/changed.ts';
import { Sought } from '../../../contract/inbox/sought.ts';
import { parsedJson } from '../../base/json.ts';
import { withRows } from './apply-rows.ts';

const isPages = (data: unknown): data is InfiniteData<Inbox> =>
  typeof data === 'object' && data !== null && 'pages' in data;

/** Which list a query holds: the one of its address, mine, or the newest of those who wait. */
function listOf([, list]: readonly unknown[]): Sought | undefined {
  if (list === 'mine') return { which: 'mine' };
  if (list === 'newest') return { which: 'waiting', order: 'newest' };
  return Sought.safeParse(list).data;
}

/**
 * Puts changed rows where they stand in every list that is known. A list that is being fetched may have been read before the change: it is fetched
 * once more when it is there.
 */
export function takeRows(queries: QueryClient, text: string, me: number): void {
  const { data: changed } = Changed.safeParse(parsedJson(text));
  if (!changed) return;
  for (const query of queries.getQueryCache().findAll({ queryKey: ['inbox'] })) {
    const { queryKey } = query;
    const sought = listOf(queryKey);
    if (!sought) continue;
    if (query.state.fetchStatus === 'fetching') {
      const again = (): void => void queries.invalidateQueries({ queryKey, exact: true });
      void query.promise?.then(again, again);
    }
    queries.setQueryData(queryKey, (data: unknown) => {
      if (isPages(data)) return { ...data, pages: withRows(data.pages, changed, { sought, me }) };
      const { data: whole } = Inbox.safeParse(data);
      return whole ? withRows([whole], changed, { sought, me })[0] : data;
    });
  }
}
