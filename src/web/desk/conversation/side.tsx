import type { ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import type { DeskConversation } from '../../../contract/desk.ts';
import { Icon } from '../parts/icon.tsx';
import { Said } from '../parts/parts.tsx';
import { Link } from '../base/router.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { useWhy } from '../inbox/inbox-list.tsx';
import { NumberBeside, WhoName } from '../inbox/who.tsx';
import { Documents } from './documents.tsx';
import { Bears } from '../labels/bears.tsx';
import { StatusChip } from '../requests/status-chip.tsx';
import { useMay } from '../shell/session.tsx';
import { spaced } from './thread/message-parts.tsx';

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="side-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Who it is, how that is known, and where they write from. */
function Person({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say, sayWord } = useWords();
  const { who, channel } = conversation;
  return (
    <>
      <p className="side-lead">
        <WhoName item={conversation} />
      </p>
      <p className="soft">
        {sayWord('desk.channel', channel)} <NumberBeside item={conversation} />
      </p>
      {who?.profile && <p className="soft">{say('desk.who.byProfile')}</p>}
      {who?.name === undefined && <p className="soft">{say('desk.who.unknown')}</p>}
    </>
  );
}

/** Why it came, where the member stopped, and what was answered before, so that nobody asks again. */
function Came({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say, lang } = useWords();
  const why = useWhy();
  const when = whenIn(lang);
  const { escalation, state } = conversation;
  if (!escalation) return <p className="soft">{say('desk.side.notAsked')}</p>;
  return (
    <dl className="facts">
      <div>
        <dt>{say('desk.side.why')}</dt>
        <dd>{why({ reason: escalation.reason, state })}</dd>
      </div>
      {escalation.step !== '' && (
        <div>
          <dt>{say('desk.side.step')}</dt>
          <dd data-testid="stopped-at">
            <Said>{escalation.step}</Said>
          </dd>
        </div>
      )}
      <div>
        <dt>{say('desk.side.since')}</dt>
        <dd>{when.full(escalation.since)}</dd>
      </div>
      <div>
        <dt>{say('desk.side.promised')}</dt>
        <dd>{when.full(escalation.firstPromisedBy)}</dd>
      </div>
      {escalation.promisedBy > escalation.firstPromisedBy && (
        <div>
          <dt>{say('desk.side.promisedAgain')}</dt>
          <dd>{when.full(escalation.promisedBy)}</dd>
        </div>
      )}
      {escalation.tried.length > 0 && (
        <div>
          <dt>{say('desk.side.tried')}</dt>
          <dd>
            <ul className="tried">
              {escalation.tried.map(({ id, title }) => (
                <li key={id}>
                  <Said>{title}</Said>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Form({ form }: { readonly form: NonNullable<DeskConversation['form']> }): ReactNode {
  const { say } = useWords();
  return (
    <>
      <p className="side-lead">
        <Said>{form.service}</Said>
      </p>
      {form.at !== null && (
        <p className="soft">
          {say('desk.side.at')} <Said>{form.at}</Said>
        </p>
      )}
      {form.answers.length === 0 && <p className="soft">{say('desk.side.noAnswers')}</p>}
      <dl className="facts" data-testid="form-answers">
        {form.answers.map(({ label, shown }) => (
          <div key={label}>
            <dt>
              <Said>{label}</Said>
            </dt>
            <dd>
              <Said>{shown}</Said>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Requests({ requests }: Pick<DeskConversation, 'requests'>): ReactNode {
  const { say, lang } = useWords();
  const may = [useMay('seeRequests'), useMay('decide')].includes(true);
  const when = whenIn(lang);
  if (requests.length === 0) return <p className="soft">{say('desk.side.noRequests')}</p>;
  return (
    <ul className="side-requests">
      {requests.map(({ reference, service, status, submittedAt }) => (
        <li key={reference}>
          {may ? (
            <Link to={`/desk/requests/${reference}`} dir="ltr">
              {spaced(reference)}
            </Link>
          ) : (
            <strong dir="ltr">{spaced(reference)}</strong>
          )}
          <StatusChip status={status} />
          <Said>{service}</Said>
          <small className="soft">{when.moment(submittedAt)}</small>
        </li>
      ))}
    </ul>
  );
}

/** What one needs to know about the member while one writes; beside the conversation, or over it where there is no room. */
export function Side({
  conversation,
  leave,
}: {
  conversation: DeskConversation;
  leave: () => void;
}): ReactNode {
  const { say } = useWords();
  const serves = useMay('serve');
  return (
    <aside className="side" aria-label={say('desk.details')} data-testid="side" tabIndex={0}>
      <div className="side-head">
        <h2>{say('desk.details')}</h2>
        <ActionIcon
          className="side-switch"
          variant="subtle"
          size="lg"
          aria-label={say('desk.dismiss')}
          onClick={leave}
        >
          <Icon name="close" />
        </ActionIcon>
      </div>
      <Part title={say('desk.side.who')}>
        <Person conversation={conversation} />
        {serves && (
          <p>
            <Link
              to={`/desk/person/${encodeURIComponent(conversation.conversation)}`}
              className="press-link"
              data-testid="to-person"
            >
              {say('desk.person.name')}
            </Link>
          </p>
        )}
      </Part>
      {serves && (
        <Part title={say('desk.labels.name')}>
          <Bears conversation={conversation} />
        </Part>
      )}
      <Part title={say('desk.side.came')}>
        <Came conversation={conversation} />
      </Part>
      {conversation.form && (
        <Part title={say('desk.side.form')}>
          <Form form={conversation.form} />
        </Part>
      )}
      <Part title={say('desk.side.requests')}>
        <Requests requests={conversation.requests} />
      </Part>
      <Documents />
    </aside>
  );
}
