import type { Ground } from '../../conversation/context.ts';
import { minute } from '../../kernel/clock.ts';
import { deviceIn, type Device } from './device.ts';

/** Attempts are counted in windows of this length: whoever is over a limit comes in again after it at the latest. */
export const window = 15 * minute;
const most = {
  /** From one address, for all accounts together: an office has one address. */
  fromAddress: 300,
  /** For one account from one address, and from a browser in which it was signed in before. */
  pair: 10,
  device: 10,
  /** For one account from everywhere else together. Beyond it each further address has a few, so that its owner is not locked out. */
  account: 100,
  pairBeyond: 2,
  accountBeyond: 500,
} as const;

/** Who tries to sign in: for which account, from where, and what their browser kept of an earlier sign-in. */
export interface Attempt {
  readonly email: string;
  readonly address: string;
  readonly device: string | undefined;
}

/** By what an account, or an address, is counted and named in the log, whether it exists or not. */
export const accountOf = ({ database }: Ground, email: string): string =>
  database.blind.hash('sign-in', email.trim().toLowerCase()).toString('base64url').slice(0, 22);

/**
 * Counts the attempts to sign in. A browser in which the account was signed in before, in its present term, has a window of its own: whatever
 * others try, its owner comes in.
 */
export class Attempts {
  constructor(private readonly ground: Ground) {}

  /** Whether one more attempt from the address may be looked at; of a browser that is known it is not asked. */
  async fromThere({ address, device }: Attempt): Promise<boolean> {
    return (
      deviceIn(this.ground, device) !== undefined || this.allow(`sign-in-from ${address}`, most.fromAddress)
    );
  }

  /** Whether the password of the account may be checked once more; `known` is the browser in which it was signed in before. */
  async forAccount({ email, address }: Attempt, known: Device | undefined): Promise<boolean> {
    if (known) return this.allow(`sign-in-device ${known.id}`, most.device);
    const account = accountOf(this.ground, email);
    if (!(await this.allow(`sign-in-pair ${account} ${address}`, most.pair))) return false;
    if (await this.allow(`sign-in-account ${account}`, most.account)) return true;
    return (
      (await this.allow(`sign-in-beyond ${account} ${address}`, most.pairBeyond)) &&
      (await this.allow(`sign-in-beyond-all ${account}`, most.accountBeyond))
    );
  }

  private allow(key: string, times: number): Promise<boolean> {
    return this.ground.coordination.allow(key, times, window);
  }
}
