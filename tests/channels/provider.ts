import type { Sent } from '../../src/channel/faults.ts';
import type { Content } from '../../src/channel/message.ts';
import type { Destination, Parcel } from '../../src/channel/parcel.ts';
import type { Fetched, Happening, PushedChannel } from '../../src/channel/port.ts';

/** What a provider does with one call: takes it, refuses it, or takes it and says nothing. */
export type Turn = Sent | 'takenAndSilent' | 'silent';

/** A provider in this process whose every answer a test decides. */
export class Provider {
  /** What members were shown, by address, in order; with our own name of the parcel. */
  readonly shown = new Map<string, { readonly text: string; readonly id: string }[]>();
  calls = 0;
  answer: (parcel: Parcel, to: Destination) => Turn | Promise<Turn> = () => ({ ok: true });
  files = new Map<string, Fetched>();
  /** How a file is fetched, where it is not simply there or gone. */
  fetching: (ref: string) => Promise<Fetched> = (ref) =>
    Promise.resolve(this.files.get(ref) ?? { ok: false, why: 'gone' });
  private named = 0;

  constructor(
    private readonly more: Partial<Pick<PushedChannel, 'reports' | 'endpoint'>> & {
      readonly capabilities?: Partial<PushedChannel['capabilities']>;
    } = {},
  ) {}

  textsOf(address: string): readonly string[] {
    return (this.shown.get(address) ?? []).map(({ text }) => text);
  }

  get channel(): PushedChannel {
    return {
      name: 'fake',
      delivery: 'pushed',
      reports: this.more.reports ?? false,
      ...(this.more.endpoint && { endpoint: this.more.endpoint }),
      capabilities: {
        buttons: { most: 0, label: 0 },
        list: { most: 0, label: 0, detail: 0 },
        text: 4096,
        asking: 4096,
        files: true,
        identifiers: true,
        contact: false,
        pace: { all: 100_000, each: 10_000, burst: 10_000 },
        ...this.more.capabilities,
      },
      receive: () => ({ kind: 'ignored' }),
      send: (parcel, to) => this.send(parcel, to),
      fetch: ({ ref }) => this.fetching(ref),
      check: () => Promise.resolve([]),
    };
  }

  private async send(parcel: Parcel, to: Destination): Promise<Sent> {
    this.calls += 1;
    const turn = await this.answer(parcel, to);
    if (turn === 'silent') return { ok: false, fault: 'unknownOutcome' };
    if (turn !== 'takenAndSilent' && !turn.ok) return turn;
    const list = this.shown.get(to.address) ?? [];
    list.push({ text: parcel.text, id: to.id });
    this.shown.set(to.address, list);
    if (turn === 'takenAndSilent') return { ok: false, fault: 'unknownOutcome' };
    this.named += 1;
    return { ok: true, external: turn.external ?? `external-${this.named}` };
  }
}

/** A message of a member as a channel tells it. */
export const wrote = (
  address: string,
  external: string,
  content: Content | string,
  more: Partial<Extract<Happening, { kind: 'message' }>> = {},
): Happening => ({
  kind: 'message',
  address,
  at: Date.now(),
  message: { external, content: typeof content === 'string' ? { kind: 'text', text: content } : content },
  ...more,
});
