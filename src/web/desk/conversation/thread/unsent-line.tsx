import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Icon } from '../../parts/icon.tsx';
import { Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { discard, retry, type Unsent } from '../writing/outbox.ts';

const drawn = { sending: 'clock', sent: 'check', failed: 'late' } as const;

/** A line on its way: sending, sent, or failed with the reason and another try. */
export function UnsentLine({ entry }: { readonly entry: Unsent }): ReactNode {
  const { say, word } = useWords();
  const { id, kind, text, file, state, code = 'broken' } = entry;
  const fault = word('desk.fault', code, { name: '' }) ?? say('desk.fault.broken');
  return (
    <article
      className={kind === 'note' ? 'line note' : 'line staff'}
      data-state={state}
      data-testid="unsent-line"
    >
      <div className="bubble">
        <p className="line-text">
          <Said>{kind === 'file' ? (file?.name ?? '') : text}</Said>
        </p>
        <p className="line-foot">
          <span className="passage">
            <Icon name={drawn[state]} size={14} /> {say(`desk.${state}`)}
          </span>
        </p>
      </div>
      {state === 'failed' && (
        <div className="failure" role="alert">
          <span>{fault}</span>
          <Button size="compact-sm" variant="default" onClick={() => retry(id)} data-testid="retry">
            {say('desk.retry')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => discard(id)} data-testid="discard">
            {say('desk.discard')}
          </Button>
        </div>
      )}
    </article>
  );
}
