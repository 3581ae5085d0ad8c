import type { ReactNode } from 'react';
import type { Locked } from '../../../../contract/cases/vote.ts';
import { useWords } from '../../base/words.tsx';
import { Icon } from '../../parts/icon.tsx';

/** That no decision can be reached on a case as the committee is, with what mends it. */
export function LockedLine({ locked: { needed, cast, left } }: { readonly locked: Locked }): ReactNode {
  const { say } = useWords();
  return (
    <p className="banner alarming" data-testid="decision-locked">
      <Icon name="late" size={18} />{' '}
      {say('desk.decision.locked', { needed: String(needed), cast: String(cast), left: String(left) })}
    </p>
  );
}
