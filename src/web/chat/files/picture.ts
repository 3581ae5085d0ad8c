/** Photographs that are worth it: what is smaller is sent as it is. HEIC can be read by no browser but Safari, and is left alone. */
const worth = 600 * 1024;
const kinds: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
/** A worker that has not answered by then never will; in milliseconds. */
const patience = 60_000;

/** The file as it is sent: a large photograph smaller, with nothing of where it was taken; everything else, and what fails, as it is. */
export function prepared(file: File, workerUrl: string): Promise<File> {
  if (!kinds.has(file.type) || file.size < worth || !('OffscreenCanvas' in window))
    return Promise.resolve(file);
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl);
    const done = (made: unknown): void => {
      clearTimeout(timer);
      worker.terminate();
      const name = file.name.replace(/\.\w+$/, '');
      resolve(made instanceof Blob ? new File([made], `${name}.jpg`, { type: made.type }) : file);
    };
    const timer = setTimeout(() => done(undefined), patience);
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => done(data));
    worker.addEventListener('error', () => done(undefined));
    worker.postMessage(file);
  });
}
