/** Where the panel covers the whole page. */
export const covering = '(max-width: 560px), (max-height: 480px)';

/** A browser takes that long at most to go back within a page, in milliseconds. */
const most = 150;

/** The way back over the panel. */
interface Back {
  /** The panel covers the page from now on: what Back leaves is the panel. */
  opened(): Promise<void>;
  /** It is closed, by whatever: the page stands where it stood before it was opened. */
  closed(): Promise<void>;
}

const isOurs = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'silah' in state && state.silah === true;

function enter(): void {
  const state: unknown = history.state;
  history.pushState({ ...(typeof state === 'object' && state), silah: true }, '');
}

/** Lets Back close the panel where it covers the page, and stay on the page. What the page keeps in its own entry stays there. */
export function closeByBack(close: () => void): Back {
  let wanted = false;
  let entered = false;
  let gone = (): void => undefined;
  /** Until a way back that was begun is over: nothing is entered meanwhile. */
  let calm = Promise.resolve();
  addEventListener('popstate', () => {
    gone();
    if (!entered || isOurs(history.state)) return;
    entered = false;
    close();
  });
  return {
    opened() {
      wanted = true;
      return calm.then(() => {
        if (!wanted || entered || !matchMedia(covering).matches) return;
        entered = true;
        enter();
      });
    },
    closed() {
      wanted = false;
      if (entered && isOurs(history.state))
        calm = new Promise((done) => {
          gone = done;
          setTimeout(done, most);
          history.back();
        });
      entered = false;
      return calm;
    },
  };
}
