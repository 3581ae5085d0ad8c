/** Work that is done when its result is first asked for, and never again. */
export function once<T extends object>(work: () => T): () => T {
  let done: T | undefined;
  return () => (done ??= work());
}
