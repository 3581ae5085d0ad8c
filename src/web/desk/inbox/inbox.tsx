import { useMemo, useRef, useState, type ReactNode } from 'react';
import { ActionIcon, CloseButton, Tabs, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Which, type Sought } from '../../../contract/inbox/sought.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Waiting } from '../parts/parts.tsx';
import { whenIn } from '../base/when.ts';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';
import { Found } from './found.tsx';
import { InboxList } from './inbox-list.tsx';
import { useInboxKeys } from './inbox-keys.ts';
import { ChosenBar } from './chosen/bar.tsx';
import { useChoosing, type Choosing } from './chosen/choosing.ts';
import { Narrow, Narrowed } from './narrow.tsx';
import { itemsIn, useInboxPages, useMine } from './pages.ts';
import { Views } from './views.tsx';
import { narrowedBy, useSought } from './sought.ts';

interface SearchProps {
  readonly value: string;
  readonly set: (text: string) => void;
  /** What stands beside the field. */
  readonly children: ReactNode;
}

function SearchBox({ value, set, children }: SearchProps): ReactNode {
  const { say } = useWords();
  const label = say('desk.search.label');
  return (
    <div role="search" className="search beside">
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
      {children}
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
  const { data } = useMine();
  const count = data?.items.filter(({ unanswered }) => unanswered).length ?? 0;
  if (count === 0) return null;
  return (
    <span className="count unread" title={say('desk.unreadCount', { count })} data-testid="unread-count">
      <Icon name="member" size={14} /> {count}
    </span>
  );
}

/** Of what is as long as the association is old so many are counted at most. */
const mostCounted = 10_000;

/** How many stand in a list. */
function Count({ of }: { readonly of: number | undefined }): ReactNode {
  const { say } = useWords();
  const text = of === undefined ? '' : of < mostCounted ? String(of) : say('desk.countedUpTo', { count: of });
  return <span className="count">{text}</span>;
}

interface ListsProps {
  readonly open: string | undefined;
  readonly sought: Sought;
  readonly choose: (tab: string | null) => void;
  readonly choosing: Choosing;
}

/** The three lists, of which one is shown page by page. */
function Lists({ open, sought, choose, choosing }: ListsProps): ReactNode {
  const { say } = useWords();
  const { which } = sought;
  const { data, isError, isPending, error, refetch, isPlaceholderData, more } = useInboxPages(sought);
  const counts = data?.pages[0]?.counts;
  const items = useMemo(() => itemsIn(data), [data]);
  const opensAt = data?.pages[0]?.opensAt;
  return (
    <>
      {data?.pages[0]?.open === false && <Closed opensAt={opensAt} />}
      {choosing.on && <ChosenBar choosing={choosing} items={items} />}
      <Tabs
        value={which}
        onChange={choose}
        className="inbox-tabs"
        keepMounted={false}
        keepMountedMode="display-none"
      >
        <Tabs.List grow>
          {Which.options.map((tab) => (
            <Tabs.Tab key={tab} value={tab} data-testid={`inbox-tab-${tab}`}>
              {say(`desk.tab.${tab}`)} <Count of={counts?.[tab]} />
              {tab === 'mine' && <Unread />}
              {tab === 'waiting' && counts !== undefined && counts.late > 0 && <Late count={counts.late} />}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {Which.options.map((tab) => (
          <Tabs.Panel key={tab} value={tab} className="inbox-panel" tabIndex={-1}>
            {isError && !data && <Broken error={error} again={() => void refetch()} />}
            {isPending && <Waiting />}
            {data && !isPlaceholderData && (
              <InboxList
                items={items}
                which={tab}
                narrowed={narrowedBy(sought).length > 0}
                more={more}
                choosing={choosing}
                {...(open === undefined ? {} : { open })}
              />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

/** Who waits, what is mine, everything, narrowed as somebody wishes; and the search over it. */
export function Inbox({ open }: { readonly open?: string }): ReactNode {
  const { say } = useWords();
  const { sought, seek } = useSought();
  const [narrowing, setNarrowing] = useState(false);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const list = useRef<HTMLElement>(null);
  const choosing = useChoosing();
  const choose = (tab: string | null): void => {
    choosing.leave();
    seek({ which: tab ?? 'waiting', order: '' });
  };
  useInboxKeys({ list, open, choose, choosing });
  return (
    <section className="inbox" aria-label={say('desk.nav.inbox')} ref={list}>
      <h1 className="unseen">{say('desk.nav.inbox')}</h1>
      <SearchBox value={text} set={setText}>
        <ActionIcon
          variant={narrowing || narrowedBy(sought).length > 0 ? 'light' : 'subtle'}
          size="lg"
          aria-label={say('desk.narrow.name')}
          aria-expanded={narrowing}
          onClick={() => setNarrowing(!narrowing)}
          data-testid="narrow-open"
        >
          <Icon name="narrow" />
        </ActionIcon>
        <ActionIcon
          variant={choosing.on ? 'light' : 'subtle'}
          size="lg"
          aria-label={say('desk.chosen.name')}
          title={say('desk.chosen.name')}
          aria-pressed={choosing.on}
          onClick={choosing.on ? choosing.leave : choosing.begin}
          data-testid="choose"
        >
          <Icon name="choose" />
        </ActionIcon>
      </SearchBox>
      {narrowing && q === '' && <Narrow sought={sought} seek={seek} />}
      {narrowing && q === '' && <Views sought={sought} />}
      {q === '' && <Narrowed sought={sought} seek={seek} />}
      {q === '' ? (
        <Lists open={open} sought={sought} choose={choose} choosing={choosing} />
      ) : (
        <Found q={q} {...(open === undefined ? {} : { open })} />
      )}
    </section>
  );
}
