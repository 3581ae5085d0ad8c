import { useEffect, useState, type ReactNode } from 'react';
import type { DeskConversation } from '../../../contract/desk.ts';
import { useWords } from '../base/words.tsx';
import { Icon } from '../parts/icon.tsx';
import { onTyping } from '../server/typists.ts';

/** A page of the chat tells every few seconds that its member types; so long after the last time it is shown, in milliseconds. */
const stays = 7000;

/** That the member types, until their next line comes. */
export function MemberTypes({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say } = useWords();
  const { conversation: id, lines } = conversation;
  const last = lines.at(-1)?.seq ?? 0;
  const [types, setTypes] = useState<{ readonly after: number }>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onTyping((typing) => {
      if (typing !== id) return;
      setTypes({ after: last });
      clearTimeout(timer);
      timer = setTimeout(() => setTypes(undefined), stays);
    });
    return () => {
      clearTimeout(timer);
      stop();
      setTypes(undefined);
    };
  }, [id, last]);
  return (
    <span aria-live="polite" data-testid="member-types">
      {types?.after === last && (
        <span className="chip strong">
          <Icon name="keys" size={14} /> {say('desk.memberTypes')}
        </span>
      )}
    </span>
  );
}
