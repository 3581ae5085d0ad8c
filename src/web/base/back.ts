/** A browser takes that long at most to go back within a page, in milliseconds. */
const most = 150;

/** The way back over something that covers the page. */
export interface Back {
  /** It covers the page from now on: what Back leaves is that. */
  opened(): Promise<void>;
  /** It is closed, by whatever: the page stands where it stood before it was opened. */
  closed(): Promise<void>;
}

/** How much lies over the page in an entry of its history: an entry outlives what lay over it, where the page is loaded anew. */
const depthOf = (state: unknown): number =>
  typeof state === 'object' && state !== null && 'silah' in state && typeof state.silah === 'number'
    ? state.silah
    : 0;

/** Enters what lies over the page into its history; what the page keeps in its own entry stays there. Answers how deep it lies. */
function enter(): number {
  const state: unknown = history.state;
  const depth = depthOf(state) + 1;
  history.pushState({ ...(typeof state === 'object' && state), silah: depth }, '');
  return depth;
}

/** Lets Back close what covers the page, as long as it does (`covers`), and stay on the page. */
export function closeByBack(close: () => void, covers: () => boolean = () => true): Back {
  let wanted = false;
  /** How deep it lies, while it is entered. */
  let entered = 0;
  let gone = (): void => undefined;
  /** Until a way back that was begun is over: nothing is entered meanwhile. */
  let calm = Promise.resolve();
  const heard = (): void => {
    gone();
    if (entered === 0 || depthOf(history.state) >= entered) return;
    entered = 0;
    removeEventListener('popstate', heard);
    close();
  };
  return {
    opened() {
      wanted = true;
      return calm.then(() => {
        if (!wanted || entered > 0 || !covers()) return;
        entered = enter();
        addEventListener('popstate', heard);
      });
    },
    closed() {
      wanted = false;
      if (entered > 0 && depthOf(history.state) >= entered)
        calm = new Promise<void>((done) => {
          gone = done;
          setTimeout(done, most);
          history.back();
        }).then(() => removeEventListener('popstate', heard));
      entered = 0;
      return calm;
    },
  };
}

/** Shows a dialog that Back closes. */
export function showOver(dialog: HTMLDialogElement): void {
  const back = closeByBack(() => dialog.close());
  dialog.showModal();
  void back.opened();
  dialog.addEventListener('close', () => void back.closed(), { once: true });
}
