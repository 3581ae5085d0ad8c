import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { ReadyReason } from '../../../contract/cases/decision.ts';
import { Said } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';

interface ReadyReasonsProps {
  readonly reasons: readonly ReadyReason[];
  /** The clause that is cited now, by its id. */
  readonly clause: string | undefined;
  readonly take: (reason: ReadyReason) => void;
  readonly drop: () => void;
}

/** Reasons that the pack has ready for what was chosen, and where in the policy the one stands that was taken. */
export function ReadyReasons({ reasons, clause, take, drop }: ReadyReasonsProps): ReactNode {
  const { say } = useWords();
  const cited = reasons.find((one) => one.clause !== undefined && one.clause.id === clause)?.clause;
  if (reasons.length === 0) return null;
  return (
    <div className="ready-reasons" role="group" aria-label={say('desk.decision.ready')}>
      <span className="soft">{say('desk.decision.ready')}</span>
      {reasons.map((reason) => (
        <Button
          key={reason.words}
          size="xs"
          variant="default"
          onClick={() => take(reason)}
          data-testid="ready-reason"
        >
          <Said>{reason.words}</Said>
        </Button>
      ))}
      {cited && (
        <p data-testid="decision-clause">
          <Said>{cited.place}</Said>{' '}
          <Button size="compact-xs" variant="subtle" onClick={drop}>
            {say('desk.decision.noClause')}
          </Button>
        </p>
      )}
    </div>
  );
}
