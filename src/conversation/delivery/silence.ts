import { minute } from '../../kernel/clock.ts';
import { isDueSince } from '../../records/sending/addresses.ts';
import type { Account } from './account.ts';
import type { Ground } from '../context.ts';

/** Rounds follow one another within a second: after so long something is wrong with them. */
const silentFor = minute / 2;
/** What is due is taken up in the next round, however much there is: what is due for so long is not. */
const longDue = 10 * minute;

/** Whether an outbox has fallen silent. */
export class Silence {
  /** When the last round came to its end. */
  private last: number;

  constructor(private readonly ground: Pick<Ground, 'clock' | 'database'>) {
    this.last = ground.clock.now();
  }

  wentRound(): void {
    this.last = this.ground.clock.now();
  }

  /**
   * True where for long no round came to its end, or something is due for longer than that of an account that could take it. What a provider is asked to
   * wait with is not due.
   */
  async now(accounts: readonly Account[]): Promise<boolean> {
    if (accounts.length === 0) return false;
    const now = this.ground.clock.now();
    if (now - this.last > silentFor) return true;
    const ready = accounts.filter((account) => account.room(now) > 0).map(({ name }) => name);
    return ready.length > 0 && (await isDueSince(this.ground.database, ready, now - longDue));
  }
}
