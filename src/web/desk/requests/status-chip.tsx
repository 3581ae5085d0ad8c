import type { ReactNode } from 'react';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useWords } from '../base/words.tsx';

const drawn: Readonly<Record<string, IconName>> = {
  submitted: 'clock',
  checked: 'check',
  asked: 'clock',
  deferred: 'clock',
  accepted: 'check',
  partly: 'check',
  refused: 'close',
  completed: 'check',
  delivered: 'seal',
  closed: 'seal',
  handled: 'check',
  filed: 'replies',
  withdrawn: 'back',
  identitySeen: 'eye',
  opened: 'note',
  concerned: 'info',
  concernOver: 'back',
  listsChecked: 'check',
  brought: 'check',
  askedAnew: 'clock',
  deliveredPart: 'seal',
  'vote.accepted': 'check',
  'vote.partly': 'check',
  'vote.refused': 'close',
  'vote.abstained': 'back',
  dayMoved: 'clock',
  halfOver: 'clock',
  mostOver: 'clock',
  dayNear: 'late',
  dayOver: 'late',
};

/** How a request stands: a word and a sign, never a colour alone. */
export function StatusChip({ status }: { readonly status: string }): ReactNode {
  const { sayWord } = useWords();
  return (
    <span className="chip status" data-status={status}>
      <Icon name={drawn[status] ?? 'info'} size={14} /> {sayWord('desk.status', status)}
    </span>
  );
}
