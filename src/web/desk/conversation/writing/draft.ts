import { useState } from 'react';
import { inTab } from '../../base/remembered.ts';

/** The draft of one conversation lasts as long as the tab, whatever happens to the page. */
export function useDraft(id: string): readonly [string, (text: string) => void] {
  const store = inTab(`draft ${id}`);
  const [draft, setDraft] = useState(() => store.read() ?? '');
  return [
    draft,
    (text) => {
      store.write(text);
      setDraft(text);
    },
  ];
}
