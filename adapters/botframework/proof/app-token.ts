import { z } from 'zod';
import { minute, second } from '../../../src/kernel/clock.ts';
import { call, CallFailed } from '../client.ts';

/** By what the bot proves itself to Microsoft. `login` is without a slash at the end. */
export interface Credentials {
  readonly login: string;
  readonly tenant: string;
  readonly appId: string;
  readonly password: string;
  readonly scope: string;
}

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
/** A token is not used any more so long before its end. */
const margin = 5 * minute;

interface Held {
  readonly token: string;
  readonly until: number;
}

/** The token by which the bot speaks: asked for once, held until five minutes before its end. */
export class AppToken {
  private held: Held | undefined;
  private fetching: Promise<Held> | undefined;

  constructor(
    private readonly credentials: Credentials,
    private readonly now: () => number,
    private readonly patience: number,
  ) {}

  /** The token. Throws CallFailed when Microsoft does not give one. */
  async get(): Promise<string> {
    if (this.held && this.now() < this.held.until) return this.held.token;
    this.fetching ??= this.fetch().finally(() => (this.fetching = undefined));
    this.held = await this.fetching;
    return this.held.token;
  }

  /** The token was refused: another one is asked for next time. */
  forget(token: string): void {
    if (this.held?.token === token) this.held = undefined;
  }

  private async fetch(): Promise<Held> {
    const { login, tenant, appId, password, scope } = this.credentials;
    const json = await call(`${login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: password,
        scope,
      }).toString(),
      patience: this.patience,
    });
    const granted = Granted.safeParse(json);
    if (!granted.success) throw new CallFailed({ kind: 'lost' });
    const lasts = granted.data.expires_in * second;
    return { token: granted.data.access_token, until: this.now() + Math.max(lasts - margin, lasts / 2) };
  }
}
