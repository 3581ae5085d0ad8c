import type { ReactNode } from 'react';
import type { DeskConversation } from '../../../contract/desk.ts';
import { useTell } from '../parts/notices.tsx';
import { Icon } from '../parts/icon.tsx';
import { api } from '../server/api.ts';
import { useWords } from '../base/words.tsx';
import { useAct } from '../conversation/act.ts';
import { LabelChip, useLabels } from './chips.tsx';

/** Which labels a conversation bears: each is put on and taken off by one press. */
export function Bears({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const id = conversation.conversation;
  const act = useAct(id);
  const labels = useLabels();
  const borne = conversation.labels ?? [];
  if (labels.length === 0) return <p className="soft">{say('desk.labels.none')}</p>;
  return (
    <ul className="label-list" data-testid="labels">
      {labels.map((label) => {
        const on = borne.includes(label.id);
        return (
          <li key={label.id}>
            <button
              type="button"
              className="label-press"
              aria-pressed={on}
              onClick={() => void act(() => api.label(id, label.id, !on)).catch(tell.failed)}
              data-testid="label-press"
            >
              <LabelChip label={label} />
              {on && <Icon name="check" size={16} />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
