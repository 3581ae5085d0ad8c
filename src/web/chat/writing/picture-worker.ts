/** Makes a photograph small enough for a slow line: no side longer than this, in pixels. */
const longestSide = 2560;
const quality = 0.82;

async function smaller(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const made = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return made.size < file.size ? made : undefined;
}

addEventListener('message', (event: MessageEvent<unknown>) => {
  const { data } = event;
  if (!(data instanceof Blob)) return;
  void smaller(data)
    .catch(() => undefined)
    .then((made) => postMessage(made));
});
