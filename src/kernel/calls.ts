import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const Cause = z.object({
  cause: z.object({ code: z.string().optional(), syscall: z.string().optional() }),
});
const early = new RegExp(
  '^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|UND_ERR_CONNECT_TIMEOUT' +
    '|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|.*_CERT(_.*)?|UNABLE_TO_VERIFY_.*)$',
);

/** Whether an error of fetch means that no byte of the call was sent: no address, no connection, or a certificate that is not right. */
export function isUnreached(error: unknown): boolean {
  const parsed = Cause.safeParse(error);
  if (!parsed.success) return false;
  const { code = '', syscall } = parsed.data.cause;
  return early.test(code) || syscall === 'connect' || syscall === 'getaddrinfo';
}

/** The bytes of a body, at most so many; undefined when there are more. */
export async function readAtMost(response: Response, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  if (body)
    for await (const part of body) {
      size += part.length;
      if (size > most) return undefined;
      parts.push(part);
    }
  return Buffer.concat(parts);
}

/** What a text says as JSON; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
