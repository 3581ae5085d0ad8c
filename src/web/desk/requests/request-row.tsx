import type { ReactNode } from 'react';
import { isOpenCase } from '../../../contract/cases/status.ts';
import type { RequestItem } from '../../../contract/desk.ts';
import { Icon } from '../parts/icon.tsx';
import { Said } from '../parts/parts.tsx';
import { Link } from '../base/router.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { spaced } from '../conversation/thread/message-parts.tsx';
import { StatusChip } from './status-chip.tsx';

export function RequestRow({
  item,
  open = false,
}: {
  readonly item: RequestItem;
  readonly open?: boolean;
}): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const pending = isOpenCase(item.status);
  return (
    <li>
      <Link
        to={`/desk/requests/${encodeURIComponent(item.reference)}`}
        className="row"
        aria-current={open ? 'true' : undefined}
        data-row
        data-reference={item.reference}
        data-testid="request-item"
      >
        <span className="row-top">
          <span className="row-why" dir="ltr">
            {spaced(item.reference)}
          </span>
          <time dateTime={new Date(item.submittedAt).toISOString()}>{when.moment(item.submittedAt)}</time>
        </span>
        <span className="row-last">
          {item.who !== undefined && (
            <>
              <strong data-testid="who">
                <Said>{item.who}</Said>
              </strong>{' '}
              ·{' '}
            </>
          )}
          <Said>{item.service}</Said>
          {item.branch !== undefined && (
            <>
              {' '}
              · <Said>{item.branch}</Said>
            </>
          )}
        </span>
        <span className="row-chips">
          <StatusChip status={item.status} />
          {pending && item.replyOn !== '' && (
            <span className={item.overdue || item.onClosedDay ? 'chip alarming' : 'chip'}>
              <Icon name={item.overdue ? 'late' : 'clock'} size={14} />
              {say(item.overdue ? 'desk.request.overdueSince' : 'desk.request.dueShort', {
                day: when.shortDay(item.replyOn),
                hijri: when.hijri(item.replyOn),
              })}
            </span>
          )}
          {!pending && item.byPerson && <span className="chip alarming">{say('desk.request.notTold')}</span>}
        </span>
      </Link>
    </li>
  );
}
