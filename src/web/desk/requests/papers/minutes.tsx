import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MinutesCase } from '../../../../contract/cases/papers.ts';
import { api } from '../../server/api.ts';
import { Broken, Empty, Said, Waiting } from '../../parts/parts.tsx';
import { Link } from '../../base/router.tsx';
import { useTitle } from '../../base/title.ts';
import { dayOf } from '../../../base/riyadh.ts';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { now } from '../../server/clock.ts';
import { CaseName, SheetHead, Signatures } from './sheet.tsx';

/** Who voted how; whoever decided by the last vote stands at the end. */
function Votes({ shown: { votes, decision, by, at, last } }: { readonly shown: MinutesCase }): ReactNode {
  const { say, sayWord, lang } = useWords();
  return (
    <ul className="sheet-facts">
      {votes.map((one, i) => (
        <li key={i}>
          <Said>{one.by ?? '—'}</Said>: {sayWord('desk.status', `vote.${one.vote}`)}
          {one.reason !== undefined && (
            <>
              {' '}
              («<Said>{one.reason}</Said>»)
            </>
          )}
        </li>
      ))}
      <li>
        <Said>{by ?? '—'}</Said>:{' '}
        {sayWord('desk.status', decision === 'deferred' ? decision : `vote.${last ?? decision}`)}،{' '}
        {say('desk.papers.at', { time: whenIn(lang).time(at) })}
      </li>
    </ul>
  );
}

function Case({ shown }: { readonly shown: MinutesCase }): ReactNode {
  const { say, lang } = useWords();
  const { day, hijri } = whenIn(lang);
  const { decision, reason, place, until, counted } = shown;
  return (
    <li className="sheet-case" data-testid="minutes-case" data-reference={shown.reference}>
      <CaseName shown={shown} />
      <p>
        <strong>{say(`desk.status.${decision}`)}</strong>
        {until !== undefined && <> · {say('desk.papers.on', { day: day(until), hijri: hijri(until) })}</>}
      </p>
      {counted && (
        <p className="soft" data-testid="minutes-counted">
          {say('desk.papers.counted', {
            cast: String(counted.cast),
            agreed: String(counted.agreed),
            abstained: String(counted.abstained),
          })}
        </p>
      )}
      {reason !== undefined && (
        <p>
          <Said>{reason}</Said>
        </p>
      )}
      {place !== undefined && (
        <p className="soft">
          <Said>{place}</Said>
        </p>
      )}
      <Votes shown={shown} />
    </li>
  );
}

/** What the committee decided on a day, to be printed and signed. */
export function MinutesPage(): ReactNode {
  const { say, lang } = useWords();
  const [day, setDay] = useState(() => dayOf(now()));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['minutes', day, lang],
    queryFn: () => api.minutes(day),
  });
  const title = say('desk.papers.minutes');
  useTitle(title);
  return (
    <section className="page sheet" tabIndex={0} data-testid="minutes">
      <SheetHead title={title} head={data} count={data?.cases.length ?? 0}>
        <TextInput
          type="date"
          aria-label={say('desk.papers.day')}
          value={day}
          onChange={({ currentTarget: { value } }) => value !== '' && setDay(value)}
          data-testid="minutes-day"
        />
        <Link to="/desk/requests/agenda" className="sheet-other" data-testid="to-agenda">
          {say('desk.papers.agenda')}
        </Link>
      </SheetHead>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.cases.length === 0 && (
        <Empty
          icon="requests"
          title={say('desk.papers.noDecision')}
          text={say('desk.papers.noDecisionHint')}
        />
      )}
      {data && data.cases.length > 0 && (
        <>
          <p data-testid="minutes-rule">
            {say('desk.papers.rule', {
              quorum: String(data.rule.quorum),
              approvals: String(data.rule.approvals),
            })}
          </p>
          <ol className="sheet-cases">
            {data.cases.map((one) => (
              <Case key={`${one.reference} ${one.at}`} shown={one} />
            ))}
          </ol>
          <Signatures sitting={data.sitting} />
        </>
      )}
    </section>
  );
}
