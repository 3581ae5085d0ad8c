import { useCallback, useMemo } from 'react';
import { narrowing, Sought, type Narrowing, type Which } from '../../../contract/inbox/sought.ts';
import { inTab } from '../base/remembered.ts';
import { go, useQueryText } from '../base/router.tsx';

/** A part of what is sought as it stands in the address; an empty text takes it out. */
export type Change = Partial<Record<Narrowing | 'order' | 'which', string>>;

const tabNow = (): Which =>
  Sought.safeParse({ which: inTab('tab').read() ?? undefined }).data?.which ?? 'waiting';

/** What an address seeks in the inbox; what it does not know is passed over. */
function soughtIn(text: string): Sought {
  let sought: Sought = { which: tabNow() };
  for (const [name, value] of new URLSearchParams(text)) {
    if (name === 'after') continue;
    const { data } = Sought.safeParse({ ...sought, [name]: value });
    if (data) sought = data;
  }
  return sought;
}

/** What narrows a list now. */
export const narrowedBy = (sought: Sought): readonly Narrowing[] =>
  narrowing.filter((name) => sought[name] !== undefined);

/** What is sought in the inbox stands in the address, so that it can be kept, sent to a colleague and gone back from. */
export function useSought(): { readonly sought: Sought; readonly seek: (change: Change) => void } {
  const text = useQueryText();
  const sought = useMemo(() => soughtIn(text), [text]);
  const seek = useCallback((change: Change): void => {
    const wanted = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(change)) {
      if (value === '') wanted.delete(name);
      else wanted.set(name, value);
    }
    const query = wanted.toString();
    if (change.which !== undefined) inTab('tab').write(change.which);
    go(`${location.pathname}${query === '' ? '' : `?${query}`}`, { replace: true });
  }, []);
  return { sought, seek };
}
