import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../../contract/desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { Said } from '../../parts/parts.tsx';
import { fileUrl } from '../../server/api.ts';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { StatusChip } from '../status-chip.tsx';
import { Shown } from './form.tsx';

interface ReceivedProps {
  readonly received: NonNullable<RequestDetail['events'][number]['received']>;
  readonly conversation: string;
}

/** By what it was shown that the service was received. */
function ReceivedBy({ received: { by, file }, conversation }: ReceivedProps): ReactNode {
  const { sayWord } = useWords();
  return (
    <p data-testid="request-received">
      {sayWord('desk.received.by', by)}
      {file && (
        <>
          {': '}
          <a className="file" href={fileUrl(conversation, file.id)} download={file.name}>
            <Icon name="download" size={18} /> <Said>{file.name}</Said>
          </a>
        </>
      )}
    </p>
  );
}

interface OpenedProps {
  readonly opened: NonNullable<RequestDetail['events'][number]['opened']>;
  readonly conversation: string;
}

/** How they came for whom it was opened, and the paper that they signed. */
function OpenedFor({ opened: { came, file }, conversation }: OpenedProps): ReactNode {
  const { say } = useWords();
  return (
    <p data-testid="request-opened">
      {say(`desk.opening.came-${came}`)} · {say('desk.opening.sheet')}:{' '}
      <a className="file" href={fileUrl(conversation, file.id)} download={file.name}>
        <Icon name="download" size={18} /> <Said>{file.name}</Said>
      </a>
    </p>
  );
}

/** What happened to a case, step by step. */
export function Timeline({
  events,
  conversation,
}: Pick<RequestDetail, 'events' | 'conversation'>): ReactNode {
  const { lang, say, sayWord } = useWords();
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
          {event.number !== undefined && (
            <p>
              {say('desk.provide.number')}: <bdi>{event.number}</bdi>
            </p>
          )}
          {event.ended !== undefined && (
            <p data-testid="request-ended">{sayWord('desk.request.ended', event.ended)}</p>
          )}
          {event.opened && <OpenedFor opened={event.opened} conversation={conversation} />}
          {event.received && <ReceivedBy received={event.received} conversation={conversation} />}
          {event.whom !== undefined && (
            <p>
              <Said>{event.whom}</Said>
            </p>
          )}
          {event.answer && (
            <p data-testid="request-answer">
              <Said>{event.answer.label}</Said>: <Shown field={event.answer} conversation={conversation} />
              {event.signed !== undefined && (
                <span className="soft" data-testid="request-answer-signed">
                  {' · '}
                  {say('desk.request.signed', {
                    act: sayWord('desk.request.act', event.signed),
                    time: whenIn(lang).full(event.at),
                  })}
                </span>
              )}
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
