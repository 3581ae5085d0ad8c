/** Makes a photograph small enough for a slow line: no side longer than this, in pixels. */
const longestSide = 2560;
/** From the finest on: the first that is light enough is taken, else the last. */
const qualities = [0.82, 0.7, 0.55, 0.4];
/** At 750 kbit/s this takes ten seconds, in bytes. */
const lightEnough = 920 * 1024;

async function smaller(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  let made: Blob = file;
  let at = 0;
  while (at < qualities.length) {
    made = await canvas.convertToBlob({ type: 'image/jpeg', quality: qualities[at] ?? 0 });
    if (made.size <= lightEnough) break;
    at += made.size > 2 * lightEnough ? 2 : 1;
  }
  return made.size < file.size ? made : undefined;
}

addEventListener('message', (event: MessageEvent<unknown>) => {
  const { data } = event;
  if (!(data instanceof Blob)) return;
  void smaller(data)
    .catch(() => undefined)
    .then((made) => postMessage(made));
});
