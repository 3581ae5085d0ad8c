import type { PushedChannel, Removed } from '../../channel/port.ts';
import { hour, minute, second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { firstSince, moveWipe, namesSent, takeWipes, type Wipe } from '../../records/sending/wipes.ts';
import { allEntries } from '../../records/turns/entries.ts';
import { holdFor } from '../holding.ts';
import type { Ground } from '../context.ts';
import { bodyOf } from '../turn/entry-body.ts';

/** What a member reads that asked for it stands so long before it goes too. */
const readFor = 2 * minute;
/** So long something is tried again that the provider did not answer to. */
const triedFor = 6 * hour;
const together = 20;

/** How long to wait after so many tries. */
const pauseAfter = (tries: number): number => Math.min(10 * minute, second * 2 ** Math.min(tries, 10));

/** Takes away from the chats of members what they do not want to see any more, on both sides, as far as their provider lets us. */
export class Wiping {
  private readonly rounds: Rounds | undefined;

  constructor(
    private readonly ground: Ground,
    private readonly channels: ReadonlyMap<string, PushedChannel>,
  ) {
    const accounts = [...channels].flatMap(([account, { capabilities }]) =>
      capabilities.removes === undefined ? [] : [account],
    );
    if (accounts.length === 0) return;
    this.rounds = new Rounds({
      round: () => this.round(accounts),
      pause: second,
      failed: (error) =>
        ground.log.warn('what is to be wiped could not be read', { error: nameOfError(error) }),
    });
  }

  private async round(accounts: readonly string[]): Promise<number | undefined> {
    const now = this.ground.clock.now();
    const due = { now, until: now + holdFor, most: together };
    const found = await takeWipes(this.ground.database, accounts, due);
    await Promise.all(found.map((one) => this.wiped(one)));
    return found.length > 0 ? 0 : undefined;
  }

  private async wiped(wipe: Wipe): Promise<void> {
    const { clock, database, log } = this.ground;
    const now = clock.now();
    const isLast = now >= wipe.askedAt + readFor;
    const removed = await this.remove(wipe, isLast).catch((error: unknown): Removed => {
      log.warn('a chat will be wiped again', { conversation: wipe.publicId, error: nameOfError(error) });
      return 'later';
    });
    if (removed === 'refused')
      log.warn('a provider did not let a chat be wiped', { conversation: wipe.publicId });
    const again = removed === 'later' && now < wipe.askedAt + triedFor;
    // The second time is also for what was still on its way the first time.
    const next = again ? now + pauseAfter(wipe.tries) : isLast ? null : wipe.askedAt + readFor;
    await moveWipe(database, wipe, { next, refused: removed === 'refused' });
  }

  /** Takes away what both sides wrote since the provider lets us, up to the words that asked for it. */
  private async remove(wipe: Wipe, isLast: boolean): Promise<Removed> {
    const { database, clock } = this.ground;
    const channel = this.channels.get(wipe.account);
    const since = clock.now() - (channel?.capabilities.removes ?? 0);
    const upTo = isLast && wipe.fleeting ? wipe.seq : wipe.seq - 1;
    const [sent, written] = await Promise.all([
      namesSent(database, wipe, { since, upTo }),
      this.written(wipe, since),
    ]);
    return (await channel?.remove?.([...written, ...sent], wipe.address)) ?? 'refused';
  }

  /** The provider's names of what the member wrote. */
  private async written(wipe: Wipe, since: number): Promise<readonly string[]> {
    const { database } = this.ground;
    const from = await firstSince(database, wipe, since);
    if (from === undefined) return [];
    const entries = await allEntries(database, wipe, { after: from });
    return entries.flatMap((entry) => {
      const external = entry.seq <= wipe.seq ? bodyOf(entry).heard?.external : undefined;
      return external === undefined ? [] : [external];
    });
  }

  async stop(): Promise<void> {
    await this.rounds?.stop();
  }
}
