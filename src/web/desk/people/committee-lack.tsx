import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../base/words.tsx';
import { useMay } from '../shell/session.tsx';

/** That the committee cannot decide as the people at the desk are, for whoever can see to it; nothing where it can. */
export function CommitteeLack(): ReactNode {
  const { say } = useWords();
  const { data } = useQuery({
    queryKey: ['staff', 'committee'],
    queryFn: api.committee,
    enabled: useMay('seeAlerts'),
  });
  if (!data || (data.there >= data.needed && data.locked === 0)) return null;
  const few = data.there < data.needed;
  return (
    <p className="banner alarming" role="status" data-testid="committee-lack">
      <Icon name="late" size={18} />{' '}
      {few && say('desk.staff.committeeFew', { needed: data.needed, there: data.there })}{' '}
      {data.locked > 0 && say('desk.staff.committeeLocked', { count: data.locked })}
    </p>
  );
}
