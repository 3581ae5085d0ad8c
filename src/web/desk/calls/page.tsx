import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallItem, CallStep } from '../../../contract/calls.ts';
import { api } from '../server/api.ts';
import { Broken, Empty, Waiting } from '../parts/parts.tsx';
import { useTell } from '../parts/notices.tsx';
import { useMe } from '../shell/session.tsx';
import { Link } from '../base/router.tsx';
import { useTitle } from '../base/title.ts';
import { whenIn } from '../base/when.ts';
import { dayOf } from '../../base/riyadh.ts';
import { useWords } from '../base/words.tsx';

/** The list is fetched again so often, in milliseconds: a member who asks is seen soon. */
const often = 5000;
/** What whoever has a call may do with it, in the order of the buttons. */
const mine: readonly CallStep[] = ['reached', 'missed', 'giveBack', 'drop'];

/** What is to be known of a call at a glance. */
function Chips({ call }: { readonly call: CallItem }): ReactNode {
  const { late, tries, takenBy, asked, proved, rests } = call;
  const { say, lang } = useWords();
  const { moment } = whenIn(lang);
  return (
    <span className="row-chips">
      {late && (
        <span className="chip alarming" data-testid="call-late">
          {say('desk.calls.late')}
        </span>
      )}
      {asked > 1 && (
        <span className="chip" data-testid="call-asked">
          {say('desk.calls.asked', { count: asked })}
        </span>
      )}
      {!proved && (
        <span className="chip" data-testid="call-typed">
          {say('desk.calls.typed')}
        </span>
      )}
      {rests !== undefined && (
        <span className="chip alarming" data-testid="call-rests">
          {say('desk.calls.rests', { time: moment(rests) })}
        </span>
      )}
      {tries > 0 && <span className="chip">{say('desk.calls.tries', { tries })}</span>}
      {takenBy && <span className="chip">{say('desk.calls.takenBy', { name: takenBy.name })}</span>}
    </span>
  );
}

function Call({ call, again }: { readonly call: CallItem; readonly again: () => Promise<void> }): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const me = useMe();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const { id, conversation, from, to, number, takenBy } = call;
  const isMine = takenBy?.id === me.id;
  const steps: readonly CallStep[] = isMine ? mine : ['take'];
  const act = (step: CallStep): void => {
    setBusy(true);
    void api
      .workCall(conversation, { call: id, step })
      .catch(tell.failed)
      .then(again)
      .finally(() => setBusy(false));
  };
  return (
    <li
      className="card"
      data-testid="call-item"
      data-call={id}
      data-taken={takenBy ? (isMine ? 'mine' : 'other') : 'no'}
    >
      <div className="card-text">
        {isMine && number !== '' ? (
          <a href={`tel:${number}`} dir="ltr" data-testid="call-number">
            {number}
          </a>
        ) : (
          <strong dir="ltr" data-testid="call-number">
            {number === '' ? say('desk.calls.gone') : number}
          </strong>
        )}
        {from !== undefined && to !== undefined && (
          <span>
            {say('desk.calls.between', {
              day: when.day(dayOf(from)),
              from: when.time(from),
              to: when.time(to),
            })}
          </span>
        )}
        <Chips call={call} />
        <Link to={`/desk/conversations/${encodeURIComponent(conversation)}`}>{say('desk.calls.open')}</Link>
      </div>
      <div className="card-buttons">
        {steps.map((step) => (
          <Button
            key={step}
            size="compact-md"
            variant={step === 'take' || step === 'reached' ? 'filled' : 'default'}
            disabled={busy || (step === 'take' && call.rests !== undefined)}
            onClick={() => act(step)}
            data-testid={`call-${step}`}
          >
            {say(`desk.calls.${step}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** Members who asked to be called, the first first. */
export function CallsPage(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['calls'],
    queryFn: api.calls,
    refetchInterval: often,
  });
  useTitle(say('desk.nav.calls'));
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['calls'] });
  return (
    <section className="page">
      <h1 className="page-title">{say('desk.nav.calls')}</h1>
      <p className="soft">{say('desk.calls.lead')}</p>
      {data?.typedLately !== undefined && (
        <p className="notice alarming" role="status" data-testid="calls-typed-lately">
          {say('desk.calls.typedLately', { count: data.typedLately })}
        </p>
      )}
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.items.length === 0 && <Empty icon="call" title={say('desk.calls.none')} text="" />}
      <ul className="cards" data-testid="call-items">
        {data?.items.map((call) => (
          <Call key={call.id} call={call} again={again} />
        ))}
      </ul>
    </section>
  );
}
