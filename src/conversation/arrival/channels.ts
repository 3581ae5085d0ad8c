import type { IncomingMessage } from '../../channel/message.ts';
import type { Call, FileToSend, Happening, NoMessages, PushedChannel } from '../../channel/port.ts';
import { hour, second } from '../../kernel/clock.ts';
import { Fault, nameOfError } from '../../kernel/errors.ts';
import { Joined } from '../../kernel/pace/joined.ts';
import { inTime } from '../../kernel/pace/in-time.ts';
import { down } from '../../records/base/down.ts';
import {
  accountOf,
  addressOf,
  conversationAt,
  noteHeard,
  setBlocked,
  setUnblocked,
} from '../../records/sending/addresses.ts';
import { noteProgress, noteUndelivered, type NamedParcel } from '../../records/sending/outbox.ts';
import { Account } from '../delivery/account.ts';
import { Arrivals } from './arrivals.ts';
import type { Ground } from '../context.ts';
import { joinsOthers, type Conversations } from '../conversations.ts';
import { Delivery, type DeliveryAlarms } from '../delivery/delivery.ts';
import { Wiping } from '../delivery/wiping.ts';
import type { LoadedConversation } from '../turn/cache.ts';
import { readable } from '../turn/incoming/readable.ts';
import { mayKeep } from '../turn/turn.ts';
import { Forms } from './forms.ts';
import { profileOf } from './profile.ts';

/** An account of an association on a channel that we call. */
export interface Served {
  readonly association: string;
  readonly channel: PushedChannel;
}

/** What a provider is answered. */
export type CallAnswer = NoMessages | { readonly kind: 'kept' };

type Message = Extract<Happening, { kind: 'message' }>;

const takeoverHolds = hour;
/** So long the database is waited for that says whether something is due. */
const mustMoveWithin = 1.5 * second;

/** Which accounts are served, the public address of this server (without a slash at the end), and who hears of what did not arrive. */
export interface Serving {
  readonly served: readonly Served[];
  readonly base: () => string;
  readonly alarms: DeliveryAlarms;
}

/** Nothing was written before Silah: an earlier time is no time. */
const earliest = Date.UTC(2020, 0);

/** A time as a provider tells it, now for one that cannot be. */
const timeOf = (told: number, now: number): number => (told >= earliest && told <= now ? told : now);

/** Messages of channels that we call: in from their calls, out through the outbox. */
export class Channels {
  readonly forms: Forms;
  private readonly byName: ReadonlyMap<string, Served>;
  private readonly accounts: readonly Account[];
  private readonly arrivals: Arrivals;
  private readonly delivery: Delivery;
  private readonly wiping: Wiping;
  private readonly silence = new Joined<boolean>();

  constructor(
    private readonly ground: Ground,
    private readonly conversations: Conversations,
    { served, base, alarms }: Serving,
  ) {
    const name = ({ association, channel }: Served): string =>
      accountOf({ association, channel: channel.name });
    this.byName = new Map(served.map((one) => [name(one), one]));
    this.accounts = served.map((one) => new Account(name(one), one.channel, ground.coordination));
    for (const one of served) ground.reach.serve(name(one), one.channel.capabilities);
    this.forms = new Forms(ground, conversations, base);
    this.arrivals = new Arrivals(
      ground,
      conversations,
      new Map([...this.byName].map(([account, { channel }]) => [account, channel])),
    );
    const made = {
      form: (conversation: number, prompt: string) => this.forms.make(conversation, prompt),
      review: (conversation: number, prompt: string) => this.forms.makeReview(conversation, prompt),
      file: (held: { readonly key: Buffer }, id: string) => ground.files.get(held, id),
    };
    this.delivery = new Delivery({ ground, accounts: this.accounts, made, alarms });
    this.wiping = new Wiping(
      ground,
      new Map([...this.byName].map(([account, { channel }]) => [account, channel])),
    );
    if (served.length === 0) return;
    conversations.onSaid(() => this.delivery.hint());
    conversations.onCarry((publicId, file) => this.carries(publicId, file));
  }

  get served(): readonly Served[] {
    return [...this.byName.values()];
  }

  /** Resolves within two seconds when what is to be sent is taken up; throws Fault outboxSilent, or databaseDown. */
  async mustMove(): Promise<void> {
    const isSilent = this.silence.run('silence', () => this.delivery.isSilent());
    if (await inTime(mustMoveWithin, isSilent, down))
      throw new Fault('outboxSilent', 'What is to be sent stands still. Nothing was lost: see the log.');
  }

  /** A call of a provider; undefined when there is no such account. Throws Fault databaseDown: then it must be made again. */
  async call(channel: string, association: string, call: Call): Promise<CallAnswer | undefined> {
    const served = this.byName.get(accountOf({ association, channel }));
    if (!served) return undefined;
    const received = await served.channel.receive(call);
    if (received.kind !== 'happenings') return received;
    await this.take(served, received.happenings);
    return { kind: 'kept' };
  }

