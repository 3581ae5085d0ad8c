import type { ReactNode } from 'react';
import type { InboxItem } from '../../../contract/desk.ts';
import { Said } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { useMe } from '../shell/session.tsx';

type Whose = Pick<InboxItem, 'who'>;

/** What the association calls one of its members. */
function useMember(): string {
  const { lang } = useWords();
  const { member, memberEn } = useMe().association;
  return lang === 'ar' ? member : memberEn;
}

/** Who a conversation is with: by name, else as the association calls its members, with the end of their number. */
export function WhoName({ item: { who } }: { readonly item: Whose }): ReactNode {
  const member = useMember();
  const { say } = useWords();
  if (who?.name === undefined)
    return (
      <span className="who" data-testid="who">
        {member} {who?.address !== undefined && <bdi dir="ltr">{who.address}</bdi>}
      </span>
    );
  return (
    <span className="who" data-testid="who" {...(who.profile && { title: say('desk.who.byProfile') })}>
      <Said>{who.name}</Said>
    </span>
  );
}

/** The end of their number beside the channel; nothing where they are called by it already. */
export function NumberBeside({ item: { who } }: { readonly item: Whose }): ReactNode {
  return who?.name === undefined || who.address === undefined ? null : <bdi dir="ltr">{who.address}</bdi>;
}
