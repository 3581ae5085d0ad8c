import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useFaultWords } from '../parts/notices.tsx';
import { useWords } from '../base/words.tsx';

interface Entering {
  /** A try is under way; once one has succeeded it stays so, until the page is left. */
  readonly busy: boolean;
  /** Why the last try failed, in words. */
  readonly fault: string | undefined;
  readonly submit: (event: SubmitEvent) => void;
}

interface Way {
  readonly title: string;
  /** Codes of faults that have words of their own here. */
  readonly named: Readonly<Record<string, string>>;
  readonly enter: () => Promise<void>;
}

/** What the two forms before the desk share: the title of the page, one try at a time, and the fault of the last. */
export function useEntering({ title, named, enter }: Way): Entering {
  const { say } = useWords();
  const words = useFaultWords(named);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    document.title = `${title} · ${say('desk.brand')}`;
  }, [title, say]);
  const attempt = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await enter();
    } catch (fault) {
      setError(fault);
      setBusy(false);
    }
  };
  return {
    busy,
    fault: error === undefined ? undefined : words(error),
    submit(event) {
      event.preventDefault();
      if (!busy) void attempt();
    },
  };
}

export const EnteringFault = ({ fault, testid }: { fault: string | undefined; testid: string }): ReactNode =>
  fault !== undefined && (
    <p className="alarm-line" role="alert" data-testid={testid}>
      <Icon name="late" size={18} /> {fault}
    </p>
  );
