import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';

/** Does something to a conversation and then shows everything as it is now, whether it worked or not. */
export function useAct(id: string): (act: () => Promise<unknown>) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (act) => {
      try {
        await act();
      } finally {
        await Promise.all([
          queries.invalidateQueries({ queryKey: ['conversation', id] }),
          queries.invalidateQueries({ queryKey: ['inbox'] }),
        ]);
      }
    },
    [queries, id],
  );
}
