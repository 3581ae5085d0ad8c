import type { ReactNode } from 'react';
import type { DeskConversation } from '../../../../contract/desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { useNow } from '../../server/clock.ts';
import { useWords } from '../../base/words.tsx';
import { whenIn } from '../../base/when.ts';

/** So long before a channel takes nothing any more the time is told; milliseconds. */
const soon = 3 * 60 * 60_000;

/** That nothing would arrive that is written now, or until when it does, before anything is written. */
export function ReachLine({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say, lang } = useWords();
  const now = useNow(15_000);
  const { blocked, closesAt } = conversation;
  const shut = closesAt !== undefined && now >= closesAt;
  if (!blocked && (closesAt === undefined || now < closesAt - soon)) return null;
  const told = blocked
    ? say('desk.reach.blocked')
    : shut
      ? say('desk.reach.shut')
      : say('desk.reach.closing', { time: whenIn(lang).moment(closesAt ?? now) });
  return (
    <p className="noting-line" role="status" data-testid="reach-line">
      <Icon name="late" size={16} /> {told}
    </p>
  );
}
