import { memo, useEffect, useRef, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { InboxItem } from '../../../contract/desk.ts';
import type { Which } from '../../../contract/inbox/sought.ts';
import { useNow } from '../server/clock.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty, Said } from '../parts/parts.tsx';
import { besideList, Link } from '../base/router.tsx';
import { whenIn } from '../base/when.ts';
import { WhoName } from './who.tsx';
import { isShut, ShutRow, UrgentTitle } from './urgent-row.tsx';
import { useWords } from '../base/words.tsx';
import { LabelChips } from '../labels/chips.tsx';
import { mayBeChosen } from './chosen/bar.tsx';
import type { Choosing } from './chosen/choosing.ts';

/** How long somebody waits, and whether the promised time has passed; both go on by themselves. */
export function Waits({ item }: { readonly item: InboxItem }): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const time = useNow(15_000);
  const waits = item.state === 'waiting' || (item.state === 'claimed' && item.unanswered);
  if (!waits || item.since === undefined)
    return <time dateTime={new Date(item.lastAt).toISOString()}>{when.moment(item.lastAt)}</time>;
  return (
    <time dateTime={new Date(item.since).toISOString()} title={when.full(item.since)}>
      {time - item.since < 60_000
        ? say('desk.waitsNow')
        : say('desk.waits', { span: when.span(time - item.since) })}
    </time>
  );
}

interface PromisedProps {
  readonly item: InboxItem;
  readonly brief?: boolean;
}

/** The first promise, red once it is broken; beside it, unless it is to be brief, the time that was named last, where that is another. */
export function Promised({ item, brief = false }: PromisedProps): ReactNode {
  const { say, lang } = useWords();
  const time = useNow(15_000);
  const { firstPromisedBy, promisedBy, state } = item;
  if (state === 'bot' || firstPromisedBy === undefined) return null;
  const late = item.late || (state === 'waiting' && firstPromisedBy < time);
  if (state === 'claimed' && !late) return null;
  const { moment } = whenIn(lang);
  const again = !brief && late && promisedBy !== undefined && promisedBy > firstPromisedBy;
  return (
    <>
      <span className={late ? 'chip alarming' : 'chip'} data-testid={late ? 'late' : 'promised'}>
        <Icon name={late ? 'late' : 'clock'} size={14} />
        {say(late ? 'desk.lateSince' : 'desk.promisedBy', { time: moment(firstPromisedBy) })}
      </span>
      {again && (
        <span className="chip" data-testid="promised-again">
          {say('desk.promisedAgain', { time: moment(promisedBy) })}
        </span>
      )}
    </>
  );
}

const drawn = { member: 'member', bot: 'bot', staff: 'person' } as const;

/** The reason that most have: it is not said in every row. */
const usualReason = 'asked';

/** Why somebody is needed, in words; what the bot does alone needs nobody. */
export function useWhy(): (item: Pick<InboxItem, 'reason' | 'state'>) => string {
  const { say, word } = useWords();
  return ({ reason, state }) => {
    if (reason === undefined) return say(state === 'bot' ? 'desk.withBot' : 'desk.reason.asked');
    return word('desk.reason', reason) ?? say('desk.reason.other');
  };
}

/** What must not be overlooked of a conversation, in few signs at the end of its row. */
function Marks({ item }: { readonly item: InboxItem }): ReactNode {
  const { say } = useWords();
  const why = useWhy();
  const { reason, owner, flagged, unanswered, state, labels } = item;
  return (
    <span className="row-marks">
      {reason !== undefined && reason !== usualReason && <span className="row-why">{why(item)}</span>}
      {labels && <LabelChips ids={labels} />}
      {unanswered && state === 'claimed' && <span className="chip strong">{say('desk.unanswered')}</span>}
      {flagged && (
        <span className="chip alarming" title={say('desk.flagged')}>
          <Icon name="flag" size={14} /> <span className="unseen">{say('desk.flagged')}</span>
        </span>
      )}
      {owner && (
        <span className="chip">
          <Icon name="person" size={14} /> <Said>{owner.name}</Said>
        </span>
      )}
      <Promised item={item} brief />
    </span>
  );
}

