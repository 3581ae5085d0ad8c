import type { ReactNode } from 'react';
import type { Offered } from './canned.ts';
import { Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { BroughtChips } from './brought-line.tsx';

export const cannedId = (at: number): string => `canned-${at}`;

interface Props {
  readonly replies: readonly Offered[];
  readonly at: number;
  readonly pick: (reply: Offered) => void;
}

/** Canned replies and what the association has said already, above the composer; the arrows move, Enter takes one. */
export function CannedList({ replies, at, pick }: Props): ReactNode {
  const { say } = useWords();
  if (replies.length === 0) return <p className="canned soft">{say('desk.canned.none')}</p>;
  return (
    <ul
      className="canned"
      id="canned"
      tabIndex={0}
      role="listbox"
      aria-label={say('desk.canned.name')}
      data-testid="canned"
    >
      {replies.map((reply, i) => (
        <li
          key={reply.id}
          id={cannedId(i)}
          role="option"
          aria-selected={i === at}
          onPointerDown={(event) => {
            event.preventDefault();
            pick(reply);
          }}
          data-testid="canned-option"
        >
          <strong>
            <Said>{reply.title}</Said>
          </strong>
          <Said>{reply.text}</Said>
          {reply.brought && <BroughtChips brought={reply.brought} />}
        </li>
      ))}
    </ul>
  );
}
