import { useCallback, useState } from 'react';

/** Which conversations of the list somebody has chosen, while they choose. */
export interface Choosing {
  readonly on: boolean;
  readonly chosen: ReadonlySet<string>;
  /** Chooses one, or takes it out; begins the choosing. */
  readonly toggle: (conversation: string) => void;
  /** These alone are chosen. */
  readonly take: (conversations: readonly string[]) => void;
  readonly begin: () => void;
  readonly leave: () => void;
}

const none: ReadonlySet<string> = new Set();

export function useChoosing(): Choosing {
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const toggle = useCallback(
    (conversation: string): void =>
      setChosen((before = none) => {
        const next = new Set(before);
        if (!next.delete(conversation)) next.add(conversation);
        return next;
      }),
    [],
  );
  return {
    on: chosen !== undefined,
    chosen: chosen ?? none,
    toggle,
    take: (conversations) => setChosen(new Set(conversations)),
    begin: () => setChosen(none),
    leave: () => setChosen(undefined),
  };
}
