import type { Store } from '../../base/store.ts';

/** Large letters and large buttons by one press, for as long as this browser keeps it. */
export function offerLarge(press: HTMLButtonElement, store: Store): void {
  const show = (large: boolean): void => {
    document.documentElement.classList.toggle('large', large);
    press.setAttribute('aria-pressed', String(large));
  };
  show(store.read() === 'yes');
  press.addEventListener('click', () => {
    const large = !document.documentElement.classList.contains('large');
    store.write(large ? 'yes' : undefined);
    show(large);
    dispatchEvent(new Event('resize'));
  });
}
