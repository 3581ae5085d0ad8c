import { useEffect, useState, type ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { useTell } from '../parts/notices.tsx';
import { Broken, Waiting } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { AlertPanel } from './alert-panel.tsx';
import { Composer } from './writing/composer.tsx';
import { Head } from './head.tsx';
import { afterSending } from './writing/outbox.ts';
import { Side } from './side.tsx';
import { TakeOver } from './take-over.tsx';
import { Thread } from './thread/thread.tsx';
import { useViewing } from './viewing.ts';

interface Props {
  readonly id: string;
  readonly side: boolean;
  readonly showSide: (shown: boolean) => void;
}

/** One conversation: what was said, a place to write when it is mine, and beside it what one needs to know. */
export function Conversation({ id, side, showSide }: Props): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const [typing, setTyping] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['conversation', id],
    queryFn: () => api.conversation(id),
  });
  useViewing(id, typing, data !== undefined);
  useEffect(
    () =>
      afterSending(
        (conversation) => queries.invalidateQueries({ queryKey: ['conversation', conversation] }),
        tell.failed,
      ),
    [queries, tell],
  );
  if (!data)
    return (
      <section className="thread-pane">
        {isPending ? <Waiting /> : <Broken error={error} again={() => void refetch()} />}
      </section>
    );
  return (
    <>
      <section
        className={data.alert ? 'thread-pane alerted' : 'thread-pane'}
        aria-label={say('desk.conversation')}
      >
        <Head conversation={data} side={side} showSide={showSide} />
        <AlertPanel conversation={data} />
        <Thread conversation={data} />
        {!data.mine && <TakeOver conversation={data} />}
        {(data.mine || data.owner) && (
          <Composer
            key={data.mine ? 'mine' : 'theirs'}
            conversation={data}
            typing={setTyping}
            only={data.mine ? undefined : 'note'}
          />
        )}
      </section>
      <Side conversation={data} leave={() => showSide(false)} />
    </>
  );
}