  /** Takes what a provider told: in order for each address, addresses side by side. Resolves when everything is kept. */
  async take(served: Served, happenings: readonly Happening[]): Promise<void> {
    const byAddress = new Map<string, Happening[]>();
    for (const one of happenings) {
      const key = 'address' in one ? one.address : one.external;
      byAddress.set(key, [...(byAddress.get(key) ?? []), one]);
    }
    await Promise.all(
      [...byAddress.values()].map(async (list) => {
        for (const [i, one] of list.entries()) await this.happened(served, one, list[i + 1]);
      }),
    );
    this.delivery.hint();
  }

  private async happened(served: Served, one: Happening, next: Happening | undefined): Promise<void> {
    const { database } = this.ground;
    const { association, channel } = served;
    switch (one.kind) {
      case 'message':
        return this.message(served, one, next?.kind === 'message' && joinsOthers(next.message));
      case 'progress':
        return noteProgress(database, this.parcelNamed(served, one), one.progress);
      case 'undelivered': {
        const found = await noteUndelivered(database, this.parcelNamed(served, one), one.fault);
        if (found) this.delivery.failedLater(found.publicId, found.seq, one.fault);
        return;
      }
      case 'blocked':
      case 'unblocked': {
        const publicId = await conversationAt(database, {
          association,
          channel: channel.name,
          address: one.address,
        });
        if (publicId !== undefined)
          await (one.kind === 'blocked' ? setBlocked : setUnblocked)(
            database,
            publicId,
            timeOf(one.at, this.ground.clock.now()),
          );
        return;
      }
      case 'takeover':
        return this.takeover(served, one);
    }
  }

  private parcelNamed(
    { association, channel }: Served,
    { external, parcel }: { readonly external: string; readonly parcel?: string },
  ): NamedParcel {
    const account = accountOf({ association, channel: channel.name });
    return { account, external, ...(parcel !== undefined && { parcel }) };
  }

  private async message(
    { association, channel }: Served,
    { address, also = [], profile, at, message, receipt }: Message,
    more: boolean,
  ): Promise<void> {
    const { database, clock, log } = this.ground;
    const from = { association, channel: channel.name, address };
    const publicId = (await conversationAt(database, from, also)) ?? (await this.conversations.open(from));
    const known = await this.conversations.known(publicId);
    // It went between two looks: the provider sends the message again, and then it begins anew.
    if (!known) throw new Fault('databaseDown', 'The conversation is gone. Send the message again.');
    await noteHeard(database, known, {
      address: from,
      also,
      at: timeOf(at, clock.now()),
      profile: mayKeep(known.dialogue) ? profileOf(profile) : null,
    });
    const whole = readable(message);
    const fitting = known.seq > 0 ? this.asContinued(whole, known) : whole;
    if (!(await this.arrivals.keeps(known, fitting)))
      await this.conversations.receive(publicId, fitting, more);
    if (receipt !== undefined)
      void channel.taken?.(receipt).catch((error: unknown) => {
        log.warn('a channel threw', { channel: channel.name, error: nameOfError(error) });
      });
  }

  /** A conversation begins once; who says so again wants its menu, and says so in the language of the conversation. */
  private asContinued(
    message: IncomingMessage,
    { association, dialogue }: LoadedConversation,
  ): IncomingMessage {
    const wording = this.ground.houses.get(association)?.wording;
    if (message.content.kind !== 'start' || !wording) return message;
    const text = wording.line(dialogue?.facts.lang ?? 'ar', 'channel.typed.menu');
    return { ...message, content: { kind: 'text', text } };
  }

  /** Somebody answered on the account itself: from now on the bot is silent, as if a person at the desk had taken over. */
  private async takeover(
    { association, channel }: Served,
    { address, external, text }: Extract<Happening, { kind: 'takeover' }>,
  ): Promise<void> {
    const { database, clock } = this.ground;
    const publicId = await conversationAt(database, { association, channel: channel.name, address });
    if (publicId === undefined) return;
    await this.conversations.act<never>(publicId, ({ dialogue }) => ({
      act: {
        external: `phone ${external}`,
        kind: 'note',
        said: [{ message: { text, lang: dialogue?.facts.lang ?? 'ar' }, name: '☎' }],
        outcomes: [{ type: 'takeover', lease: clock.now() + takeoverHolds }],
      },
    }));
  }

  private async carries(publicId: string, file: FileToSend): Promise<boolean> {
    const known = await this.conversations.known(publicId);
    if (!known) return true;
    const { channel } = this.byName.get(accountOf(known)) ?? {};
    if (!channel?.carries) return true;
    const address = await addressOf(this.ground.database, known);
    return address === undefined || channel.carries(file, address);
  }

  /** Something may be due now. */
  hint(): void {
    this.delivery.hint();
  }

  async stop(): Promise<void> {
    await this.arrivals.stop();
    await this.wiping.stop();
    await this.delivery.stop();
    for (const account of this.accounts) account.close();
  }
}
