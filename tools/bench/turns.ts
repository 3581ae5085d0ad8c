import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage } from '../../src/channel/message.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { Conversations } from '../../src/conversation/conversations.ts';
import { dialogueOf, requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { atOnce } from '../at-once.ts';

/** How many conversations are under way at the same moment. */
export const flight = 64;
const variations = 16;
/** So many turns, at least, has the request that is measured: the same one from release to release, or figures could not be compared. */
const fewestTurns = 13;

/** How a crowd talks: so many conversations at a time, with a pause of so many milliseconds after each turn. */
interface Pacing {
  readonly inFlight: number;
  readonly pause: number;
}

/** Members who send the same request in sixteen variations, so many at a time. */
export class Crowd {
  readonly dialogue;
  readonly turns: number;
  readonly conversations: Conversations;
  private readonly scripts: readonly (readonly IncomingMessage[])[];

  constructor(private readonly ground: Ground) {
    const { engine, houses } = ground;
    const { house, service } = dialogueOf(engine, houses.values(), fewestTurns);
    this.dialogue = { association: house.association.id, service };
    this.scripts = Array.from({ length: variations }, (_, n) =>
      requestDialogue(engine, { house, service, n }),
    );
    this.turns = this.scripts[0]?.length ?? 0;
    this.conversations = new Conversations(ground);
  }

  async begin(count: number): Promise<string[]> {
    const [channel = ''] = this.ground.pulled;
    const made = Array.from({ length: count }, () =>
      this.conversations.begin(this.dialogue.association, channel),
    );
    return (await Promise.all(made)).map(({ publicId }) => publicId);
  }

  /** One member from the greeting to the receipt. Puts the milliseconds of each turn into `times`. */
  private async talk(publicId: string, n: number, pacing: { times: number[]; pause: number }): Promise<void> {
    for (const message of this.scripts[n % this.scripts.length] ?? []) {
      const took = stopwatch();
      await this.conversations.receive(publicId, message);
      pacing.times.push(took());
      if (pacing.pause > 0) await pause(pacing.pause);
    }
  }

  /** Every variation in turn, as fast as it goes without another pacing. Answers the milliseconds of each turn. */
  async talkAll(
    ids: readonly string[],
    pacing: Pacing = { inFlight: flight, pause: 0 },
  ): Promise<readonly number[]> {
    const times: number[] = [];
    await atOnce(ids, pacing.inFlight, (publicId, i) =>
      this.talk(publicId, i, { times, pause: pacing.pause }),
    );
    return times;
  }
}
