import type { Page } from '../page/page.ts';
import type { Recording } from './voice.ts';

/** What records, as the build made it of `voice.ts`. */
interface Recorder {
  readonly recordVoice: (way: Recording) => Promise<void>;
}

/** Offers to record a voice note, where the association takes them and the browser can; it is loaded when the first one is begun. Told whether the member agreed to the notice: before, nothing is taken. */
export function offerVoice(page: Page, send: (file: File) => void): (agreed: boolean) => void {
  const press = document.getElementById('voice');
  if (!press || !('MediaRecorder' in window && 'HTMLDialogElement' in window)) return () => undefined;
  const begin = (): void =>
    void page.load<Recorder>('voice').then(
      ({ recordVoice }) => recordVoice({ say: page.say, press, send }),
      () => undefined,
    );
  press.addEventListener('pointerdown', begin);
  press.addEventListener('click', begin);
  return (agreed) => (press.hidden = !agreed);
}
