import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { bufferToFormData } from 'hono/utils/buffer';
import { Fault } from '../kernel/errors.ts';

export const kilobyte = 1024;

/** A body that is too long is still read up to so many times its limit: a client hears no answer before the whole body is sent. */
const patience = 4;

/**
 * The body of a call, whole. Throws what `tooLarge` makes when it is longer than `most` bytes, and Fault wrongRequest when it
 * breaks off.
 */
export async function bodyOf(
  context: Context,
  most: number,
  tooLarge: () => Fault,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(context.req.header('content-length') ?? 0) > most * patience) throw tooLarge();
  const { body } = context.req.raw;
  if (!body) return new Uint8Array();
  let parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body as ReadableStream<Uint8Array>) {
      size += part.length;
      if (size <= most) parts.push(part);
      else parts = [];
      if (size > most * patience) break;
    }
  } catch (cause) {
    throw new Fault('wrongRequest', 'The body of the call broke off. Send it again.', { cause });
  }
  if (size > most) throw tooLarge();
  return new Uint8Array(Buffer.concat(parts));
}

/** Calls whose body was read, and none of it kept. */
const passed = new WeakSet<Context>();
/** So much of a body is read that nobody wants: the largest upload several times over. */
const mostPassedOver = 48 * kilobyte * kilobyte;

/** So much of it is read at once, and after so many milliseconds the next: whoever sends what is refused sends no faster than 4 MB a second. */
const passedAtOnce = 1024 * kilobyte;
const passedEvery = 250;

/** Reads a body without keeping any of it, slowly. Never throws; a body that is longer than the largest upload by far is broken off. */
export async function passOver(context: Context): Promise<void> {
  const { req } = context;
  if (req.raw.bodyUsed || Number(req.header('content-length') ?? 0) > mostPassedOver) return;
  const { incoming } = context.env as HttpBindings;
  if (incoming.readableEnded) return;
  let size = 0;
  let read = 0;
  incoming.on('data', (part: Buffer) => {
    size += part.length;
    read += part.length;
    if (size > mostPassedOver) incoming.destroy();
    if (read < passedAtOnce) return;
    read = 0;
    incoming.pause();
    setTimeout(() => incoming.resume(), passedEvery);
  });
  await new Promise<void>((over) => {
    for (const end of ['end', 'close', 'error']) incoming.once(end, () => over());
  });
  passed.add(context);
}

/** The parts of a multipart body that was read. Throws Fault wrongRequest for one of another form; `parts` says which it must have. */
export async function formIn({
  bytes,
  type,
  parts,
}: {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  parts: string;
}): Promise<FormData> {
  try {
    return await bufferToFormData(bytes.buffer, type);
  } catch (cause) {
    throw new Fault('wrongRequest', `The body must be multipart/form-data with ${parts}.`, { cause });
  }
}

/** The parts of a multipart body. Throws as `bodyOf` and `formIn` do. */
export async function formOf(
  context: Context,
  { most, tooLarge, parts }: { most: number; tooLarge: () => Fault; parts: string },
): Promise<FormData> {
  const bytes = await bodyOf(context, most, tooLarge);
  return formIn({ bytes, type: context.req.header('content-type') ?? '', parts });
}

/** A call whose body is long and was not read leaves its line unusable. */
export const isUnread = (context: Context): boolean => {
  const { req } = context;
  return (
    !passed.has(context) &&
    !req.raw.bodyUsed &&
    (Number(req.header('content-length') ?? 0) > 64 * kilobyte ||
      req.header('transfer-encoding') !== undefined)
  );
};
