import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { AuditedAlerts } from '../../../contract/alerts.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Said, Waiting } from '../parts/parts.tsx';
import { useTitle } from '../base/title.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';

type Audited = AuditedAlerts['items'][number];

function People({ title, people }: { readonly title: string; readonly people: Audited['calls'] }): ReactNode {
  const { say, lang } = useWords();
  const { moment } = whenIn(lang);
  return (
    <div>
      <dt>{title}</dt>
      {people.length === 0 && <dd>{say('desk.duty.audit.nobody')}</dd>}
      {people.map(({ name, at }) => (
        <dd key={`${name} ${at}`}>
          <Said>{name}</Said> · {moment(at)}
        </dd>
      ))}
    </div>
  );
}

function Item({ alert }: { readonly alert: Audited }): ReactNode {
  const { say, lang } = useWords();
  const { moment } = whenIn(lang);
  const { openedAt, acknowledgedAt, closedAt, calls, openings } = alert;
  const times = [
    ['opened', openedAt],
    ['acknowledged', acknowledgedAt],
    ['closed', closedAt],
  ] as const;
  return (
    <li className="card" data-testid="audited-alert">
      <dl className="facts card-text">
        {times.map(([name, at]) => (
          <div key={name}>
            <dt>{say(`desk.duty.audit.${name}`)}</dt>
            <dd>{at === undefined ? '—' : moment(at)}</dd>
          </div>
        ))}
        <People title={say('desk.duty.audit.calls')} people={calls} />
        <People title={say('desk.duty.audit.openings')} people={openings} />
      </dl>
    </li>
  );
}

/** Who is called, and whose time it is. */
function Roster({ roster }: Pick<AuditedAlerts, 'roster'>): ReactNode {
  const { say, lang } = useWords();
  const { moment } = whenIn(lang);
  return (
    <section className="card card-text" data-testid="duty-roster">
      <h2>{say('desk.duty.roster.title')}</h2>
      <dl className="facts">
        {roster.map(({ name, now, next }) => (
          <div key={name}>
            <dt>
              <Said>{name}</Said>
            </dt>
            <dd>
              {now || next === undefined
                ? say('desk.duty.roster.now')
                : say('desk.duty.roster.next', { time: moment(next) })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Who was called to each alert and who opened it, and what the association has yet to fill in. */
export function AlertsPage(): ReactNode {
  const { say, word } = useWords();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['alerts'], queryFn: api.alerts });
  useTitle(say('desk.nav.alerts'));
  return (
    <section className="page" tabIndex={0}>
      <h1 className="page-title">{say('desk.duty.audit.title')}</h1>
      <p className="soft">{say('desk.duty.audit.text')}</p>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.warnings.map((one) => (
        <p key={one} className="banner" data-testid="duty-warning">
          <Icon name="late" size={18} /> {word('desk.duty.lacks', one) ?? one}
        </p>
      ))}
      {data && data.roster.length > 0 && <Roster roster={data.roster} />}
      {data?.items.length === 0 && <p className="soft">{say('desk.duty.audit.none')}</p>}
      <ul className="cards">
        {data?.items.map((alert) => (
          <Item key={alert.id} alert={alert} />
        ))}
      </ul>
    </section>
  );
}
