import type { ReactNode } from 'react';
import type { InboxItem } from '../../../contract/desk.ts';
import { Icon } from '../parts/icon.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';

/** Whether somebody learns no more of it than that it is urgent: those who may open it are told what it is. */
export const isShut = ({ urgent, category }: InboxItem): boolean => urgent === true && category === undefined;

/** Whom the alarm calls sees so. */
function Called({ item }: { readonly item: InboxItem }): ReactNode {
  const { say } = useWords();
  if (item.called !== true || item.acknowledged === true) return null;
  return (
    <span className="chip alarming" data-testid="called">
      <Icon name="late" size={14} /> {say('desk.duty.called')}
    </span>
  );
}

/** What an alert is of, and whether somebody has read it. */
export function UrgentTitle({ item }: { readonly item: InboxItem }): ReactNode {
  const { say, word } = useWords();
  const { category = '', acknowledged } = item;
  return (
    <>
      <span className="chip urgent">
        <Icon name="flag" size={14} /> {say('desk.duty.urgent')}
      </span>{' '}
      {word('desk.duty.category', category) ?? ''}{' '}
      {acknowledged === false && <span className="chip alarming">{say('desk.duty.unread')}</span>}{' '}
      <Called item={item} />
    </>
  );
}

/** That something is urgent, for whoever may not open it: no kind, no word, nowhere to go. */
export function ShutRow({ item }: { readonly item: InboxItem }): ReactNode {
  const { say, lang } = useWords();
  return (
    <li>
      <div className="row shut" data-urgent="true" data-state="waiting" data-testid="inbox-item">
        <span className="row-top">
          <span className="chip urgent">
            <Icon name="flag" size={14} /> {say('desk.duty.urgent')}
          </span>
          <time dateTime={new Date(item.lastAt).toISOString()}>{whenIn(lang).moment(item.lastAt)}</time>
        </span>
        <span className="row-last">{say('desk.duty.shut')}</span>
        <span className="row-chips">
          <Called item={item} />
        </span>
      </div>
    </li>
  );
}
