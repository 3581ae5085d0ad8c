/** How long to wait before the next try, in milliseconds: doubling up to half a minute, spread out so that not all come back at once. */
export const pauseFor = (tries: number): number =>
  Math.min(30_000, 700 * 2 ** tries) * (0.5 + Math.random() / 2);

/** Waits; no longer than until the network is back. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    addEventListener('online', () => resolve(), { once: true });
  });
