import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Agenda, AgendaCase } from '../../../../contract/cases/papers.ts';
import { Icon } from '../../parts/icon.tsx';
import { Said } from '../../parts/parts.tsx';
import { Link } from '../../base/router.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { useMe } from '../../shell/session.tsx';
import { spaced } from '../../conversation/thread/message-parts.tsx';

interface HeadProps {
  readonly title: string;
  /** Undefined while it is fetched. */
  readonly head: Pick<Agenda, 'day' | 'committee' | 'sitting'> | undefined;
  readonly count: number;
  /** What is chosen on the screen alone. */
  readonly children: ReactNode;
}

/** The one heading of a paper: whose it is, of which day and of how many cases; and what may be done with it on the screen. */
export function SheetHead({ title, head, count, children }: HeadProps): ReactNode {
  const { say, lang } = useWords();
  const { name, nameEn } = useMe().association;
  const when = whenIn(lang);
  return (
    <>
      <div className="sheet-doing">
        <Link to="/desk/requests" className="back" aria-label={say('desk.toRequests')}>
          <Icon name="back" />
        </Link>
        {children}
        <Button
          onClick={() => window.print()}
          disabled={count === 0}
          leftSection={<Icon name="file" size={18} />}
          data-testid="sheet-print"
        >
          {say('desk.papers.print')}
        </Button>
      </div>
      <header className="sheet-head">
        <p>{lang === 'ar' ? name : nameEn}</p>
        <h1 className="page-title">{title}</h1>
        {head && (
          <p>
            <Said>{head.committee}</Said> ·{' '}
            {say('desk.papers.on', { day: when.day(head.day), hijri: when.hijri(head.day) })} ·{' '}
            {say('desk.papers.count', { count })}
          </p>
        )}
      </header>
    </>
  );
}

/** By what a case is known: its number, its service and who sent it. */
export function CaseName({
  shown: { reference, service, who },
}: {
  readonly shown: Pick<AgendaCase, 'reference' | 'service' | 'who'>;
}): ReactNode {
  return (
    <h2>
      <Link to={`/desk/requests/${encodeURIComponent(reference)}`}>
        <span dir="ltr">{spaced(reference)}</span>
      </Link>{' '}
      · <Said>{service}</Said>
      {who !== undefined && (
        <>
          {' '}
          · <Said>{who}</Said>
        </>
      )}
    </h2>
  );
}

/** A line for everybody who may sit in the committee. */
export function Signatures({ sitting }: Pick<Agenda, 'sitting'>): ReactNode {
  const { say } = useWords();
  return (
    <section className="signatures">
      <h2>{say('desk.papers.signatures')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('desk.papers.name')}</th>
            <th scope="col">{say('desk.papers.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {sitting.map((name, i) => (
            <tr key={i}>
              <td>
                <Said>{name}</Said>
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
