import { onThrice } from './thrice.ts';

/** That somebody left this page in haste, as it is kept on the device. */
interface Mark {
  read(): Promise<string | undefined>;
  write(value: string | undefined): void;
}

interface Way {
  readonly mark: Mark;
  /** Shows the page of somebody else in place of this one. */
  readonly go: (to: string) => void;
}

interface Leaving {
  readonly leave: () => void;
  /** Comes when what the page holds may be shown: at once, or when whoever opened it after somebody left says so. */
  readonly allowed: Promise<void>;
}

const root = document.documentElement;

/** What stands in the title and the history of the page that somebody leaves: nothing of ours. */
const nameOf = (to: string): string => new URL(to).hostname.replace(/^www\./, '');

/** Nothing of the page is left: what is drawn next is empty, and a copy that the browser keeps holds nothing. */
function clear(title: string): void {
  document.title = title;
  root.style.background = 'Canvas';
  for (const one of document.querySelectorAll('meta[name="theme-color"]')) one.remove();
  document.body.textContent = '';
}

/** Shows nothing but the way on and the way out, until somebody goes on. */
function rest(link: HTMLAnchorElement): Promise<void> {
  if (root.classList.contains('resting')) return Promise.resolve();
  const title = document.title;
  document.title = nameOf(link.href);
  root.classList.add('resting');
  const goOn = document.createElement('button');
  goOn.type = 'button';
  goOn.id = 'go-on';
  goOn.dataset['testid'] = 'go-on';
  goOn.textContent = link.dataset['goOn'] ?? '';
  link.closest('nav')?.after(goOn);
  return new Promise((resolve) => {
    goOn.addEventListener('click', () => {
      goOn.remove();
      document.title = title;
      root.classList.remove('resting');
      resolve();
    });
  });
}

/** Lets whoever has this page open leave it in haste: by its link, or by Shift three times. */
export function offerLeaving({ mark, go }: Way): Leaving {
  const link = document.getElementById('leave');
  if (!(link instanceof HTMLAnchorElement)) return { leave: () => undefined, allowed: Promise.resolve() };
  const leave = (): void => {
    mark.write('1');
    clear(nameOf(link.href));
    go(link.href);
  };
  const look = async (): Promise<void> => {
    if ((await mark.read()) === undefined) return;
    await rest(link);
    mark.write(undefined);
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  onThrice('Shift', leave);
  // A page that the browser keeps for the way back is taken out as it was put away: hidden, until it is known whether somebody left since.
  addEventListener('pagehide', () => root.classList.add('away'));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void look();
    root.classList.remove('away');
  });
  // Somebody left in another tab of this device.
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== null && key.endsWith(':left') && newValue !== null) void look();
  });
  return { leave, allowed: look() };
}
