import { useEffect } from 'react';
import { textIn } from '../../base/json.ts';
import { setting } from '../base/remembered.ts';
import { go, safeBack } from '../base/router.tsx';
import { useMe } from '../shell/session.tsx';

/** Goes where a notice leads that was pressed while the page is open, and tells the server anew in each session where this browser takes notices. */
export function useArriving(): void {
  const { csrf } = useMe();
  useEffect(() => {
    if (!('serviceWorker' in navigator) || setting('push').read() !== 'on') return undefined;
    void import('./subscribing.ts').then(({ renewHere }) => renewHere()).catch(() => undefined);
    const arrive = ({ data }: MessageEvent<unknown>): void => {
      const to = safeBack(textIn(data, 'to') ?? null);
      if (to !== undefined) go(to);
    };
    navigator.serviceWorker.addEventListener('message', arrive);
    return () => navigator.serviceWorker.removeEventListener('message', arrive);
    // Whoever sets another password has another session, to which no browser belongs yet.
  }, [csrf]);
}
