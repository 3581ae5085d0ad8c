import { useState, type SubmitEvent } from 'react';
import { useTell } from './notices.tsx';

/** What a form does when it is sent: one at a time, and a failure is told. */
export function useSubmit(work: () => Promise<void>): {
  readonly busy: boolean;
  readonly submit: (event: SubmitEvent) => void;
} {
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    submit(event) {
      event.preventDefault();
      setBusy(true);
      void work()
        .catch(tell.failed)
        .finally(() => setBusy(false));
    },
  };
}
