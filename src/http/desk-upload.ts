import type { Context } from 'hono';
import { bufferToFormData } from 'hono/utils/buffer';
import { Fault } from '../kernel/errors.ts';
import { bodyOf } from './body.ts';

const largest = 10 * 1024 * 1024;

/** The file that somebody at the desk sends, with the browser's own id of the message. */
export async function partsOf(context: Context): Promise<{ id: string; name: string; bytes: Uint8Array }> {
  const tooLarge = (): Fault => new Fault('tooLarge', 'The file is too large: at most 10 MB.');
  const body = await bodyOf(context, largest + 65_536, tooLarge);
  let form: FormData;
  try {
    form = await bufferToFormData(body.buffer, context.req.header('content-type') ?? '');
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
  if (file.size > largest) throw tooLarge();
  return { id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
