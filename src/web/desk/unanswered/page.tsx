import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { VerdictLine } from '../../../contract/kept/unanswered.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Empty, Said, Waiting } from '../parts/parts.tsx';
import { useTell } from '../parts/notices.tsx';
import { useTitle } from '../base/title.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { QuestionCard } from './question-card.tsx';

/** What somebody decided, and the press that takes it back. */
function Decided({ verdict }: { readonly verdict: VerdictLine }): ReactNode {
  const { say, named, lang } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const { moment } = whenIn(lang);
  const { id, kind, text, answer, by, at, aside, back } = verdict;
  const takeBack = (): void => {
    setBusy(true);
    void api
      .takeVerdictBack(id)
      .then(() => queries.invalidateQueries({ queryKey: ['unanswered'] }))
      .catch(tell.failed)
      .finally(() => setBusy(false));
  };
  return (
    <li className="card" data-testid="unanswered-decided">
      <span className="card-text">
        <Said>{text}</Said>
        <strong>
          {named(`desk.notAnswered.verdict.${kind}.was`) ?? kind}{' '}
          {answer !== undefined && <Said>{answer}</Said>}
        </strong>
        <span className="soft">
          <Said>{by}</Said>، {moment(at)}
        </span>
        {aside !== undefined && (
          <span className="alarm-line" data-testid="unanswered-aside">
            {say('desk.notAnswered.aside')} <bdi dir="ltr">{aside}</bdi>
          </span>
        )}
        {back && (
          <span className="chip">{say('desk.notAnswered.back', { name: back.by, at: moment(back.at) })}</span>
        )}
      </span>
      {!back && (
        <span className="card-buttons">
          <Button variant="default" loading={busy} onClick={takeBack} data-testid="unanswered-back">
            {say('desk.notAnswered.takeBack')}
          </Button>
        </span>
      )}
    </li>
  );
}

/** What members asked and no answer was found to. */
export function UnansweredPage(): ReactNode {
  const { say, lang } = useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['unanswered', lang],
    queryFn: api.unanswered,
  });
  useTitle(say('desk.nav.unanswered'));
  return (
    <section className="page" tabIndex={0}>
      <h1 className="page-title">{say('desk.nav.unanswered')}</h1>
      <p className="soft">{say('desk.notAnswered.lead')}</p>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Empty icon="check" title={say('desk.notAnswered.empty')} text={say('desk.notAnswered.emptyHint')} />
      )}
      {data?.more === true && (
        <p className="banner">
          <Icon name="info" size={18} /> {say('desk.notAnswered.more')}
        </p>
      )}
      <ul className="facts">
        {data?.items.map((group) => (
          <QuestionCard key={group.questions.at(-1)} group={group} list={data} />
        ))}
      </ul>
      {data && data.verdicts.length > 0 && (
        <section>
          <h2>{say('desk.notAnswered.decided')}</h2>
          <ul className="cards">
            {data.verdicts.map((verdict) => (
              <Decided key={verdict.id} verdict={verdict} />
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}
