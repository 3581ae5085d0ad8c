import type { Keyboard } from '../../../contract/index.ts';
import { Draft } from './draft.ts';
import { byId } from '../page/element.ts';
import type { Page } from '../page/page.ts';
import type { Store } from '../../base/store.ts';

/** What the member does in the composer. */
export interface ComposerListener {
  readonly send: (text: string) => void;
  readonly attach: (files: readonly File[]) => void;
  /** Something is being typed. */
  readonly typing: () => void;
}

/** Where the member writes. The server has drawn it; this makes it work and fits it to the question that waits. */
export class Composer {
  private readonly field = byId('text', HTMLTextAreaElement);
  private readonly submit = byId('send', HTMLButtonElement);
  private readonly clip = byId('attach', HTMLButtonElement);
  private readonly file = byId('file', HTMLInputElement);
  private readonly draft: Draft;
  private figures = false;

  constructor(
    private readonly page: Page,
    private readonly listener: ComposerListener,
    store: Store,
  ) {
    this.draft = new Draft(this.field, store);
    this.listen(byId('composer', HTMLFormElement));
    this.fit();
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  /** Offers the keyboard, the hint and the emphasis that suit the open question. */
  adapt(keyboard: Keyboard = { placeholder: 'text' }): void {
    const field = this.field;
    field.placeholder = this.page.say(`placeholder.${keyboard.placeholder}`);
    field.inputMode = keyboard.inputMode ?? 'text';
    field.setAttribute('autocomplete', keyboard.autocomplete ?? 'off');
    field.setAttribute('autocapitalize', keyboard.capitals === true ? 'characters' : 'sentences');
    field.spellcheck = keyboard.figures !== true && keyboard.spellcheck !== false;
    this.figures = keyboard.figures === true;
    field.classList.toggle('figures', this.figures);
    this.clip.classList.toggle('wanted', keyboard.file === true);
    this.draft.allow(keyboard.sensitive !== true);
    this.fit();
  }

  private listen(form: HTMLFormElement): void {
    const field = this.field;
    const file = this.file;
    // Safari ends the composition before it reports the Enter that ended it.
    let composedAt = 0;
    field.addEventListener('compositionend', (event) => (composedAt = event.timeStamp));
    field.addEventListener('input', () => {
      this.fit();
      if (field.value.trim() !== '') this.listener.typing();
    });
    addEventListener('resize', () => this.fit());
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.timeStamp - composedAt < 50)
        return;
      event.preventDefault();
      this.send();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send();
    });
    // The keyboard on the screen stays open: the button does not take the focus from the field.
    this.submit.addEventListener('pointerdown', (event) => event.preventDefault());
    this.clip.addEventListener('click', () => file.click());
    file.addEventListener('change', () => {
      this.take(file.files);
      file.value = '';
    });
    field.addEventListener('paste', (event) => {
      if (this.take(event.clipboardData?.files)) event.preventDefault();
    });
    // Wherever on the page it is let go of: a browser would leave the chat and show the file.
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      this.take(event.dataTransfer?.files);
    });
  }

  private take(files: FileList | null | undefined): boolean {
    const taken = [...(files ?? [])];
    if (taken.length > 0) this.listener.attach(taken);
    return taken.length > 0;
  }

  private send(): void {
    const text = this.field.value.trim();
    if (text === '') return;
    this.field.value = '';
    this.draft.keep();
    this.fit();
    this.listener.send(text);
  }

  /** As high as its text up to five lines, in the direction of its text; an empty field in that of the page. */
  private fit(): void {
    const field = this.field;
    const empty = field.value.trim() === '';
    field.dir = empty ? document.documentElement.dir : this.figures ? 'ltr' : 'auto';
    this.submit.disabled = empty;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }
}
