import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Line, Showing } from '../../src/channel/line.ts';
import type { Content, Lang } from '../../src/channel/message.ts';
import type { Call, Channel, PulledChannel, PushedChannel } from '../../src/channel/port.ts';

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

/** What every adapter promises to whoever calls `receive`. */
export function channelContract(channel: Channel, recorded: Recorded): void {
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

    test.each(recorded.genuine)('receives $name', ({ call, says, lang }) => {
      const received = channel.receive(call);
      if (received.kind !== 'messages') throw new Error(`it is ${received.kind}`);
      expect(received.messages.map(({ content }) => content)).toEqual(says);
      if (lang) expect(received.messages[0]?.lang).toBe(lang);
      for (const { external } of received.messages) expect(external).not.toBe('');
    });

    test.each(recorded.genuine)('knows $name again when it comes again', ({ call }) => {
      const idsOf = (): readonly string[] => {
        const received = channel.receive({ ...call, body: Uint8Array.from(call.body) });
        return received.kind === 'messages' ? received.messages.map(({ external }) => external) : [];
      };
      const first = idsOf();
      expect(first.length).toBeGreaterThan(0);
      expect(idsOf()).toEqual(first);
      expect(new Set(first).size).toBe(first.length);
    });

    test('tells different messages apart', () => {
      const ids = recorded.genuine.flatMap(({ call }) => {
        const received = channel.receive(call);
        return received.kind === 'messages' ? received.messages.map(({ external }) => external) : [];
      });
      expect(new Set(ids).size).toBe(ids.length);
    });

    test.each(recorded.malformed)('refuses $name, and says what would be right', ({ call }) => {
      const received = channel.receive(call);
      expect(received).toMatchObject({ kind: 'refused', reason: 'malformed' });
      if (received.kind === 'refused') expect(received.mend.length).toBeGreaterThan(10);
    });

    test.each(recorded.unrelated)('passes over $name', ({ call }) => {
      expect(channel.receive(call)).toEqual({ kind: 'ignored' });
    });

    if (recorded.forged.length > 0)
      test.each(recorded.forged)('turns $name away', ({ call }) => {
        expect(channel.receive(call)).toMatchObject({ kind: 'refused', reason: 'forged' });
      });

    test('throws at nothing, and repeats nothing of a call in a refusal', () => {
      const around = [...recorded.genuine, ...recorded.malformed];
      const bodies = fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((json) => new TextEncoder().encode(json)),
        fc
          .record({ at: fc.nat(), cut: fc.nat(), from: fc.nat() })
          .map(({ at, cut, from }) => spoiled(around[from % around.length]?.call.body, at, cut)),
      );
      fc.assert(
        fc.property(bodies, fc.constantFrom(...around), (body, { call }) => {
          const received = channel.receive({ ...call, body });
          expect(['messages', 'handshake', 'ignored', 'refused']).toContain(received.kind);
          if (received.kind === 'refused') expect(received.mend).not.toContain(personal.figures);
        }),
        { numRuns: 400 },
      );
    });
  });
  if (channel.delivery === 'pulled') pulledContract(channel);
  else pushedContract(channel);
}

/** A body with something personal put in at one place, and perhaps its end lost. */
function spoiled(body: Uint8Array = new Uint8Array(), at: number, cut: number): Uint8Array {
  const place = body.length === 0 ? 0 : at % body.length;
  const end = cut % 3 === 0 ? body.length - (cut % (body.length + 1)) : body.length;
  return Buffer.concat([body.subarray(0, place), Buffer.from(personal.text), body.subarray(place, end)]);
}

const showing: Showing = {
  conversation: 'a-conversation',
  member: 'a-member',
  association: { id: 'mord', name: 'جمعية مورد' },
  lang: 'ar',
  fileUrl: (id) => `https://chat.example/files/${id}`,
};
const at = Date.UTC(2026, 10, 8, 7);
const prompt = { id: 'q7', flow: 'request', step: 'askField', field: 'city', kind: 'choice' } as const;
const review = {
  fields: [{ name: 'city', label: 'المدينة', value: 'نجران', shown: 'نجران' }],
  sha256: 'a'.repeat(64),
};
const receipt = { reference: '4279153', promisedOn: '2026-12-06', committee: 'لجنة البحث' };

