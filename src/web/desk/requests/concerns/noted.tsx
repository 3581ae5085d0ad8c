import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { spaced } from '../../conversation/thread/message-parts.tsx';
import { Broken, Said } from '../../parts/parts.tsx';
import { api } from '../../server/api.ts';
import { TakeBack } from './take-back.tsx';

/** The notes that stand by which requests are kept from colleagues, for whoever manages the accounts: they take back what nobody else can. */
export function ConcernsNoted(): ReactNode {
  const { say, lang } = useWords();
  const [opened, setOpened] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['concerns'],
    queryFn: api.concernsNoted,
    enabled: opened,
  });
  return (
    <details onToggle={(event) => setOpened(event.currentTarget.open)} data-testid="concerns-noted">
      <summary data-testid="concerns-noted-open">{say('desk.concern.noted')}</summary>
      <p className="soft">{say('desk.concern.notedHint')}</p>
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.items.length === 0 && <p className="soft">{say('desk.concern.notedNone')}</p>}
      <ul className="cards">
        {data?.items.map(({ reference, whom, name, by, at }) => (
          <li key={`${reference} ${whom}`} className="card" data-testid="concerns-noted-item">
            <div className="card-text">
              <strong>
                <bdi dir="ltr">{spaced(reference)}</bdi>
              </strong>
              <span className="soft">
                <Said>{say('desk.concern.notedLine', { name, by, time: whenIn(lang).full(at) })}</Said>
              </span>
            </div>
            <div className="card-buttons">
              <TakeBack reference={reference} whom={whom} name={name} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
