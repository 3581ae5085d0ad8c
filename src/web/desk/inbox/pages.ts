import { keepPreviousData, useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query';
import type { Inbox, InboxItem } from '../../../contract/desk.ts';
import type { Sought } from '../../../contract/inbox/sought.ts';
import { api } from '../server/api.ts';

/** What changed is told as it comes; lists are fetched whole this seldom (milliseconds). */
const seldom = 300_000;

/** A list of the inbox page by page; `more` fetches the next page, and is undefined after the last and while one is on its way. */
export function useInboxPages(sought: Sought) {
  const found = useInfiniteQuery({
    queryKey: ['inbox', sought],
    queryFn: ({ pageParam }) => api.inbox(pageParam === '' ? sought : { ...sought, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: seldom,
  });
  const { hasNextPage, isFetching, fetchNextPage } = found;
  return { ...found, more: hasNextPage && !isFetching ? () => void fetchNextPage() : undefined };
}

/** The rows of all pages, each conversation once: it may have moved from one page to another meanwhile. */
export const itemsIn = (data: InfiniteData<Inbox> | undefined): readonly InboxItem[] => [
  ...new Map(data?.pages.flatMap(({ items }) => items.map((item) => [item.conversation, item]))).values(),
];

/** What I have. */
export const useMine = (enabled = true) =>
  useQuery({
    queryKey: ['inbox', 'mine'],
    queryFn: () => api.inbox({ which: 'mine' }),
    enabled,
    refetchInterval: seldom,
  });

/** The newest of those who wait. */
export const useNewest = (enabled = true) =>
  useQuery({
    queryKey: ['inbox', 'newest'],
    queryFn: () => api.inbox({ which: 'waiting', order: 'newest' }),
    enabled,
    refetchInterval: seldom,
  });
