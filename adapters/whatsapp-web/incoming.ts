import { setTimeout as sleep } from 'node:timers/promises';
import type { Listening } from '../../src/channel/port.ts';
import { Bounded } from '../../src/kernel/bounded.ts';
import { nameOfError } from '../../src/kernel/errors.ts';
import type { Log } from '../../src/kernel/log.ts';
import { happeningsOf } from './receive.ts';
import type { Heard } from './wire.ts';

const remembered = 5000;

/**
 * Gives messages on: in order for each member, members side by side, each once. It outlives the browsers: what one showed and the next
 * shows again, perhaps under the other form of the address, is known here.
 */
export class Incoming {
  private readonly known = new Bounded<string, Promise<boolean>>(remembered);
  private readonly phones = new Bounded<string, string>(remembered);
  private readonly chains = new Map<string, Promise<unknown>>();
  private readonly addresses = new Bounded<string, string>(remembered);

  /** `pause` is how long a message waits that could not be kept, in milliseconds. */
  constructor(
    private readonly log: Log,
    private readonly pause: number,
  ) {}

  /** Resolves when the message is kept: true. False when the signal came first; then it must be shown again. */
  heard(message: Heard, listening: Pick<Listening, 'take' | 'signal'>): Promise<boolean> {
    const known = this.known.get(message.id);
    if (known) {
      this.learn(message);
      return known;
    }
    const one = this.named(message);
    this.addresses.set(one.id, one.address);
    const turn = (this.chains.get(one.address) ?? Promise.resolve()).then(() => this.keep(one, listening));
    this.chains.set(one.address, turn);
    void turn.then((kept) => {
      if (!kept) this.known.delete(one.id);
      if (this.chains.get(one.address) === turn) this.chains.delete(one.address);
    });
    this.known.set(one.id, turn);
    return turn;
  }

  /** One message under two forms: both are the same member, also where WhatsApp does not say so. */
  private learn(again: Heard): void {
    const first = this.addresses.get(again.id) ?? again.address;
    if (first !== again.address) this.phones.set(again.address, first);
  }

  private named(message: Heard): Heard {
    const phone = this.phones.get(message.address);
    return phone === undefined
      ? message
      : { ...message, address: phone, also: [...message.also, message.address] };
  }

  private async keep(message: Heard, { take, signal }: Pick<Listening, 'take' | 'signal'>): Promise<boolean> {
    const happenings = happeningsOf(message);
    if (happenings.length === 0) {
      const kind = /^\w{1,40}$/u.test(message.type) ? message.type : 'unknown';
      this.log.info('whatsapp-web: a message says nothing to us', { kind });
      return true;
    }
    while (!signal.aborted) {
      try {
        await take(happenings);
        return true;
      } catch (error) {
        this.log.warn('whatsapp-web: a message could not be kept yet', { error: nameOfError(error) });
        await sleep(this.pause, undefined, { signal }).catch(() => undefined);
      }
    }
    return false;
  }
}
