import { importJWK } from 'jose';
import { z } from 'zod';
import { day, minute, second } from '../../../src/kernel/clock.ts';
import { isSecure, urlOf } from './hosts.ts';
import { call, CallFailed, failureOf, type Failure } from '../client.ts';

type PublicKey = Awaited<ReturnType<typeof importJWK>>;

/** A key of Microsoft's; `endorsements` are the channels that it may sign for, where it says so. */
export interface Key {
  readonly key: PublicKey;
  readonly endorsements: readonly string[] | undefined;
}

const Metadata = z.object({ jwks_uri: z.string() });
const Jwks = z.object({ keys: z.array(z.unknown()) });
const Jwk = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});

/** Keys are asked for anew after a day. As long as nobody answers, those of up to five days hold: Microsoft's own clients keep them so. */
const fresh = day;
const usable = 5 * day;
/** An unknown key may be a new one of theirs, but whoever makes one up must not make us ask all the time. */
const pause = 5 * minute;
const afterFailure = second;

interface Ring {
  readonly at: number;
  readonly keys: ReadonlyMap<string, Key>;
}

/** The keys by which Microsoft signs its calls, from the OpenID document at `metadata`; nothing is fetched from another host. */
export class Keys {
  private ring: Ring | undefined;
  private failedAt = -Infinity;
  private fetching: Promise<Ring | undefined> | undefined;

  constructor(
    private readonly metadata: string,
    private readonly now: () => number,
    private readonly patience: number,
  ) {}

  /** The key of that name. `unknown`: there is none. `unavailable`: nobody can tell right now. */
  async find(kid: string): Promise<Key | 'unknown' | 'unavailable'> {
    const { ring } = this;
    const age = ring ? this.now() - ring.at : Infinity;
    const known = ring?.keys.get(kid);
    if (known && age < fresh) return known;
    if (!known && age < pause) return 'unknown';
    const renewed = await this.renew();
    if (renewed) return renewed.keys.get(kid) ?? 'unknown';
    return known && age < usable ? known : 'unavailable';
  }

  /** Looks whether there are keys; how asking for them failed, where it did. */
  async look(): Promise<Failure | 'none' | undefined> {
    try {
      return (await this.fetch()).keys.size > 0 ? undefined : 'none';
    } catch (error) {
      return failureOf(error);
    }
  }

  private renew(): Promise<Ring | undefined> {
    if (this.now() - this.failedAt < afterFailure) return Promise.resolve(undefined);
    this.fetching ??= this.fetch()
      .then((ring) => (this.ring = ring))
      .catch(() => {
        this.failedAt = this.now();
        return undefined;
      })
      .finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async fetch(): Promise<Ring> {
    const get = (url: string): Promise<unknown> => call(url, { method: 'GET', patience: this.patience });
    const metadata = Metadata.safeParse(await get(this.metadata));
    const uri = metadata.success ? urlOf(metadata.data.jwks_uri) : undefined;
    if (!uri || !isSecure(uri) || uri.hostname !== new URL(this.metadata).hostname)
      throw new CallFailed({ kind: 'lost' });
    const jwks = Jwks.safeParse(await get(uri.href));
    if (!jwks.success) throw new CallFailed({ kind: 'lost' });
    const read = await Promise.all(jwks.data.keys.map(keyOf));
    return { at: this.now(), keys: new Map(read.flatMap((one) => (one ? [one] : []))) };
  }
}

async function keyOf(json: unknown): Promise<readonly [string, Key] | undefined> {
  const jwk = Jwk.safeParse(json);
  if (!jwk.success) return undefined;
  const { kty, kid, n, e, endorsements } = jwk.data;
  try {
    return [kid, { key: await importJWK({ kty, n, e }, 'RS256'), endorsements }];
  } catch {
    return undefined;
  }
}
