import { describe, expect, test } from '@jest/globals';
import type { Line, Showing } from '../../src/channel/line.ts';
import type { PulledChannel } from '../../src/channel/port.ts';

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

/** What is shown of a channel whose clients fetch their lines. */
export function pulledContract(channel: PulledChannel): void {
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