interface RowProps {
  readonly item: InboxItem;
  readonly open: boolean;
  /** Whether it is chosen; undefined where nobody chooses. */
  readonly chosen?: boolean;
  readonly toggle?: (conversation: string) => void;
}

/** Chooses a row, or takes it out. */
function Chooses({ item, chosen, toggle }: Omit<RowProps, 'open'>): ReactNode {
  const { say } = useWords();
  const name = item.who?.name ?? item.who?.address ?? '';
  return (
    <label className="row-choose">
      <input
        type="checkbox"
        checked={chosen === true}
        aria-label={say('desk.chosen.one', { name })}
        onChange={() => toggle?.(item.conversation)}
        data-testid="choose-row"
      />
    </label>
  );
}

const Ordinary = memo(function Ordinary({ item, open, chosen, toggle }: RowProps): ReactNode {
  const { say, sayWord } = useWords();
  const why = useWhy();
  const choosable = chosen !== undefined && mayBeChosen(item);
  return (
    <li title={why(item)} className={chosen === undefined ? undefined : 'choosable'}>
      {choosable && toggle && <Chooses item={item} chosen={chosen} toggle={toggle} />}
      <Link
        to={besideList(`/desk/conversations/${encodeURIComponent(item.conversation)}`)}
        className="row"
        aria-current={open ? 'true' : undefined}
        data-row
        data-conversation={item.conversation}
        data-state={item.state}
        data-urgent={item.urgent}
        data-testid="inbox-item"
      >
        <span className="row-top">
          <span className="row-who">
            {item.urgent && <UrgentTitle item={item} />}
            <WhoName item={item} />
            <span className="row-channel">{sayWord('desk.channel', item.channel)}</span>
          </span>
          <Waits item={item} />
        </span>
        <span className="row-last" data-unanswered={item.unanswered}>
          <Icon name={drawn[item.lastFrom]} size={16} />
          <span className="unseen">{say(`desk.from.${item.lastFrom}`)}: </span>
          <Said>{item.lastText === '' ? '—' : item.lastText}</Said>
          <Marks item={item} />
        </span>
      </Link>
    </li>
  );
});

/** A conversation of the list; of what is urgent and may not be opened, that alone. */
export function Row(props: RowProps): ReactNode {
  return isShut(props.item) ? <ShutRow item={props.item} /> : <Ordinary {...props} />;
}

interface ListProps {
  readonly items: readonly InboxItem[];
  readonly which: Which;
  /** Whether something else is sought than the list itself. */
  readonly narrowed: boolean;
  /** Fetches the next page; undefined after the last. */
  readonly more: (() => void) | undefined;
  readonly choosing: Choosing;
  readonly open?: string;
}

/** A thousand conversations come page by page, as they are scrolled to. */
export function InboxList({ items, which, narrowed, more, open, choosing }: ListProps): ReactNode {
  const { say } = useWords();
  const end = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!more || !end.current) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) more();
      },
      { rootMargin: '600px' },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [more]);
  if (items.length === 0 && narrowed)
    return <Empty icon="search" title={say('desk.narrow.none')} text={say('desk.narrow.noneHint')} />;
  if (items.length === 0)
    return (
      <Empty icon="check" title={say(`desk.empty.${which}.title`)} text={say(`desk.empty.${which}.text`)} />
    );
  return (
    <>
      <ul className="rows" data-testid="inbox-items">
        {items.map((item) => (
          <Row
            key={item.conversation}
            item={item}
            open={item.conversation === open}
            {...(choosing.on && {
              chosen: choosing.chosen.has(item.conversation),
              toggle: choosing.toggle,
            })}
          />
        ))}
      </ul>
      {more && (
        <Button ref={end} variant="subtle" fullWidth onClick={more} data-testid="inbox-more">
          {say('desk.showMore')}
        </Button>
      )}
    </>
  );
}
