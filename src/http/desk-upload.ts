import { Fault } from '../kernel/errors.ts';

const largest = 10 * 1024 * 1024;

/** The file that somebody at the desk sends, with the browser's own id of the message. */
export async function partsOf(request: Request): Promise<{ id: string; name: string; bytes: Uint8Array }> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch (cause) {
    throw new Fault('wrongRequest', 'The body must be multipart/form-data with the parts "file" and "id".', {
      cause,
    });
  }
  const file = form.get('file');
  const id = form.get('id');
  if (file === null || typeof file === 'string') throw new Fault('wrongRequest', 'file: is missing.');
  if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id))
    throw new Fault('wrongRequest', 'id: must be 8 to 64 letters and digits.');
  if (file.size > largest) throw new Fault('tooLarge', 'The file is too large: at most 10 MB.');
  return { id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
