import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Label, Labels } from '../../../contract/inbox/labels.ts';
import { Said } from '../parts/parts.tsx';
import { api } from '../server/api.ts';

const none: Labels['items'] = [];

/** The labels of the association; empty until the server has told, and where `wanted` says that none are. */
export function useLabels(wanted = true): Labels['items'] {
  const { data } = useQuery({
    queryKey: ['labels'],
    queryFn: api.labels,
    staleTime: 60_000,
    enabled: wanted,
  });
  return data?.items ?? none;
}

/** A label as it is seen everywhere. */
export function LabelChip({ label }: { readonly label: Label }): ReactNode {
  return (
    <span className="chip label" data-colour={label.colour} data-testid="label">
      <Said>{label.name}</Said>
    </span>
  );
}

/** The labels that something bears, by their numbers. */
export function LabelChips({ ids }: { readonly ids: readonly number[] }): ReactNode {
  const all = useLabels();
  return all.filter(({ id }) => ids.includes(id)).map((label) => <LabelChip key={label.id} label={label} />);
}