/** The parts of Direct Line's activity by which every client of a pulled channel goes. */
interface Shown {
  readonly id?: string;
  readonly text?: string;
  readonly from?: { readonly id?: string; readonly name?: string; readonly role?: string };
  readonly attachments?: readonly { readonly contentUrl?: string; readonly name?: string }[];
  readonly suggestedActions?: { readonly actions: readonly object[] };
  readonly channelData?: { readonly clientActivityID?: string; readonly silah?: object };
}

function pulledContract(channel: PulledChannel): void {
  const show = (line: Line): Shown => channel.show(line, showing) as Shown;
  const asked = (seq: number, more: object = {}): Line => ({
    from: 'bot',
    seq,
    at,
    message: {
      text: 'في أي مدينة؟',
      lang: 'ar',
      prompt,
      choices: [{ id: 'najran', label: 'نجران' }],
      ...more,
    },
  });

  describe(`what ${channel.name} shows`, () => {
    test('a question carries what it asks for, and buttons that post its name back', () => {
      const shown = show(asked(3));
      expect(shown.text).toBe('في أي مدينة؟');
      expect(shown.channelData?.silah).toMatchObject({ prompt });
      expect(shown.suggestedActions?.actions).toEqual([
        expect.objectContaining({
          type: 'messageBack',
          title: 'نجران',
          text: 'نجران',
          value: { silah: { prompt: 'q7', choice: 'najran' } },
        }),
      ]);
    });

    test('a tapped button comes back as the answer to that question', () => {
      const [action] = show(asked(3)).suggestedActions?.actions as { text: string; value: unknown }[];
      const body = Buffer.from(
        JSON.stringify({ type: 'message', id: 'x', text: action?.text, value: action?.value }),
      );
      const received = channel.receive({ body, headers: {}, query: {} });
      if (received.kind !== 'messages') throw new Error(`it is ${received.kind}`);
      expect(received.messages[0]?.content).toEqual({
        kind: 'tap',
        prompt: 'q7',
        choice: 'najran',
        text: 'نجران',
      });
    });

    test('a review and a receipt go along whole', () => {
      expect(show(asked(4, { review })).channelData?.silah).toMatchObject({ review });
      expect(show(asked(5, { receipt })).channelData?.silah).toMatchObject({ receipt });
    });

    test('a remark without a question has no buttons', () => {
      const shown = show({ from: 'bot', seq: 1, at, message: { text: 'أهلًا', lang: 'ar' } });
      expect(shown.text).toBe('أهلًا');
      expect(shown.suggestedActions).toBeUndefined();
      expect(shown.channelData?.silah).not.toHaveProperty('prompt');
    });

    test('a person is told from the bot, by name', () => {
      const shown = show({ from: 'staff', seq: 1, at, name: 'نورة', message: { text: 'أهلًا', lang: 'ar' } });
      expect(shown.from?.name).toBe('نورة');
      expect(shown.channelData?.silah).toMatchObject({ from: 'staff', name: 'نورة' });
    });

    test('a line of the member carries his own id of it, and his file by its address', () => {
      const file = { id: 'f1', name: 'راتب.pdf', type: 'application/pdf' };
      const shown = show({ from: 'member', seq: 2, at, external: 'own-1', file });
      expect(shown.from).toMatchObject({ id: showing.member, role: 'user' });
      expect(shown.channelData?.clientActivityID).toBe('own-1');
      expect(shown.attachments).toEqual([
        expect.objectContaining({ name: 'راتب.pdf', contentUrl: 'https://chat.example/files/f1' }),
      ]);
    });

    test('a line whose words were not kept shows none', () => {
      expect(show({ from: 'member', seq: 2, at, external: 'own-1' })).not.toHaveProperty('text');
    });

    test('names of lines sort as the lines do', () => {
      const ids = [1, 2, 9, 10, 99, 100, 12_345].map((seq) => show(asked(seq)).id ?? '');
      expect([...ids].sort()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });
}

function pushedContract(channel: PushedChannel): void {
  describe(`what ${channel.name} sends`, () => {
    test('an address that cannot be is a fault of the catalogue, not an error', async () => {
      const sent = await channel.send({ text: 'أهلًا', lang: 'ar' }, 'nobody');
      expect(sent.ok).toBe(false);
    });
  });
}
