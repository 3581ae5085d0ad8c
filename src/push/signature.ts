import { createECDH, createPrivateKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { hour, second } from '../kernel/clock.ts';

/** A key pair by which push services know who sends (RFC 8292). */
export interface Signing {
  readonly privateKey: KeyObject;
  /** The point on P-256, uncompressed, base64url: browsers subscribe for it. */
  readonly publicKey: string;
}

/** The order of P-256: a private key is a number below it, and not 0. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const scalarSize = 32;

/** The key pair of a private key: 32 bytes. Throws when they are no number that can be one. */
export function signingOf(scalar: Buffer): Signing {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(scalar);
  const point = pair.getPublicKey();
  const part = (from: number): string => point.subarray(from, from + scalarSize).toString('base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: scalar.toString('base64url'),
    x: part(1),
    y: part(1 + scalarSize),
  };
  return {
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    publicKey: point.toString('base64url'),
  };
}

/** The key pair that a secret of the installation gives, the same on every node and after every change of the key that wraps it. */
export function signingFrom(secret: Buffer): Signing {
  const drawn = Buffer.from(hkdfSync('sha256', secret, '', 'vapid', 48)).toString('hex');
  const scalar = (BigInt(`0x${drawn}`) % (order - 1n)) + 1n;
  return signingOf(Buffer.from(scalar.toString(16).padStart(2 * scalarSize, '0'), 'hex'));
}

const lasts = 12 * hour;
const json = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Who signs for a push service, and whom it may ask about us. */
export interface Signed {
  readonly endpoint: string;
  /** `mailto:` or `https:`. */
  readonly contact?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What stands under `authorization` in a call to the push service of an endpoint. */
export function signature({ privateKey, publicKey }: Signing, { endpoint, contact, now }: Signed): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor((now + lasts) / second),
    ...(contact !== undefined && { sub: contact }),
  };
  const words = `${json({ typ: 'JWT', alg: 'ES256' })}.${json(claims)}`;
  const made = sign('sha256', Buffer.from(words), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${words}.${made.toString('base64url')}, k=${publicKey}`;
}
