import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { useTell } from '../parts/notices.tsx';
import { Broken, Confirm, Said, Waiting } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { useMe } from '../shell/session.tsx';
import { useAct } from './act.ts';

interface Props {
  readonly id: string;
  /** Whether it is mine, or nobody has it. */
  readonly by: 'transfer' | 'assign';
  readonly opened: boolean;
  readonly leave: () => void;
}

/** Gives the conversation to a colleague, who sees it at once under what is theirs. */
export function TransferDialog({ id, by, opened, leave }: Props): ReactNode {
  const { say, sayWord } = useWords();
  const me = useMe();
  const tell = useTell();
  const act = useAct(id);
  const [to, setTo] = useState<number>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['colleagues'],
    queryFn: api.colleagues,
    enabled: opened,
  });
  const others = data?.items.filter((peer) => peer.id !== me.id) ?? [];
  const transfer = async (): Promise<void> => {
    if (to === undefined) return;
    await act(() => api[by](id, to));
    tell.done(say(`desk.${by}.done`, { name: others.find((peer) => peer.id === to)?.name ?? '' }));
  };
  return (
    <Confirm
      opened={opened}
      title={say(`desk.${by}.title`)}
      yes={say(`desk.${by}.name`)}
      ready={to !== undefined}
      act={transfer}
      leave={leave}
    >
      <p>{say(`desk.${by}.text`)}</p>
      {isPending && <Waiting />}
      {error && <Broken error={error} again={() => void refetch()} />}
      {data && others.length === 0 && <p className="soft">{say('desk.transfer.nobody')}</p>}
      <fieldset className="options">
        <legend className="unseen">{say(`desk.${by}.title`)}</legend>
        {others.map((peer) => (
          <label key={peer.id} className="option" data-testid="transfer-to">
            <input
              type="radio"
              name="transfer-to"
              value={peer.id}
              checked={to === peer.id}
              onChange={() => setTo(peer.id)}
            />
            <span>
              <Said>{peer.name}</Said>
              <small>
                {sayWord('desk.role', peer.role)}
                {peer.away && `، ${say('desk.away.is')}`}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
    </Confirm>
  );
}
