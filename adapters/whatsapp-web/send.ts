import type { Sent } from '../../src/channel/faults.ts';
import { largestFile, type Media } from '../../src/channel/message.ts';
import type { Destination, Parcel } from '../../src/channel/parcel.ts';
import type { Fetched } from '../../src/channel/port.ts';
import { Bounded } from '../../src/kernel/bounded.ts';
import { never } from '../../src/kernel/errors.ts';
import { messageOf } from './compose.ts';
import type { Pipe } from './pipe.ts';
import { isMember } from './receive.ts';
import type { Heard, Outcome } from './wire.ts';

const remembered = 2000;
/** How long the text of a message of ours is known as ours, should its id never have come; milliseconds. */
const textHolds = 10 * 60_000;

function sentOf(outcome: Outcome): Sent {
  switch (outcome.kind) {
    case 'sent':
      return { ok: true, external: outcome.id };
    case 'noSuchMember':
      return { ok: false, fault: 'blocked' };
    case 'notUploaded':
      return { ok: false, fault: 'providerError' };
    case 'closed':
      return { ok: false, fault: outcome.before ? 'unreachable' : 'unknownOutcome' };
    case 'unknown':
      return { ok: false, fault: 'unknownOutcome' };
    default:
      return never(outcome);
  }
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A message of ours that was handed over, by our own name of it. */
interface Handed {
  readonly text: string;
  readonly address: string;
  readonly at: number;
  /** Nobody told what became of it. */
  doubtful: boolean;
  /** Its id, where a page showed it. */
  shown: string | undefined;
}

/** What goes out, one message at a time, and what of the account's messages is ours. It outlives the browsers. */
export class Outgoing {
  private readonly ids = new Bounded<string, true>(remembered);
  private readonly handed = new Bounded<string, Handed>(remembered);
  private last: Promise<unknown> = Promise.resolve();

  /** `patience` is how long a message that was handed over is waited for, in milliseconds. */
  constructor(
    private readonly pipe: () => Pipe | undefined,
    private readonly now: () => number,
    private readonly patience: number,
  ) {}

  send(parcel: Parcel, to: Destination): Promise<Sent> {
    if (!isMember(to.address)) return Promise.resolve({ ok: false, fault: 'rejected' });
    const sent = this.last.then(() => this.hand(parcel, to));
    this.last = sent;
    return sent;
  }

  private async hand(parcel: Parcel, { address, id }: Destination): Promise<Sent> {
    const before = this.handed.get(id);
    if (before?.doubtful === false && before.shown !== undefined) return { ok: true, external: before.shown };
    const pipe = this.pipe();
    if (pipe?.state !== 'ready') return { ok: false, fault: 'unreachable' };
    const message = messageOf(parcel, address);
    const one: Handed = {
      ...{ text: plain(message.text), address, at: this.now() },
      ...{ doubtful: false, shown: undefined },
    };
    this.handed.set(id, one);
    const { handed, answer } = await pipe.call(message, this.patience);
    const sent: Sent =
      answer?.kind === 'sent'
        ? sentOf(answer.outcome)
        : { ok: false, fault: handed ? 'unknownOutcome' : 'unreachable' };
    if (sent.ok) {
      one.shown = sent.external;
      if (sent.external !== undefined) this.ids.set(sent.external, true);
      return sent;
    }
    return sent.fault === 'unknownOutcome' ? this.doubt(one, pipe) : sent;
  }

  /** A page that shows a message and still lives will send it. Whether one that is gone has sent it, the next page shows. */
  private doubt(one: Handed, pipe: Pipe): Sent {
    if (one.shown !== undefined && pipe.state === 'ready') {
      this.ids.set(one.shown, true);
      return { ok: true, external: one.shown };
    }
    one.shown = undefined;
    one.doubtful = true;
    return { ok: false, fault: 'unknownOutcome' };
  }

  /**
   * What a page shows as the account's own. Answers our name of it when it settles what became of a message that was in doubt; `ours`
   * is whether we sent it: by its id, or by its text where the browser ended before it could tell the id.
   */
  own({ id, text, name, address, also }: Heard): { readonly ours: boolean; readonly settled?: string } {
    if (this.ids.get(id)) return { ours: true };
    const said = plain(text === name ? '' : text);
    const from = this.now() - textHolds;
    const same = this.handed.all().filter(([, one]) => one.at >= from && one.text === said);
    const forms = [address, ...also];
    const [parcel, one] =
      same.find(([, { shown, address: to }]) => shown === undefined && forms.includes(to)) ?? [];
    if (parcel === undefined || !one) return { ours: same.length > 0 };
    one.shown = id;
    if (!one.doubtful) return { ours: true };
    one.doubtful = false;
    this.ids.set(id, true);
    return { ours: true, settled: parcel };
  }

  /** Resolves when nothing is on its way. */
  idle(): Promise<unknown> {
    return this.last;
  }

  /** Fetches a file by the library's name of its message. */
  async fetch({ ref, size = 0 }: Media): Promise<Fetched> {
    if (size > largestFile) return { ok: false, why: 'tooLarge' };
    const pipe = this.pipe();
    if (pipe?.state !== 'ready') return { ok: false, why: 'later' };
    const { answer } = await pipe.call({ kind: 'fetch', key: ref, most: largestFile }, 2 * this.patience);
    if (answer?.kind !== 'fetched') return { ok: false, why: 'later' };
    const { delivered } = answer;
    if (delivered.kind === 'none') return { ok: false, why: delivered.why };
    const bytes = new Uint8Array(Buffer.from(delivered.base64, 'base64'));
    return { ok: true, bytes, ...(delivered.name !== undefined && { name: delivered.name }) };
  }
}
