import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { FactChange } from '../../../contract/kept/facts.ts';
import { api } from '../server/api.ts';
import { Broken, Said, Waiting } from '../parts/parts.tsx';
import { useTitle } from '../base/title.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { FactCard } from './fact-card.tsx';

/** Who changed what, and when. */
function Changes({ changes }: { readonly changes: readonly FactChange[] }): ReactNode {
  const { say, named, lang } = useWords();
  const { moment } = whenIn(lang);
  return (
    <section>
      <h2>{say('desk.facts.changes')}</h2>
      {changes.length === 0 && <p className="soft">{say('desk.facts.noChanges')}</p>}
      <ul className="cards">
        {changes.map(({ id, kind, by, at, back, toFile }) => (
          <li key={id} className="card" data-testid="fact-changed">
            <span className="card-text">
              <strong>{named(`desk.facts.kinds.${kind}.title`) ?? kind}</strong>
              <span className="soft">
                <Said>{by}</Said>، {moment(at)}
              </span>
            </span>
            {(back || toFile) && (
              <span className="chip">{say(back ? 'desk.facts.takenBack' : 'desk.facts.tookFile')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everyday facts of the association, each with what members read of it. */
export function FactsPage(): ReactNode {
  const { say, lang } = useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['facts', lang],
    queryFn: api.facts,
  });
  useTitle(say('desk.nav.facts'));
  return (
    <section className="page" tabIndex={0}>
      <h1 className="page-title">{say('desk.nav.facts')}</h1>
      <p className="soft">{say('desk.facts.lead')}</p>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      <ul className="facts">
        {data?.items.map((fact) => (
          <FactCard key={fact.kind} fact={fact} />
        ))}
      </ul>
      {data && <Changes changes={data.changes} />}
    </section>
  );
}
