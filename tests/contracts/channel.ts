import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Content, IncomingMessage, Lang } from '../../src/channel/message.ts';
import type { PulledChannel } from '../../src/channel/pulled.ts';
import type { Call, NoMessages, PushedChannel } from '../../src/channel/port.ts';
import { pulledContract, type Reading } from './pulled.ts';
import { pushedContract, type Account } from './pushed.ts';

type Channel = PulledChannel | PushedChannel;

/** A call by its name, for the tests of one channel. */
export interface Named {
  readonly name: string;
  readonly call: Call;
}

/** A genuine call and what it says. */
export interface Genuine extends Named {
  readonly says: readonly Content[];
  readonly lang?: Lang;
}

/** What a channel brings to its contract: recorded calls, as the provider really sends them where it is another's. */
export interface Recorded {
  readonly genuine: readonly Genuine[];
  /** Not what the channel sends: refused, with a mend. */
  readonly malformed: readonly Named[];
  /** Genuine calls that are no message of a member. */
  readonly unrelated: readonly Named[];
  /** Calls that somebody else made up; for channels that sign theirs. */
  readonly forged: readonly Named[];
}

const personal = { text: 'كناري 1093847561 SA5180000618273645509182', figures: '1093847561' } as const;

type Heard = { readonly kind: 'messages'; readonly messages: readonly IncomingMessage[] } | NoMessages;

/** What a call says, whichever way the channel is delivered. */
async function heard(channel: Channel, call: Call): Promise<Heard> {
  if (channel.delivery === 'pulled') return channel.receive(call);
  const received = await channel.receive(call);
  if (received.kind !== 'happenings') return received;
  const messages = received.happenings.flatMap((one) => (one.kind === 'message' ? [one.message] : []));
  return { kind: 'messages', messages };
}

/**
 * What every adapter promises to whoever calls `receive`, and what it does outwards: shown by an account at a stand-in of its provider, or
 * by a reading of what it shows.
 */
export function channelContract(channel: Channel, recorded: Recorded, by?: Account | Reading): void {
  const receive = (call: Call): Promise<Heard> => heard(channel, call);

  describe(`the channel ${channel.name}`, () => {
    test('has a name that can stand in a table', () => {
      expect(channel.name).toMatch(/^[a-z][a-z-]*$/);
    });

    test('says what it can show', () => {
      const { buttons, list, text } = channel.capabilities;
      for (const most of [buttons.most, buttons.label, list.most, list.label, text])
        expect(most).toBeGreaterThanOrEqual(0);
      expect(text).toBeGreaterThanOrEqual(160);
      if (buttons.most > 0) expect(buttons.label).toBeGreaterThan(0);
    });

    test.each(recorded.genuine)('receives $name', async ({ call, says, lang }) => {
      const received = await receive(call);
      if (received.kind !== 'messages') throw new Error(`it is ${received.kind}`);
      expect(received.messages.map(({ content }) => content)).toEqual(says);
      if (lang) expect(received.messages[0]?.lang).toBe(lang);
      for (const { external } of received.messages) expect(external).not.toBe('');
    });

    test.each(recorded.genuine)('knows $name again when it comes again', async ({ call }) => {
      const idsOf = async (): Promise<readonly string[]> => {
        const received = await receive({ ...call, body: Uint8Array.from(call.body) });
        return received.kind === 'messages' ? received.messages.map(({ external }) => external) : [];
      };
      const first = await idsOf();
      expect(first.length).toBeGreaterThan(0);
      expect(await idsOf()).toEqual(first);
      expect(new Set(first).size).toBe(first.length);
    });

    test('tells different messages apart', async () => {
      const all = await Promise.all(recorded.genuine.map(({ call }) => receive(call)));
      const ids = all.flatMap((received) =>
        received.kind === 'messages' ? received.messages.map(({ external }) => external) : [],
      );
      expect(new Set(ids).size).toBe(ids.length);
    });

    test.each(recorded.malformed)('refuses $name, and says what would be right', async ({ call }) => {
      const received = await receive(call);
      expect(received).toMatchObject({ kind: 'refused', reason: 'malformed' });
      if (received.kind === 'refused') expect(received.mend.length).toBeGreaterThan(10);
    });

    test.each(recorded.unrelated)('passes over $name', async ({ call }) => {
      const received = await receive(call);
      expect(received.kind === 'messages' ? received.messages : received.kind).toEqual(
        received.kind === 'messages' ? [] : 'ignored',
      );
    });

    if (recorded.forged.length > 0)
      test.each(recorded.forged)('turns $name away', async ({ call }) => {
        expect(await receive(call)).toMatchObject({ kind: 'refused', reason: 'forged' });
      });

    test('throws at nothing, and repeats nothing of a call in a refusal', async () => {
      const around = [...recorded.genuine, ...recorded.malformed];
      const bodies = fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((json) => new TextEncoder().encode(json)),
        fc
          .record({ at: fc.nat(), cut: fc.nat(), from: fc.nat() })
          .map(({ at, cut, from }) => spoiled(around[from % around.length]?.call.body, at, cut)),
      );
      await fc.assert(
        fc.asyncProperty(bodies, fc.constantFrom(...around), async (body, { call }) => {
          const received = await receive({ ...call, body });
          expect(['messages', 'handshake', 'ignored', 'refused']).toContain(received.kind);
          if (received.kind === 'refused') expect(received.mend).not.toContain(personal.figures);
        }),
        { numRuns: 400 },
      );
    });
  });
  if (channel.delivery === 'pulled' && typeof by === 'function') pulledContract(channel, by);
  if (channel.delivery === 'pushed' && typeof by === 'object') pushedContract(channel, by);
}

/** A body with something personal put in at one place, and perhaps its end lost. */
function spoiled(body: Uint8Array = new Uint8Array(), at: number, cut: number): Uint8Array {
  const place = body.length === 0 ? 0 : at % body.length;
  const end = cut % 3 === 0 ? body.length - (cut % (body.length + 1)) : body.length;
  return Buffer.concat([body.subarray(0, place), Buffer.from(personal.text), body.subarray(place, end)]);
}
