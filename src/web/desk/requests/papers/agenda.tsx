import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { AgendaCase } from '../../../../contract/cases/papers.ts';
import { api } from '../../server/api.ts';
import { Broken, Empty, Said, Waiting } from '../../parts/parts.tsx';
import { Link } from '../../base/router.tsx';
import { useTitle } from '../../base/title.ts';
import { dayOf } from '../../../base/riyadh.ts';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { Visit } from '../visits/visit.tsx';
import { CaseName, SheetHead, Signatures } from './sheet.tsx';

/** How a case came before the committee, and until when it is answered. */
function Standing({ shown }: { readonly shown: AgendaCase }): ReactNode {
  const { say, lang } = useWords();
  const { day, shortDay, hijri, number } = whenIn(lang);
  const { submittedAt, checked, deferred, notBefore, replyOn, overdue, cast, files } = shown;
  return (
    <ul className="sheet-facts">
      <li>{say('desk.papers.submitted', { day: shortDay(dayOf(submittedAt)) })}</li>
      <li>
        {checked
          ? say('desk.papers.checked', { by: checked.by ?? '—', day: shortDay(dayOf(checked.at)) })
          : say('desk.papers.unchecked')}
      </li>
      {replyOn !== '' && (
        <li className={overdue ? 'alarm-line' : undefined}>
          {say(overdue ? 'desk.request.overdueOn' : 'desk.request.due', {
            day: day(replyOn),
            hijri: hijri(replyOn),
          })}
        </li>
      )}
      {notBefore !== undefined && (
        <li>{say('desk.decision.notBefore', { day: day(notBefore), hijri: hijri(notBefore) })}</li>
      )}
      {deferred?.day !== undefined && <li>{say('desk.papers.deferred', { day: day(deferred.day) })}</li>}
      {deferred?.reason !== undefined && (
        <li>
          {say('desk.papers.deferredFor')} <Said>{deferred.reason}</Said>
        </li>
      )}
      {cast > 0 && <li>{say('desk.papers.cast', { count: number(cast) })}</li>}
      {files > 0 && <li>{say('desk.papers.files', { count: number(files) })}</li>}
    </ul>
  );
}

/** Room for what is decided, to be written by hand. */
function Room(): ReactNode {
  const { say } = useWords();
  const choices = ['accepted', 'partly', 'refused', 'deferred'] as const;
  return (
    <div className="room">
      <p>
        <strong>{say('desk.papers.decision')}</strong>
        {choices.map((choice) => (
          <span key={choice} className="room-choice">
            {say(`desk.decision.${choice}`)}
          </span>
        ))}
      </p>
      <p className="room-line">{say('desk.papers.reason')}</p>
    </div>
  );
}

function Case({ shown }: { readonly shown: AgendaCase }): ReactNode {
  const { say } = useWords();
  return (
    <li className="sheet-case" data-testid="agenda-case" data-reference={shown.reference}>
      <CaseName shown={shown} />
      <Standing shown={shown} />
      {shown.data ? (
        <dl className="sheet-data">
          {shown.data.map(({ label, shown: answer }, i) => (
            <div key={i}>
              <dt>
                <Said>{label}</Said>
              </dt>
              <dd>
                <Said>{answer}</Said>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{say('desk.papers.kept')}</p>
      )}
      {shown.visit && <Visit visit={shown.visit} />}
      <Room />
    </li>
  );
}

/** What a meeting of the committee is about, to be printed: every case that it can decide on as it stands. */
export function AgendaPage(): ReactNode {
  const { say, lang } = useWords();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['agenda', lang], queryFn: api.agenda });
  const title = say('desk.papers.agenda');
  useTitle(title);
  return (
    <section className="page sheet" tabIndex={0} data-testid="agenda">
      <SheetHead title={title} head={data} count={data?.cases.length ?? 0}>
        <Link to="/desk/requests/minutes" className="sheet-other" data-testid="to-minutes">
          {say('desk.papers.minutes')}
        </Link>
      </SheetHead>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.cases.length === 0 && (
        <Empty icon="requests" title={say('desk.papers.noCase')} text={say('desk.papers.noCaseHint')} />
      )}
      {data && data.cases.length > 0 && (
        <>
          <ol className="sheet-cases">
            {data.cases.map((one) => (
              <Case key={one.reference} shown={one} />
            ))}
          </ol>
          <Signatures sitting={data.sitting} />
        </>
      )}
    </section>
  );
}
