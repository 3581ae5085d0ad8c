import type { Sent } from '../../src/channel/faults.ts';
import type { Media } from '../../src/channel/message.ts';
import type { Destination, Parcel } from '../../src/channel/parcel.ts';
import type { Fetched } from '../../src/channel/port.ts';
import { never } from '../../src/kernel/errors.ts';
import { Newest } from './newest.ts';
import type { Pipe } from './pipe.ts';
import { isMember } from './receive.ts';
import type { Heard, Outcome } from './wire.ts';

const remembered = 2000;
/** How long the text of a message of ours is known as ours, should its id never have come; milliseconds. */
const textHolds = 10 * 60_000;
/** What we take, in bytes. */
const largest = 10 * 1024 * 1024;

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
const textOf = ({ text, link }: Parcel): string =>
  [text, ...(link ? [`${link.label}: ${link.url}`] : [])].join('\n\n').trim();

/** What goes out, one message at a time, and what of the account's messages is ours. It outlives the browsers. */
export class Outgoing {
  private readonly ids = new Newest<true>(remembered);
  private readonly texts = new Newest<{ readonly text: string; readonly at: number }>(remembered);
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
    const pipe = this.pipe();
    if (pipe?.state !== 'ready') return { ok: false, fault: 'unreachable' };
    const text = textOf(parcel);
    this.texts.set(id, { text: plain(text), at: this.now() });
    const { file } = parcel;
    const carried = file && {
      name: file.name,
      type: file.type,
      base64: Buffer.from(file.bytes).toString('base64'),
    };
    const question = { kind: 'send', to: address, text, ...(carried && { file: carried }) } as const;
    const asked = await pipe.ask(question, this.patience);
    if (!asked.handed) return { ok: false, fault: 'unreachable' };
    if (asked.answer?.kind !== 'sent') return { ok: false, fault: 'unknownOutcome' };
    const sent = sentOf(asked.answer.outcome);
    if (sent.ok && sent.external !== undefined) this.ids.set(sent.external, true);
    return sent;
  }

  /** Whether we sent what the account shows as its own: by its id, or by its text where the browser ended before it could tell the id. */
  isOurs({ id, text, name }: Heard): boolean {
    if (this.ids.get(id)) return true;
    const said = plain(text === name ? '' : text);
    const from = this.now() - textHolds;
    return this.texts.values().some((one) => one.at >= from && one.text === said);
  }

  /** Resolves when nothing is on its way. */
  idle(): Promise<unknown> {
    return this.last;
  }

  /** Fetches a file by the library's name of its message. */
  async fetch({ ref, size = 0 }: Media): Promise<Fetched> {
    if (size > largest) return { ok: false, why: 'tooLarge' };
    const pipe = this.pipe();
    if (pipe?.state !== 'ready') return { ok: false, why: 'later' };
    const { answer } = await pipe.ask({ kind: 'fetch', key: ref, most: largest }, 2 * this.patience);
    if (answer?.kind !== 'fetched') return { ok: false, why: 'later' };
    const { delivered } = answer;
    if (delivered.kind === 'none') return { ok: false, why: delivered.why };
    const bytes = new Uint8Array(Buffer.from(delivered.base64, 'base64'));
    return { ok: true, bytes, ...(delivered.name !== undefined && { name: delivered.name }) };
  }
}
