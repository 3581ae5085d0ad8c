import { isDenied, storeAt } from '../../base/store.ts';
import { sessionNames, tabAlone } from '../connection/kept.ts';
import { byId } from './element.ts';

/** What can be done with what this device keeps. */
interface Ways {
  readonly association: string;
  /** Ends the conversation here. */
  readonly end: () => Promise<void>;
  /** Nothing that was said is left on this device. */
  readonly wipe: () => Promise<void>;
}

/** Takes what the conversation is gone on with from one storage of the browser to the other. */
function move(association: string, intoTab: boolean): void {
  const [from, to] = intoTab
    ? (['localStorage', 'sessionStorage'] as const)
    : (['sessionStorage', 'localStorage'] as const);
  for (const name of sessionNames) {
    const key = `silah:${association}:${name}`;
    const old = storeAt(from, key);
    storeAt(to, key).write(old.read());
    old.write(undefined);
  }
}

/** Asks whether this device shall forget the conversation, now or with the tab; what is kept then lives as long as the tab. */
export function offerForgetting({ association, end, wipe }: Ways): void {
  const question = byId('forget-question', HTMLDialogElement);
  const no = byId('forget-no', HTMLButtonElement);
  const tab = byId('forget-tab', HTMLButtonElement);
  const chosen = tabAlone(association);
  byId('forget', HTMLButtonElement).addEventListener('click', () => {
    question.showModal();
    no.focus();
  });
  no.addEventListener('click', () => question.close());
  byId('forget-yes', HTMLButtonElement).addEventListener('click', () => {
    question.close();
    void Promise.all([wipe(), end()]).finally(() => location.reload());
  });
  tab.hidden = isDenied('localStorage');
  tab.setAttribute('aria-pressed', String(chosen.read() !== undefined));
  tab.addEventListener('click', () => {
    const intoTab = chosen.read() === undefined;
    move(association, intoTab);
    chosen.write(intoTab ? 'yes' : undefined);
    void wipe().finally(() => location.reload());
  });
  // Another tab of this device was told to forget: nothing of the past stays on this one either.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === `silah:${association}:resume` && newValue === null) location.reload();
  });
}
