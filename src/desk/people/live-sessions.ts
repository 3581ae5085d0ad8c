import type { Ground } from '../../conversation/context.ts';
import { second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { noteHere } from '../../records/desk/sharing.ts';
import { livingSessions } from '../../records/desk/sessions.ts';

/** Where every node hears that sessions of somebody may have ended. */
export const sessionsTopic = 'sessions';

/** So often the sessions of all open streams are looked at, in one question, when no news of them comes. */
const often = 2 * second;
/** So often it is noted at whom a page is open, and at once where one was opened. */
const noted = 20 * second;

/** The open streams of the desk, each with the session that opened it: a stream ends with its session, wherever that was ended. */
export class LiveSessions {
  private readonly open = new Map<object, { readonly session: string; readonly end: () => void }>();
  private hasNew = false;
  private notedAt = 0;
  private readonly unsubscribe: () => void;
  private readonly looking: Rounds;

  constructor(private readonly ground: Ground) {
    this.unsubscribe = ground.coordination.subscribe(sessionsTopic, () => this.looking.hint());
    this.looking = new Rounds({
      round: () => this.look(),
      first: often,
      pause: often,
      failed: (error) => ground.log.warn('sessions could not be looked at', { error: nameOfError(error) }),
    });
  }

  /** Calls `end` once when the session is over, unless the function that is returned is called before. */
  join(session: string, end: () => void): () => void {
    const stream = {};
    this.open.set(stream, { session, end });
    this.hasNew = true;
    return () => void this.open.delete(stream);
  }

  /** Ends the streams whose session is over. */
  private async look(): Promise<void> {
    if (this.open.size === 0) return;
    const { database, clock } = this.ground;
    const streams = [...this.open];
    const ids = [...new Set(streams.map(([, { session }]) => session))];
    const living = await livingSessions(database, ids, clock.now());
    if (this.hasNew || clock.now() - this.notedAt >= noted) {
      this.hasNew = false;
      this.notedAt = clock.now();
      await noteHere(database, [...living], clock.now());
    }
    for (const [stream, { session, end }] of streams) {
      if (living.has(session) || !this.open.delete(stream)) continue;
      end();
    }
  }

  async close(): Promise<void> {
    this.unsubscribe();
    await this.looking.stop();
    for (const { end } of this.open.values()) end();
    this.open.clear();
  }
}
