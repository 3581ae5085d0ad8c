import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { Icon } from './icon.tsx';
import { Refusal } from '../server/wire.ts';
import { useWords } from '../base/words.tsx';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly alarming: boolean;
}

interface Tell {
  readonly done: (text: string) => void;
  /** Says what went wrong in the words of the desk, or in the server's where it gave some. */
  readonly failed: (error: unknown) => void;
}

const TellContext = createContext<Tell>({ done: () => undefined, failed: () => undefined });
export const useTell = (): Tell => use(TellContext);

const none = {};
/** From so many seconds on it is said that it is a long time. */
const long = 600;

/** The name of the desk's words for a refusal: who was faster, and that it takes long, have words of their own. */
function nameOf({ code, by, after }: Refusal): string {
  if (code === 'conflict' && by) return 'conflictBy';
  if (code === 'taken' && !by) return 'takenBySomebody';
  return code === 'tooMany' && after >= long ? 'tooManyLong' : code;
}

/** The words for a failure (`named`: where a code means something else here): the desk's own for why or for its code, else the server's, else that it did not work. */
export function useFaultWords(named: Readonly<Record<string, string>> = none): (error: unknown) => string {
  const { say, word } = useWords();
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof Refusal)) return say('desk.fault.broken');
      const why = error.why && word('desk.why', error.why.is, error.why.of);
      if (why !== undefined) return why;
      const code = nameOf(error);
      const own = word('desk.fault', named[code] ?? code, { name: error.by?.name ?? '' });
      return own ?? (error.message === '' ? say('desk.fault.broken') : error.message);
    },
    [say, word, named],
  );
}

/** Short notices at the edge of the page, read out by screen readers and gone after a while. */
export function NoticesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const next = useRef(0);
  const { say } = useWords();
  const words = useFaultWords();
  const drop = useCallback((id: number) => setNotices((all) => all.filter((one) => one.id !== id)), []);
  const tell = useMemo<Tell>(() => {
    const add = (text: string, alarming: boolean): void => {
      next.current += 1;
      const id = next.current;
      setNotices((all) => [...all.slice(-2), { id, text, alarming }]);
      setTimeout(() => drop(id), alarming ? 12_000 : 5000);
    };
    return { done: (text) => add(text, false), failed: (error) => add(words(error), true) };
  }, [words, drop]);
  return (
    <TellContext value={tell}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {notices.map(({ id, text, alarming }) => (
          <div key={id} className={alarming ? 'notice alarming' : 'notice'} data-testid="notice">
            <Icon name={alarming ? 'late' : 'check'} />
            <span dir="auto">{text}</span>
            <ActionIcon
              variant="transparent"
              color="inherit"
              aria-label={say('desk.dismiss')}
              onClick={() => drop(id)}
            >
              <Icon name="close" size={16} />
            </ActionIcon>
          </div>
        ))}
      </div>
    </TellContext>
  );
}
