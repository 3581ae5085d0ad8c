import { byId } from './element.ts';

/** Asks whether this device shall forget the conversation; then it is ended, and the page begins anew. */
export function offerForgetting(association: string, end: () => Promise<void>): void {
  const question = byId('forget-question', HTMLDialogElement);
  const no = byId('forget-no', HTMLButtonElement);
  byId('forget', HTMLButtonElement).addEventListener('click', () => {
    question.showModal();
    no.focus();
  });
  no.addEventListener('click', () => question.close());
  byId('forget-yes', HTMLButtonElement).addEventListener('click', () => {
    question.close();
    void end().finally(() => location.reload());
  });
  // Another tab of this device was told to forget: nothing of the past stays on this one either.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === `silah:${association}:resume` && newValue === null) location.reload();
  });
}
