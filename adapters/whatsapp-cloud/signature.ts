import { createHmac, timingSafeEqual } from 'node:crypto';

/** Every sign above `~` as `\uXXXX` with small letters, in halves where it needs two. */
const escaped = (text: string): string =>
  text.replace(/[^\0-~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Whether `X-Hub-Signature-256` is right for a body. Meta signs "an escaped unicode version of the payload, with lowercase hex digits";
 * what it sends is escaped already, but what passes through others may not be. So a signature over either form will do.
 */
export function isSigned(body: Uint8Array, header: string | undefined, secret: string): boolean {
  const [, shown] = /^sha256=([0-9a-f]{64})$/iu.exec(header ?? '') ?? [];
  if (shown === undefined) return false;
  const claimed = Buffer.from(shown, 'hex');
  const hmac = (bytes: Uint8Array | string): Buffer => createHmac('sha256', secret).update(bytes).digest();
  const raw = timingSafeEqual(hmac(body), claimed);
  const other = timingSafeEqual(hmac(escaped(Buffer.from(body).toString('utf8'))), claimed);
  return raw || other;
}
