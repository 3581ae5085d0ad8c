import { useState, type ReactNode } from 'react';
import { Conversation } from '../conversation/conversation.tsx';
import { Empty } from '../parts/parts.tsx';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';
import { Inbox } from './inbox.tsx';

/** The list beside the conversation that is open; on a phone one of the two. */
export function Desk({ conversation }: { readonly conversation?: string }): ReactNode {
  const { say } = useWords();
  const [side, setSide] = useState(false);
  useTitle(say(conversation === undefined ? 'desk.nav.inbox' : 'desk.conversation'));
  return (
    <div className="desk" data-open={conversation !== undefined} data-side={side}>
      <Inbox {...(conversation === undefined ? {} : { open: conversation })} />
      {conversation === undefined ? (
        <section className="thread-pane only-desk">
          <Empty icon="inbox" title={say('desk.choose.title')} text={say('desk.choose.text')} />
        </section>
      ) : (
        <Conversation key={conversation} id={conversation} side={side} showSide={setSide} />
      )}
    </div>
  );
}
