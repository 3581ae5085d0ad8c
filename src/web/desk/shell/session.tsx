import { createContext, use, useEffect, type ReactNode } from 'react';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Capability, Me } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { onSignedOut, Refusal, rememberToken } from '../server/wire.ts';

interface Session {
  readonly me: Me | undefined;
  /** Whether the server has said by now who this is. */
  readonly known: boolean;
}

const nobody = null;

/** Somebody else, or nobody, from now on: nothing that was fetched for the one before is kept. */
export function changePerson(queries: QueryClient, me: Me | null): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  queries.setQueryData(['me'], me);
}

/** Who is signed in; nobody as soon as any call is answered so. */
export function useSession(): Session {
  const queries = useQueryClient();
  const { data, isPending } = useQuery({
    queryKey: ['me'],
    queryFn: async (): Promise<Me | null> => {
      try {
        return await api.me();
      } catch (error) {
        if (error instanceof Refusal && error.status === 401) return nobody;
        throw error;
      }
    },
    retry: true,
    retryDelay: (count) => Math.min(1000 * 2 ** count, 15_000),
    staleTime: 60_000,
    refetchInterval: 300_000,
  });
  useEffect(() => onSignedOut(() => queries.setQueryData(['me'], nobody)), [queries]);
  rememberToken(data?.csrf ?? '');
  return { me: data ?? undefined, known: !isPending };
}

const MeContext = createContext<Me | undefined>(undefined);
export const MeProvider = ({
  me,
  children,
}: {
  readonly me: Me;
  readonly children: ReactNode;
}): ReactNode => <MeContext value={me}>{children}</MeContext>;

export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe stands outside of MeProvider.');
  return me;
}

export const useMay = (capability: Capability): boolean => useMe().capabilities.includes(capability);
