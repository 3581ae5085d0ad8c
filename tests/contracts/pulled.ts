import { describe, expect, test } from '@jest/globals';
import type { Line, Showing } from '../../src/channel/line.ts';
import type { PulledChannel } from '../../src/channel/pulled.ts';
import type { Call } from '../../src/channel/port.ts';

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

/** What a client reads in a line as the channel shows it, whatever its form. */
export interface Read {
  /** How the channel calls the line. */
  readonly id: string;
  readonly from: 'member' | 'bot' | 'staff';
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  /** The id that the client gave a line of its own. */
  readonly own?: string | undefined;
  readonly prompt?: unknown;
  readonly review?: unknown;
  readonly receipt?: unknown;
  /** What can be tapped, with the call that a tap makes. */
  readonly choices: readonly { readonly label: string; readonly tap: Call }[];
  readonly files: readonly { readonly name: string; readonly url: string }[];
}
export type Reading = (shown: unknown) => Read;

/** What is shown of a channel whose clients fetch their lines. */
export function pulledContract(channel: PulledChannel, read: Reading): void {
  const show = (line: Line): Read => read(channel.show(line, showing));
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
    test('a question carries what it asks for, and what can be tapped', () => {
      const shown = show(asked(3));
      expect(shown).toMatchObject({ from: 'bot', text: 'في أي مدينة؟', prompt });
      expect(shown.choices.map(({ label }) => label)).toEqual(['نجران']);
    });

    test('a tap comes back as the answer to that question', () => {
      const [choice] = show(asked(3)).choices;
      if (!choice) throw new Error('nothing can be tapped');
      const received = channel.receive(choice.tap);
      if (received.kind !== 'messages') throw new Error(`it is ${received.kind}`);
      expect(received.messages[0]?.content).toEqual({
        kind: 'tap',
        prompt: 'q7',
        choice: 'najran',
        text: 'نجران',
      });
    });

    test('a review and a receipt go along whole', () => {
      expect(show(asked(4, { review })).review).toEqual(review);
      expect(show(asked(5, { receipt })).receipt).toEqual(receipt);
    });

    test('a remark without a question has nothing to tap', () => {
      const shown = show({ from: 'bot', seq: 1, at, message: { text: 'أهلًا', lang: 'ar' } });
      expect(shown).toMatchObject({ text: 'أهلًا', choices: [] });
      expect(shown.prompt).toBeUndefined();
    });

    test('a person is told from the bot, by name', () => {
      const shown = show({ from: 'staff', seq: 1, at, name: 'نورة', message: { text: 'أهلًا', lang: 'ar' } });
      expect(shown).toMatchObject({ from: 'staff', name: 'نورة' });
    });

    test('a line of the member carries their own id of it, and their file by its address', () => {
      const file = { id: 'f1', name: 'راتب.pdf', type: 'application/pdf' };
      expect(show({ from: 'member', seq: 2, at, external: 'own-1', file })).toMatchObject({
        from: 'member',
        own: 'own-1',
        files: [{ name: 'راتب.pdf', url: 'https://chat.example/files/f1' }],
      });
    });

    test('a line whose words were not kept shows none', () => {
      expect(show({ from: 'member', seq: 2, at, external: 'own-1' }).text).toBeUndefined();
    });

    test('names of lines sort as the lines do', () => {
      const ids = [1, 2, 9, 10, 99, 100, 12_345].map((seq) => show(asked(seq)).id);
      expect([...ids].sort()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });
}
