import { Fragment, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Button } from '@mantine/core';
import type { DeskConversation, DeskLine } from '../../../../contract/desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { dayOf } from '../../../base/riyadh.ts';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { Line } from './line.tsx';
import { notArrived, useUnsent } from '../writing/outbox.ts';
import { UnsentLine } from './unsent-line.tsx';

const near = 80;

/** Lines that somebody writes within these milliseconds of one another stand under one head. */
const together = 10 * 60_000;

/** Whether a line goes on with what the same person wrote just before. */
const goesOn = (before: DeskLine, line: DeskLine): boolean =>
  before.from === line.from &&
  before.name === line.name &&
  before.system === undefined &&
  line.at - before.at < together &&
  dayOf(before.at) === dayOf(line.at);

/** Stays at the end while one reads there; elsewhere a button says that there is more. */
function useEnd(
  mark: string,
  own: number,
): {
  readonly onScroll: () => void;
  readonly below: boolean;
  readonly toEnd: () => void;
  readonly box: RefObject<HTMLDivElement | null>;
} {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const toEnd = (): void => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    atEnd.current = true;
    setBelow(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [mark]);
  // What I send is what I want to see.
  useLayoutEffect(() => {
    if (own > 0) toEnd();
  }, [own]);
  useLayoutEffect(() => {
    if (!box.current) return;
    const watcher = new ResizeObserver(() => {
      if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    watcher.observe(box.current);
    for (const inner of box.current.children) watcher.observe(inner);
    return () => watcher.disconnect();
  }, []);
  const onScroll = (): void => {
    if (!box.current) return;
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    atEnd.current = scrollHeight - scrollTop - clientHeight < near;
    if (atEnd.current) setBelow(false);
  };
  return { box, below, toEnd, onScroll };
}

/** Everything that was said, by whom, in order; then what is on its way. */
export function Thread({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const { lines } = conversation;
  const unsent = notArrived(useUnsent(conversation.conversation), lines);
  const { box, below, toEnd, onScroll } = useEnd(`${lines.at(-1)?.seq ?? 0} ${unsent.length}`, unsent.length);
  return (
    <div className="thread-frame">
      <div
        ref={box}
        className="thread"
        role="log"
        aria-label={say('desk.log')}
        tabIndex={0}
        onScroll={onScroll}
        data-testid="thread"
      >
        <div>
          {lines.map((line, i) => {
            const day = dayOf(line.at);
            const before = lines[i - 1];
            return (
              <Fragment key={line.seq}>
                {(!before || dayOf(before.at) !== day) && <p className="day">{when.day(day)}</p>}
                <Line
                  line={line}
                  conversation={conversation.conversation}
                  goesOn={before !== undefined && goesOn(before, line)}
                />
              </Fragment>
            );
          })}
          {unsent.map((entry) => (
            <UnsentLine key={entry.id} entry={entry} />
          ))}
        </div>
      </div>
      {below && (
        <Button
          className="below"
          radius="xl"
          size="compact-md"
          leftSection={<Icon name="down" size={16} />}
          onClick={toEnd}
        >
          {say('desk.newLines')}
        </Button>
      )}
    </div>
  );
}
