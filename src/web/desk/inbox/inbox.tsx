import { useEffect, useRef, useState, type ReactNode } from 'react';
import { CloseButton, Tabs, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Which } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { inTab } from '../base/remembered.ts';
import { Broken, Waiting } from '../parts/parts.tsx';
import { whenIn } from '../base/when.ts';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';
import { Found } from './found.tsx';
import { InboxList } from './inbox-list.tsx';
import { useInboxKeys } from './inbox-keys.ts';

const tabs: readonly Which[] = ['waiting', 'mine', 'all'];
const firstTab = (): Which => tabs.find((tab) => tab === inTab('tab').read()) ?? 'waiting';

function SearchBox({
  value,
  set,
}: {
  readonly value: string;
  readonly set: (text: string) => void;
}): ReactNode {
  const { say } = useWords();
  const label = say('desk.search.label');
  return (
    <div role="search" className="search">
      <TextInput
        aria-label={label}
        placeholder={label}
        type="search"
        attributes={{ input: { dir: dirOf(value) } }}
        id="desk-search"
        maxLength={100}
        leftSection={<Icon name="search" size={18} />}
        rightSection={
          value === '' ? null : <CloseButton aria-label={say('desk.search.clear')} onClick={() => set('')} />
        }
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          set('');
          event.currentTarget.blur();
        }}
        data-testid="search"
      />
    </div>
  );
}

/** Outside office hours the desk says when it opens; nobody is expected to answer until then. */
function Closed({ opensAt }: { readonly opensAt: number | undefined }): ReactNode {
  const { say, lang } = useWords();
  return (
    <p className="banner" data-testid="closed-banner">
      <Icon name="clock" size={18} />
      {opensAt === undefined
        ? say('desk.closedNow')
        : say('desk.closedUntil', { time: whenIn(lang).moment(opensAt) })}
    </p>
  );
}

/** How many were promised an answer by a time that has passed. */
function Late({ count }: { readonly count: number }): ReactNode {
  const { say } = useWords();
  return (
    <span className="count alarming" title={say('desk.lateCount', { count })} data-testid="late-count">
      <Icon name="late" size={14} /> {count}
    </span>
  );
}

/** In how many of mine the member has written last. */
function Unread(): ReactNode {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['inbox', 'mine'], queryFn: () => api.inbox('mine') });
  const count = data?.items.filter(({ unanswered }) => unanswered).length ?? 0;
  if (count === 0) return null;
  return (
    <span className="count unread" title={say('desk.unreadCount', { count })} data-testid="unread-count">
      <Icon name="member" size={14} /> {count}
    </span>
  );
}

/** Who waits, what is mine, everything; and the search over it. */
export function Inbox({ open }: { readonly open?: string }): ReactNode {
  const { say } = useWords();
  const [which, setWhich] = useState(firstTab);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const list = useRef<HTMLElement>(null);
  const inbox = useQuery({
    queryKey: ['inbox', which],
    queryFn: () => api.inbox(which),
    placeholderData: keepPreviousData,
  });
  const choose = (tab: string | null): void => setWhich(tabs.find((one) => one === tab) ?? 'waiting');
  useEffect(() => inTab('tab').write(which), [which]);
  useInboxKeys({ list, open, choose });
  const counts = inbox.data?.counts;
  return (
    <section className="inbox" aria-label={say('desk.nav.inbox')} ref={list}>
      <h1 className="unseen">{say('desk.nav.inbox')}</h1>
      <SearchBox value={text} set={setText} />
      {inbox.data?.open === false && <Closed opensAt={inbox.data.opensAt} />}
      {q === '' ? (
        <Tabs
          value={which}
          onChange={choose}
          className="inbox-tabs"
          keepMounted={false}
          keepMountedMode="display-none"
        >
          <Tabs.List grow>
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab} data-testid={`inbox-tab-${tab}`}>
                {say(`desk.tab.${tab}`)} <span className="count">{counts?.[tab] ?? ''}</span>
                {tab === 'mine' && <Unread />}
                {tab === 'waiting' && counts !== undefined && counts.late > 0 && <Late count={counts.late} />}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {tabs.map((tab) => (
            <Tabs.Panel key={tab} value={tab} className="inbox-panel" tabIndex={-1}>
              {inbox.isError && !inbox.data && (
                <Broken error={inbox.error} again={() => void inbox.refetch()} />
              )}
              {inbox.isPending && <Waiting />}
              {inbox.data && !inbox.isPlaceholderData && (
                <InboxList items={inbox.data.items} which={which} {...(open === undefined ? {} : { open })} />
              )}
            </Tabs.Panel>
          ))}
        </Tabs>
      ) : (
        <Found q={q} {...(open === undefined ? {} : { open })} />
      )}
    </section>
  );
}
