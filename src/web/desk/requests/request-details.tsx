import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isOpenCase } from '../../../contract/cases/status.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { api, fileUrl } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Broken, Confirm, Copy, Said, Waiting } from '../parts/parts.tsx';
import { Link } from '../base/router.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { spaced } from '../conversation/thread/message-parts.tsx';
import { useMay } from '../shell/session.tsx';
import { Delivery } from './afterwards/delivery.tsx';
import { AskForm, GoOn } from './ask-form.tsx';
import { ConcernForm } from './concerns/concern-form.tsx';
import { CheckForm } from './check-form.tsx';
import { EndingForm } from './ending-form.tsx';
import { NewDayForm } from './new-day.tsx';
import { RevealButton } from './reveal-button.tsx';
import { SeeIdentity } from './see-identity.tsx';
import { StatusChip } from './status-chip.tsx';

interface ShownProps {
  readonly field: RequestDetail['fields'][number];
  readonly conversation: string;
}

/** An answer, or the file that it is. */
function Shown({ field: { shown, file }, conversation }: ShownProps): ReactNode {
  if (!file) return <Said>{shown}</Said>;
  return (
    <a className="file" href={fileUrl(conversation, file.id)} download={file.name}>
      <Icon name="download" size={18} /> <Said>{file.name}</Said>
    </a>
  );
}

function Fields({ request }: { readonly request: RequestDetail }): ReactNode {
  return (
    <dl className="facts two-columns" data-testid="request-fields">
      {request.fields.map((field) => (
        <div key={field.name}>
          <dt>
            <Said>{field.label}</Said>
          </dt>
          <dd>
            <Shown field={field} conversation={request.conversation} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the member signed, when, in which words; and the seal over the whole request. */
function Attestation({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say, lang, sayWord } = useWords();
  const { attestation, sha256 } = request;
  return (
    <div className="attestation" data-testid="attestation">
      <blockquote>
        <Said>{attestation.text}</Said>
      </blockquote>
      <p>
        <Icon name="seal" size={18} />{' '}
        {say('desk.request.signed', {
          act: sayWord('desk.request.act', attestation.act),
          time: whenIn(lang).full(attestation.at),
        })}
        {attestation.words !== '' && (
          <>
            {' '}
            «<Said>{attestation.words}</Said>»
          </>
        )}
      </p>
      <p className="seal">
        <span className="soft">{say('desk.request.seal')}</span>{' '}
        <code dir="ltr" title={sha256}>
          {sha256.slice(0, 12)}…{sha256.slice(-6)}
        </code>{' '}
        <Copy value={sha256} label={say('desk.request.copySeal')} testid="copy-seal" />
      </p>
    </div>
  );
}

function Timeline({ events, conversation }: Pick<RequestDetail, 'events' | 'conversation'>): ReactNode {
  const { lang, say } = useWords();
  return (
    <ol className="timeline" data-testid="request-timeline">
      {events.map((event, i) => (
        <li key={i}>
          <StatusChip status={event.status} /> <time className="soft">{whenIn(lang).full(event.at)}</time>
          {event.by !== undefined && (
            <span className="soft">
              {' '}
              · <Said>{event.by}</Said>
            </span>
          )}
          {event.day !== undefined && (
            <p>
              {say('desk.request.due', {
                day: whenIn(lang).day(event.day),
                hijri: whenIn(lang).hijri(event.day),
              })}
            </p>
          )}
          {event.whom !== undefined && (
            <p>
              <Said>{event.whom}</Said>
            </p>
          )}
          {event.answer && (
            <p data-testid="request-answer">
              <Said>{event.answer.label}</Said>: <Shown field={event.answer} conversation={conversation} />
            </p>
          )}
          {event.reason !== undefined && (
            <p>
              <Said>{event.reason}</Said>
              {event.place !== undefined && (
                <span className="soft">
                  {' '}
                  · <Said>{event.place}</Said>
                </span>
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

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

const steps = {
  complete: { done: 'completeDone', text: 'completeText', testid: 'completed', act: api.completed },
  deliver: { done: 'deliveredDone', text: 'deliverText', testid: 'delivered', act: api.delivered },
} as const;

/** What comes after the decision: the registration, then the service. */
function Afterwards({
  reference,
  step,
}: {
  readonly reference: string;
  readonly step: keyof typeof steps;
}): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { done, text, testid, act } = steps[step];
  const go = async (): Promise<void> => {
    await act(reference);
    await queries.invalidateQueries();
    tell.done(say(`desk.request.${done}`));
  };
  return (
    <>
      <Button
        leftSection={<Icon name="seal" size={18} />}
        onClick={() => setAsking(true)}
        data-testid={testid}
      >
        {say(`desk.request.${step}`)}
      </Button>
      <Confirm
        opened={asking}
        title={say(`desk.request.${step}`)}
        yes={say(`desk.request.${step}`)}
        act={go}
        leave={() => setAsking(false)}
      >
        <p>{say(`desk.request.${text}`)}</p>
      </Confirm>
    </>
  );
}

/** Whether it can be decided or concluded as it stands. */
const ends = ({ acts }: RequestDetail): boolean => acts.includes('accept') || acts.includes('handle');

/** What may be done with a case as it stands, by whoever looks at it. */
function CaseActs({ request: data }: { readonly request: RequestDetail }): ReactNode {
  const { sayWord } = useWords();
  const { reference } = data;
  const may = {
    check: useMay('check'),
    decision: useMay('decide'),
    conclusion: useMay('conclude'),
    see: useMay('seeRequests'),
  };
  return (
    <>
      {data.acts.includes('check') && may.check && <CheckForm request={data} />}
      {data.acts.includes('ask') && may.see && <AskForm request={data} />}
      {data.acts.includes('answer') && may.see && <GoOn reference={reference} />}
      {ends(data) && may.decision && data.bar && (
        <p data-testid="decision-bar">{sayWord('desk.decision', `bar-${data.bar}`)}</p>
      )}
      {ends(data) && may[data.ends] && (data.bar ?? 'voted') === 'voted' && <EndingForm request={data} />}
      {isOpenCase(data.status) && data.told && may[data.ends] && (
        <NewDayForm key={data.replyOn} request={data} />
      )}
      {data.acts.includes('complete') && may.see && <Afterwards reference={reference} step="complete" />}
      {data.acts.includes('deliver') && may.see && <Delivery request={data} />}
      {data.acts.includes('deliver') && may.see && (data.lists === undefined || data.listsChecked) && (
        <Afterwards reference={reference} step="deliver" />
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
        <Said>{data.service}</Said>
      </p>
      <p className="soft">
        {say('desk.request.submitted', {
          time: whenIn(lang).full(data.submittedAt),
          channel: sayWord('desk.channel', data.channel),
        })}
      </p>
      {isOpenCase(data.status) && <Due request={data} />}
      {attends && (
        <p>
          <Link to={`/desk/conversations/${encodeURIComponent(data.conversation)}`}>
            {say('desk.request.toTalk')}
          </Link>
        </p>
      )}
      <h2>{say('desk.request.fields')}</h2>
      <Fields request={data} />
      {data.masked && may.reveal && <RevealButton reference={reference} show={setRevealed} />}
      {data.identitySeen === false && may.see && <SeeIdentity reference={reference} />}
      <h2>{say('desk.request.attestation')}</h2>
      <Attestation request={data} />
      <CaseActs request={data} />
      {may.see && <ConcernForm request={data} />}
      <h2>{say('desk.request.timeline')}</h2>
      <Timeline events={data.events} conversation={data.conversation} />
    </article>
  );
}
