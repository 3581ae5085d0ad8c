import { useEffect } from 'react';
import { api } from '../server/api.ts';

const pace = 5000;

/** Tells colleagues that this conversation is open here, and whether something is being written. */
export function useViewing(id: string, typing: boolean, known: boolean): void {
  useEffect(() => {
    if (!known) return;
    const tell = (): void => {
      if (document.visibilityState === 'visible') void api.viewing(id, typing).catch(() => undefined);
    };
    tell();
    const timer = setInterval(tell, pace);
    return () => clearInterval(timer);
  }, [id, typing, known]);
}
