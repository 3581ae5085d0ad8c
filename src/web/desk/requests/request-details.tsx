import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { isOpenCase } from '../../../contract/cases/status.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Said, Waiting } from '../parts/parts.tsx';
import { Link } from '../base/router.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { spaced } from '../conversation/thread/message-parts.tsx';
import { useMay } from '../shell/session.tsx';
import { AppealForm } from './afterwards/appeal-form.tsx';
import { Delivery, Owed } from './afterwards/delivery.tsx';
import { Provided } from './afterwards/received.tsx';
import { Registration } from './afterwards/steps.tsx';
import { AskForm, GoOn } from './ask-form.tsx';
import { ConcernForm } from './concerns/concern-form.tsx';
import { CheckForm } from './check-form.tsx';
import { EndingForm } from './ending-form.tsx';
import { NewDayForm } from './new-day.tsx';
import { RevealButton } from './reveal-button.tsx';
import { SeeIdentity } from './see-identity.tsx';
import { Attestation, Fields } from './showing/form.tsx';
import { Guide } from './showing/guide.tsx';
import { Timeline } from './showing/timeline.tsx';
import { LockedLine } from './showing/locked-line.tsx';
import { StatusChip } from './status-chip.tsx';
import { Visit } from './visits/visit.tsx';
import { VisitForm } from './visits/visit-form.tsx';

function Due({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  if (request.replyOn === '') return null;
  return (
    <p className={request.overdue ? 'due alarm-line' : 'due'} data-testid="request-due">
      <Icon name={request.overdue ? 'late' : 'clock'} size={18} />
      {say(request.overdue ? 'desk.request.overdueOn' : 'desk.request.due', {
        day: when.day(request.replyOn),
        hijri: when.hijri(request.replyOn),
      })}
    </p>
  );
}

/** By when it is answered, and whether its member knows of nothing that happens to it until a person tells them. */
function WhatIsTold({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say } = useWords();
  return (
    <>
      {isOpenCase(request.status) && <Due request={request} />}
      {request.byPerson && (
        <p className="due alarm-line" data-testid="request-untold">
          <Icon name="silent" size={18} />
          {say('desk.request.untold')}
        </p>
      )}
    </>
  );
}

/** Whether it can be decided or concluded as it stands. */
const ends = ({ acts }: RequestDetail): boolean => acts.includes('accept') || acts.includes('handle');

/** What may be done with a case as it stands, by whoever looks at it. */
function CaseActs({ request: data }: { readonly request: RequestDetail }): ReactNode {
  const { say, sayWord } = useWords();
  const { reference } = data;
  const may = {
    check: useMay('check'),
    decision: useMay('decide'),
    conclusion: useMay('conclude'),
    see: useMay('seeRequests'),
  };
  return (
    <>
      {data.visitForm && may.check && <VisitForm reference={reference} questions={data.visitForm} />}
      {data.acts.includes('check') && may.check && <CheckForm request={data} />}
      {data.acts.includes('ask') && may.see && <AskForm request={data} />}
      {data.acts.includes('answer') && may.see && <GoOn reference={reference} />}
      {data.acts.includes('check') && may.decision && !may.check && (
        <p data-testid="decision-waits">{say('desk.decision.waits')}</p>
      )}
      {data.locked && <LockedLine locked={data.locked} />}
      {ends(data) && may.decision && data.bar && (
        <p data-testid="decision-bar">{sayWord('desk.decision', `bar-${data.bar}`)}</p>
      )}
      {ends(data) && may[data.ends] && (data.bar ?? 'voted') === 'voted' && <EndingForm request={data} />}
      {isOpenCase(data.status) && data.told && may[data.ends] && (
        <NewDayForm key={data.replyOn} request={data} />
      )}
      {data.answersAppeal && may.conclusion && <AppealForm reference={reference} />}
      {data.acts.includes('complete') && may.see && <Registration reference={reference} />}
      {data.acts.includes('deliver') && may.see && <Delivery request={data} />}
      {data.acts.includes('deliver') && may.see && (data.lists === undefined || data.listsChecked) && (
        <Provided request={data} />
      )}
    </>
  );
}

/** Everything about one request, and what may be done with it now. */
export function RequestDetails({ reference }: { readonly reference: string }): ReactNode {
  const { say, sayWord, lang } = useWords();
  const may = {
    reveal: useMay('reveal'),
    see: useMay('seeRequests'),
  };
  const [revealed, setRevealed] = useState<RequestDetail>();
  const attends = useMay('attend');
  const {
    data: masked,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['request', reference],
    queryFn: () => api.request(reference),
  });
  if (isPending) return <Waiting />;
  if (!masked) return <Broken error={error} again={() => void refetch()} />;
  const data = revealed?.status === masked.status ? revealed : masked;
  return (
    <article className="request">
      <header className="request-head">
        <Link to="/desk/requests" className="back" aria-label={say('desk.toRequests')}>
          <Icon name="back" />
        </Link>
        <h1>
          <span dir="ltr">{spaced(data.reference)}</span>
        </h1>
        <StatusChip status={data.status} />
      </header>
      <p className="request-service">
        {data.who !== undefined && (
          <strong data-testid="who">
            <Said>{data.who}</Said>
          </strong>
        )}
        {data.who !== undefined && ' · '}
        <Said>{data.service}</Said>
      </p>
      <p className="soft">
        {say('desk.request.submitted', {
          time: whenIn(lang).full(data.submittedAt),
          channel: sayWord('desk.channel', data.channel),
        })}
      </p>
      <WhatIsTold request={data} />
      {attends && !data.nameless && (
        <p>
          <Link to={`/desk/conversations/${encodeURIComponent(data.conversation)}`} className="press-link">
            {say('desk.request.toTalk')}
          </Link>
        </p>
      )}
      <h2>{say('desk.request.fields')}</h2>
      <Fields request={data} />
      {data.masked && may.reveal && <RevealButton reference={reference} show={setRevealed} />}
      {data.identitySeen === false && may.see && <SeeIdentity reference={reference} />}
      {data.visit && <Visit visit={data.visit} />}
      {data.guide && <Guide guide={data.guide} />}
      <h2>{say('desk.request.attestation')}</h2>
      <Attestation request={data} />
      {may.see && <Owed request={data} />}
      <CaseActs request={data} />
      {may.see && <ConcernForm request={data} />}
      <h2>{say('desk.request.timeline')}</h2>
      <Timeline events={data.events} conversation={data.conversation} />
    </article>
  );
}
