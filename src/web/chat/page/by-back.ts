/**
 * Lets the telephone's Back close what lies over the chat, and stay on the page: `close` is called then. Answers what is called when it was closed otherwise, so
 * that the next Back means what it meant before.
 */
export function closedByBack(close: () => void): () => void {
  const before: unknown = history.state;
  let open = true;
  const ended = (): boolean => {
    const was = open;
    open = false;
    removeEventListener('popstate', back);
    return was;
  };
  const back = (): void => {
    if (ended()) close();
  };
  history.pushState(before, '');
  addEventListener('popstate', back);
  return () => {
    if (ended()) history.back();
  };
}

/** Shows a dialog that Back closes. */
export function showOver(dialog: HTMLDialogElement): void {
  dialog.showModal();
  dialog.addEventListener(
    'close',
    closedByBack(() => dialog.close()),
    { once: true },
  );
}
