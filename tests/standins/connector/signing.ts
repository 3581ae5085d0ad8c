import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

/** A key of Microsoft's as this stand-in has it; `endorsements` are the channels that it may sign for. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function makeKey(kid: string, endorsements?: readonly string[]): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), use: 'sig', kid, x5t: kid };
  return { kid, privateKey, jwk: { ...jwk, ...(endorsements && { endorsements }) } };
}

/** What a token says; times in seconds since the epoch. */
export interface Claims extends JWTPayload {
  readonly serviceurl?: string;
}

/** A token of the connector, signed as Microsoft signs. */
export const sign = (claims: Claims, { kid, privateKey }: SigningKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid, x5t: kid }).sign(privateKey);
