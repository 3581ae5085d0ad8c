import type { Sent } from '../channel/faults.ts';
import { second, type Clock } from '../kernel/clock.ts';
import { isUnreached } from '../kernel/calls.ts';
import { answerOf, type Answered } from './call.ts';
import { areKeys, encrypted } from './encrypted.ts';
import { listedAs } from './hosts.ts';
import { signature, type Signing } from './signature.ts';
import type { Pushed, Subscription } from './subscription.ts';

/** By what messages go out: the key pair, the hosts that they may go to, and whom a push service may ask about us. */
export interface PushSettings {
  readonly signing: Signing;
  readonly hosts: readonly string[];
  /** Whether those hosts that are named by themselves may stand in a private network: whoever runs the installation named them. */
  readonly inside: boolean;
  readonly contact?: string;
}

const longestWait = 3600 * second;

/** How long the service wants us to wait: seconds, or a date. */
function waitOf(after: string | undefined, now: number): { readonly again?: number } {
  if (after === undefined) return {};
  const wait = /^\d+$/.test(after) ? Number(after) * second : Date.parse(after) - now;
  return wait > 0 ? { again: Math.min(wait, longestWait) } : {};
}

function outcomeOf({ status, after }: Answered, now: number): Sent {
  if (status >= 200 && status < 300) return { ok: true };
  // The browser has let go of the subscription.
  if (status === 404 || status === 410) return { ok: false, fault: 'blocked' };
  if (status === 429) return { ok: false, fault: 'throttled', ...waitOf(after, now) };
  if (status >= 500) return { ok: false, fault: 'providerError', ...waitOf(after, now) };
  return { ok: false, fault: status === 401 || status === 403 ? 'notAllowed' : 'rejected' };
}

/** Web Push: messages to browsers that are closed, encrypted for the one browser that asked for them. */
export class Push {
  constructor(
    private readonly settings: PushSettings,
    private readonly clock: Clock,
  ) {}

  /** What a browser subscribes with, base64url. */
  get publicKey(): string {
    return this.settings.signing.publicKey;
  }

  /** Whether a subscription leads to a push service that is named, and can be encrypted for. */
  takes({ endpoint, keys }: Subscription): boolean {
    return listedAs(endpoint, this.settings.hosts) !== undefined && areKeys(keys);
  }

  /** Hands a message to the push service. `blocked`: the subscription is over. Nothing throws. */
  async send({ endpoint, keys }: Subscription, { text, lasts, urgency, topic }: Pushed): Promise<Sent> {
    const { signing, hosts, inside } = this.settings;
    const listed = listedAs(endpoint, hosts);
    if (!listed) return { ok: false, fault: 'blocked' };
    const now = this.clock.now();
    const body = encrypted(text, keys);
    const headers = {
      authorization: signature(signing, { ...this.settings, endpoint, now }),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      'content-length': body.length,
      ttl: Math.floor(lasts / second),
      urgency,
      topic,
    };
    try {
      const call = { endpoint, headers, body, inside: inside && listed === 'itself' };
      return outcomeOf(await answerOf(call), now);
    } catch (error) {
      return { ok: false, fault: isUnreached({ cause: error }) ? 'unreachable' : 'unknownOutcome' };
    }
  }
}
