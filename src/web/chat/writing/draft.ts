import type { Store } from '../../base/store.ts';

/** What the member has typed and not sent survives a reload; not so where it identifies them. */
export class Draft {
  private open = true;

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly store: Store,
  ) {
    if (field.value === '') field.value = store.read() ?? '';
    field.addEventListener('input', () => this.keep());
  }

  /** Whether drafts may be kept at the question that is open. */
  allow(open: boolean): void {
    this.open = open;
    this.keep();
  }

  keep(): void {
    const value = this.field.value;
    this.store.write(this.open ? value : undefined);
  }
}
