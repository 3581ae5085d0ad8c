/** What the script of a website does with the chat that stands on its page: `silah.<association>`. */
export interface Handle {
  open(): void;
  close(): void;
  /** Calls back whenever it is opened or closed, by whomever; what is answered ends that. */
  on(what: 'open' | 'close', heard: () => void): () => void;
}

export const handleOf = (news: EventTarget, show: (open: boolean) => void): Handle => ({
  open: () => show(true),
  close: () => show(false),
  on(what, heard) {
    const hear = (): void => heard();
    news.addEventListener(what, hear);
    return () => news.removeEventListener(what, hear);
  },
});

/** Hands it to the page, and tells scripts that were there before it. */
export function handOut(association: string, handle: Handle): void {
  const before: unknown = Reflect.get(window, 'silah');
  Reflect.set(window, 'silah', { ...(typeof before === 'object' ? before : {}), [association]: handle });
  document.dispatchEvent(new CustomEvent('silah:ready', { detail: association }));
}
