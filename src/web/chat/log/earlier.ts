/** Brings what was said earlier as somebody goes up to it, and keeps what they read where it is. What `bring` answers puts it into the log. */
export function bringEarlier(log: HTMLElement, bring: () => Promise<(() => void) | undefined>): void {
  const look = async (): Promise<void> => {
    if (log.scrollTop > log.clientHeight) return;
    const show = await bring();
    if (!show) return;
    const below = log.scrollHeight - log.scrollTop;
    show();
    log.scrollTop = log.scrollHeight - below;
  };
  log.addEventListener('scroll', () => void look(), { passive: true });
}
