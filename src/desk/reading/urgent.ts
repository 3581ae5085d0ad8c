import type { InboxItem } from '../../contract/desk.ts';
import type { Database } from '../../records/base/database.ts';
import type { OpenAlert } from '../../records/desk/alerts.ts';
import { decryptBody } from '../../records/turns/entries.ts';
import { keyOf } from '../../records/turns/conversations.ts';
import { kindIn } from '../alerts/heard.ts';

/** An open alert as whoever may not open it sees it: that it is there, under a name that leads nowhere. */
export const bareItem = ({ id, channel, openedAt, called }: OpenAlert): InboxItem => ({
  conversation: id,
  channel,
  state: 'waiting',
  late: false,
  lastText: '',
  lastAt: openedAt,
  lastFrom: 'bot',
  unanswered: false,
  flagged: false,
  urgent: true,
  ...(called && { called }),
});

/** A row with what is told of its open alert to whoever may open it. */
export function withAlert(database: Database, item: InboxItem, alert: OpenAlert): InboxItem {
  const { conversation, dataKey, kind, called, acknowledged } = alert;
  const owner = { key: keyOf(database, conversation, dataKey), publicId: conversation };
  const { category, class: sort } = kindIn(decryptBody(owner, kind));
  return {
    ...item,
    ...(item.state === 'bot' && { state: 'waiting' }),
    urgent: true,
    ...(called && { called }),
    category,
    class: sort,
    acknowledged,
  };
}
