import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { DeskLine } from '../../../../contract/desk.ts';
import { api } from '../../server/api.ts';
import { Icon } from '../../parts/icon.tsx';
import { useTell } from '../../parts/notices.tsx';
import { Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { useMay } from '../../shell/session.tsx';
import { useAct } from '../act.ts';

interface Props {
  readonly line: DeskLine;
  readonly conversation: string;
}

/** What was said. Identifiers in it are hidden until somebody shows them; they are forgotten when the line is left. */
export function LineText({ line: { seq, text, masked }, conversation }: Props): ReactNode {
  const { say } = useWords();
  const act = useAct(conversation);
  const tell = useTell();
  const may = useMay('reveal');
  const [clear, setClear] = useState<string>();
  const [busy, setBusy] = useState(false);
  const reveal = (): void => {
    setBusy(true);
    void act(async () => setClear((await api.revealLine(conversation, seq)).text))
      .catch(tell.failed)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <p className="line-text">
        <Said>{clear ?? text}</Said>
      </p>
      {masked && may && clear === undefined && (
        <Button
          className="reveal"
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="eye" size={14} />}
          title={say('desk.reveal.hint')}
          disabled={busy}
          onClick={reveal}
          data-testid="reveal"
        >
          {say('desk.reveal.show')}
        </Button>
      )}
    </>
  );
}
