import { useState, type ReactNode } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import type { AlertDetail } from '../../../contract/alerts.ts';
import type { DeskConversation } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { useAct } from './act.ts';

interface Props {
  readonly id: string;
  readonly alert: AlertDetail;
}

/** One press says that the alert was read. */
function Acknowledge({ id }: Pick<Props, 'id'>): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const act = useAct(id);
  const press = async (): Promise<void> => {
    try {
      await act(() => api.acknowledge(id));
      tell.done(say('desk.duty.readDone'));
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <Button
      leftSection={<Icon name="check" size={16} />}
      onClick={() => void press()}
      data-testid="acknowledge"
    >
      {say('desk.duty.read')}
    </Button>
  );
}

/** Closes the alert with a reason. */
function Closing({ id }: Pick<Props, 'id'>): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const act = useAct(id);
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const close = async (): Promise<void> => {
    await act(() => api.closeAlert(id, { reason }));
    tell.done(say('desk.duty.closeDone'));
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)} data-testid="close-alert">
        {say('desk.duty.close')}
      </Button>
      <Confirm
        opened={opened}
        title={say('desk.duty.close')}
        yes={say('desk.duty.close')}
        ready={reason.trim().length >= 3}
        act={close}
        leave={() => setOpened(false)}
      >
        <p>{say('desk.duty.closeText')}</p>
        <Textarea
          label={say('desk.duty.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2000}
          autosize
          data-testid="close-alert-reason"
        />
      </Confirm>
    </>
  );
}

const nothing = { where: '', number: '', hour: '' } as const;
const asked = ['where', 'number', 'hour'] as const;

/** Notes what the employee reported to an authority. */
function Reporting({ id }: Pick<Props, 'id'>): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const act = useAct(id);
  const [opened, setOpened] = useState(false);
  const [report, setReport] = useState<Record<(typeof asked)[number], string>>(nothing);
  const note = async (): Promise<void> => {
    await act(() => api.report(id, report));
    setReport(nothing);
    tell.done(say('desk.duty.reportDone'));
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)} data-testid="protection-report">
        {say('desk.duty.report')}
      </Button>
      <Confirm
        opened={opened}
        title={say('desk.duty.report')}
        yes={say('desk.duty.report')}
        ready={asked.every((name) => report[name].trim() !== '')}
        act={note}
        leave={() => setOpened(false)}
      >
        <p>{say('desk.duty.reportText')}</p>
        {asked.map((name) => (
          <TextInput
            key={name}
            label={say(`desk.duty.${name}`)}
            value={report[name]}
            onChange={(event) => setReport({ ...report, [name]: event.currentTarget.value })}
            maxLength={60}
            data-testid={`report-${name}`}
          />
        ))}
      </Confirm>
    </>
  );
}

/** The safe contact first: it is in sight on a phone too, whatever else stands there. */
function Facts({ alert }: Pick<Props, 'alert'>): ReactNode {
  const { say, word, lang } = useWords();
  const { moment } = whenIn(lang);
  const { heard, words, contact, reports } = alert;
  return (
    <dl className="facts">
      <div>
        <dt>{say('desk.duty.contact')}</dt>
        {!contact && <dd>{say('desk.duty.noContact')}</dd>}
        {contact && (
          <dd data-testid="safe-contact">
            <Said>{[contact.how, contact.when, contact.as].filter(Boolean).join(' · ')}</Said>
          </dd>
        )}
      </div>
      <div>
        <dt>{say('desk.duty.heard')}</dt>
        {heard.map(({ at, category, class: sort }) => (
          <dd key={`${at} ${category}`}>
            {word('desk.duty.category', category) ?? ''} · {word('desk.duty.class', sort) ?? ''} ·{' '}
            {moment(at)}
          </dd>
        ))}
      </div>
      <div>
        <dt>{say('desk.duty.words')}</dt>
        {words.length === 0 && <dd>{say('desk.duty.noWords')}</dd>}
        {words.map(({ seq, text }) => (
          <dd key={seq} data-testid="alert-words">
            <Said>{text}</Said>
          </dd>
        ))}
      </div>
      {reports.length > 0 && (
        <div>
          <dt>{say('desk.duty.reports')}</dt>
          {reports.map(({ at, by, where, number, hour }) => (
            <dd key={at} data-testid="alert-report">
              <Said>{`${where} · ${number} · ${hour} · ${by}`}</Said>
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}

/** What a conversation's alert is, for those who may open it, and what they do about it. */
export function AlertPanel({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say, lang } = useWords();
  const { alert, conversation: id } = conversation;
  if (!alert) return null;
  const { moment } = whenIn(lang);
  const { acknowledged, closed } = alert;
  return (
    <section className="alert-panel" aria-label={say('desk.duty.urgent')} data-testid="alert">
      <p className="row-chips">
        <span className="chip urgent">
          <Icon name="flag" size={14} /> {say('desk.duty.urgent')}
        </span>
        {alert.silent && <span className="chip alarming">{say('desk.duty.silent')}</span>}
        {alert.womenOnly && <span className="chip strong">{say('desk.duty.womenOnly')}</span>}
        {acknowledged ? (
          <span className="chip" data-testid="acknowledged">
            {say('desk.duty.readBy', { name: acknowledged.by, time: moment(acknowledged.at) })}
          </span>
        ) : (
          <span className="chip alarming">{say('desk.duty.unread')}</span>
        )}
      </p>
      <Facts alert={alert} />
      {closed && (
        <p className="soft" data-testid="alert-closed">
          {say('desk.duty.closedBy', { name: closed.by, time: moment(closed.at), reason: closed.reason })}
        </p>
      )}
      <div className="actions">
        {!acknowledged && !closed && <Acknowledge id={id} />}
        <Reporting id={id} />
        {!closed && <Closing id={id} />}
      </div>
    </section>
  );
}
