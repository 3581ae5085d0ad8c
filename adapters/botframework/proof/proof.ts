import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Keys } from './keys.ts';

/** What a call must show to be Microsoft's, for one bot. */
export interface Expected {
  readonly appId: string;
  readonly issuer: string;
  readonly keys: Keys;
  readonly now: () => number;
}

/** What a genuine token says of the activity that it came with. */
export interface Proof {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[] | undefined;
}

const algorithm = 'RS256';
/** By how much their clock and ours may differ, in seconds. */
const skew = 300;
const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/iu;

const Claims = z.object({ iss: z.string(), aud: z.string() });
/** The documentation writes `serviceUrl`, real tokens `serviceurl`. */
const Service = z
  .object({ serviceurl: z.string().optional(), serviceUrl: z.string().optional() })
  .transform(
    ({ serviceurl, serviceUrl }) => new Set([serviceurl, serviceUrl].filter((one) => one !== undefined)),
  );

/**
 * Six of the seven checks of https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication: scheme,
 * form, issuer, audience, time, signature. There is no way around them: no emulator, no other issuer, no empty app id.
 */
export async function proofIn(
  authorization: string | undefined,
  { appId, issuer, keys, now }: Expected,
): Promise<Proof | 'forged' | 'unavailable'> {
  const token = bearer.exec(authorization ?? '')?.[1];
  if (token === undefined) return 'forged';
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    const claims = Claims.safeParse(decodeJwt(token));
    if (alg !== algorithm || kid === undefined || !claims.success) return 'forged';
    // What is meant for somebody else needs no key to be refused.
    if (claims.data.iss !== issuer || claims.data.aud !== appId) return 'forged';
    const key = await keys.find(kid);
    if (key === 'unavailable') return 'unavailable';
    if (key === 'unknown') return 'forged';
    const { payload } = await jwtVerify(token, key.key, {
      algorithms: [algorithm],
      issuer,
      audience: appId,
      clockTolerance: skew,
      currentDate: new Date(now()),
      requiredClaims: ['iss', 'aud', 'exp'],
    });
    const [serviceUrl, another] = Service.parse(payload);
    if (serviceUrl === undefined || another !== undefined) return 'forged';
    return { serviceUrl, endorsements: key.endorsements };
  } catch {
    return 'forged';
  }
}

/** The seventh check, and the eighth: the token speaks of this activity's service, and its key may sign for this channel. */
export const vouches = (
  { serviceUrl, endorsements }: Proof,
  activity: { readonly serviceUrl: string; readonly channelId: string },
): boolean => serviceUrl === activity.serviceUrl && (endorsements?.includes(activity.channelId) ?? true);
