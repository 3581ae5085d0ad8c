import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useWords } from '../base/words.tsx';
import { useTell } from '../parts/notices.tsx';
import { api } from '../server/api.ts';
import { standingHere, subscribeHere, unsubscribeHere, type Standing } from './subscribing.ts';

interface Shown {
  readonly standing: Standing | undefined;
  readonly busy: boolean;
  readonly allow: () => void;
  readonly stop: () => void;
}

function useDevice(key: string): Shown {
  const tell = useTell();
  const queries = useQueryClient();
  const [standing, setStanding] = useState<Standing>();
  const [busy, setBusy] = useState(false);
  useEffect(() => void standingHere().then(setStanding), []);
  const change = (work: () => Promise<Standing>): void => {
    setBusy(true);
    void work()
      .then(setStanding)
      .then(() => queries.invalidateQueries({ queryKey: ['notices'] }))
      .catch(tell.failed)
      .finally(() => setBusy(false));
  };
  return {
    standing,
    busy,
    allow: () => change(() => subscribeHere(key)),
    stop: () =>
      change(async () => {
        await unsubscribeHere();
        return 'off';
      }),
  };
}

/** Whether this browser takes messages while the page is closed, and what to do about it. */
export function Device({ id }: { readonly id: string }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const { standing, busy, allow, stop } = useDevice(id);
  const tryOut = (): void => {
    void api.tryNotice().then(() => tell.done(say('desk.notices.tried')), tell.failed);
  };
  if (standing === undefined) return null;
  return (
    <div className="fields boxed" data-testid="notices-device" data-state={standing}>
      <h2>{say('desk.notices.device')}</h2>
      {standing === 'unsupported' && <p>{say('desk.notices.unsupported')}</p>}
      {standing === 'denied' && <p>{say('desk.notices.denied')}</p>}
      {standing === 'off' && (
        <Button loading={busy} onClick={allow} data-testid="notices-allow">
          {say('desk.notices.allow')}
        </Button>
      )}
      {standing === 'on' && (
        <>
          <p>{say('desk.notices.on')}</p>
          <div className="card-buttons">
            <Button variant="default" onClick={tryOut} data-testid="notices-try">
              {say('desk.notices.try')}
            </Button>
            <Button variant="default" loading={busy} onClick={stop} data-testid="notices-stop">
              {say('desk.notices.stop')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
