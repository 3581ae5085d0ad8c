import type { ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { useWords } from '../../base/words.tsx';
import { LabelChips } from '../../labels/chips.tsx';
import { Icon } from '../../parts/icon.tsx';
import { afterReplies, type Brought } from './afterwards/index.ts';

interface Props {
  readonly brought: Brought;
  /** Undefined where it is only shown. */
  readonly drop?: () => void;
}

/** What a reply brings with it, in few signs. */
export function BroughtChips({ brought: { label, afterwards } }: Pick<Props, 'brought'>): ReactNode {
  const { say } = useWords();
  const act = afterReplies.find(({ name }) => name === afterwards);
  return (
    <>
      {label !== undefined && <LabelChips ids={[label]} />}
      {act && (
        <span className="chip">
          <Icon name={act.icon} size={14} /> {say(`desk.canned.afterwards.${act.name}`)}
        </span>
      )}
    </>
  );
}

/** What will be done once the reply went out; one press leaves it. */
export function BroughtLine({ brought, drop }: Props): ReactNode {
  const { say } = useWords();
  return (
    <p className="brought" data-testid="brought">
      <span>{say('desk.canned.afterwards.name')}</span> <BroughtChips brought={brought} />
      {drop && (
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={say('desk.canned.afterwards.leave')}
          onClick={drop}
          data-testid="brought-drop"
        >
          <Icon name="close" size={16} />
        </ActionIcon>
      )}
    </p>
  );
}
