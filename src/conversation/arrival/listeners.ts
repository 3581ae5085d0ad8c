import type { Happening } from '../../channel/port.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { accountOf } from '../../records/sending/addresses.ts';
import { onOneNode } from '../../records/base/on-one-node.ts';
import type { Channels, Served } from './channels.ts';
import type { Ground } from '../context.ts';

const pause = 500;

/** Channels that fetch their messages themselves, each on one node at a time. */
export class Listeners {
  private readonly running: readonly { stop(): Promise<void> }[];

  constructor(
    private readonly ground: Ground,
    private readonly channels: Channels,
    /** Called when a channel needs a person to read a code with a phone, and without a code when it does no more. */
    onCode: (association: string, channel: string, qr: string | undefined) => void,
  ) {
    this.running = channels.served.flatMap((served) => {
      const listen = served.channel.listen?.bind(served.channel);
      if (!listen) return [];
      const account = accountOf({ association: served.association, channel: served.channel.name });
      return [
        onOneNode(ground.database, account, (signal) =>
          listen({
            signal,
            take: (happenings) => this.take(served, happenings, signal),
            showCode: (code) => onCode(served.association, served.channel.name, code?.qr),
          }),
        ),
      ];
    });
  }

  /** Tries until it is kept: nobody forgets a message because the database was away. */
  private async take(served: Served, happenings: readonly Happening[], signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await this.channels.take(served, happenings);
        return;
      } catch (error) {
        this.ground.log.warn('what arrived could not be kept yet', {
          channel: served.channel.name,
          error: nameOfError(error),
        });
        if (signal.aborted) throw error;
        await new Promise((done) => setTimeout(done, pause));
      }
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((one) => one.stop()));
  }
}
