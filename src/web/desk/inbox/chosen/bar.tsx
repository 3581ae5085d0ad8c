import { useState, type ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import type { InboxItem } from '../../../../contract/desk.ts';
import { useWords } from '../../base/words.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useMe } from '../../shell/session.tsx';
import type { ChosenAct } from './acts/act.ts';
import { chosenActs } from './acts/index.ts';
import type { Choosing } from './choosing.ts';
import { ChosenDialog } from './dialog.tsx';

/** What is urgent is opened, and never treated with others. */
export const mayBeChosen = ({ urgent }: InboxItem): boolean => urgent !== true;

interface Props {
  readonly choosing: Choosing;
  /** The rows of the list as far as it was fetched. */
  readonly items: readonly InboxItem[];
}

/** How many are chosen, and what can be done to them together. */
export function ChosenBar({ choosing, items }: Props): ReactNode {
  const { say, named } = useWords();
  const { capabilities } = useMe();
  const [act, setAct] = useState<ChosenAct>();
  const open = items.filter(mayBeChosen);
  const chosen = open.filter(({ conversation }) => choosing.chosen.has(conversation));
  const all = open.length > 0 && chosen.length === open.length;
  return (
    <div className="chosen-bar" role="group" aria-label={say('desk.chosen.name')} data-testid="chosen-bar">
      <label className="chosen-all">
        <input
          type="checkbox"
          checked={all}
          onChange={() => choosing.take(all ? [] : open.map(({ conversation }) => conversation))}
          data-testid="chosen-all"
        />
        <span aria-live="polite">{say('desk.chosen.count', { count: chosen.length })}</span>
      </label>
      {chosenActs
        .filter(({ needs }) => capabilities.includes(needs))
        .map((one) => (
          <Button
            key={one.name}
            size="compact-md"
            variant="default"
            leftSection={<Icon name={one.icon} size={16} />}
            disabled={chosen.length === 0}
            onClick={() => setAct(one)}
            data-chosen-act
            data-testid={`chosen-${one.name}`}
          >
            {named(`desk.chosen.act.${one.name}.name`) ?? one.name}
          </Button>
        ))}
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={say('desk.chosen.leave')}
        onClick={choosing.leave}
        data-testid="chosen-leave"
      >
        <Icon name="close" size={16} />
      </ActionIcon>
      {act && (
        <ChosenDialog
          key={act.name}
          act={act}
          items={chosen}
          after={(left) => choosing.take(left)}
          leave={() => setAct(undefined)}
        />
      )}
    </div>
  );
}
