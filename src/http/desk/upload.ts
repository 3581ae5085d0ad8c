import type { Context } from 'hono';
import * as z from 'zod/mini';
import { largestFile } from '../../contract/files/files.ts';
import { Fault } from '../../kernel/errors.ts';
import { formOf, kilobyte } from '../body.ts';

/** The parts of an upload. */
export const Upload = z.object({ file: z.file(), id: z.string().check(z.regex(/^[\w-]{8,64}$/)) });

/** The file that somebody at the desk sends, with the browser's own id of the message. Throws Fault wrongRequest and tooLarge. */
export async function filePartsOf(
  context: Context,
): Promise<{ id: string; name: string; bytes: Uint8Array }> {
  const tooLarge = (): Fault => new Fault('tooLarge', 'The file is too large: at most 10 MB.');
  const form = await formOf(context, {
    most: largestFile + 64 * kilobyte,
    tooLarge,
    parts: 'the parts "file" and "id"',
  });
  const file = form.get('file');
  const id = form.get('id');
  if (file === null || typeof file === 'string') throw new Fault('wrongRequest', 'file: is missing.');
  if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id))
    throw new Fault('wrongRequest', 'id: must be 8 to 64 letters and digits.');
  if (file.size > largestFile) throw tooLarge();
  return { id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
