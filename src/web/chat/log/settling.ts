/**
 * For so long after they appeared buttons take no tap, and longer where the question says so: two taps on one spot, or a key that is held,
 * would press what nobody has read.
 */
const settling = 700;

/** Lets a button be pressed once it has stood for a while. */
export function settle(made: HTMLButtonElement, milliseconds = settling): void {
  made.disabled = true;
  setTimeout(() => (made.disabled = false), Math.max(settling, milliseconds));
}
