import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { webchat } from '../../adapters/webchat/index.ts';
import type { Call } from '../../src/channel/port.ts';
import { channelContract } from '../contracts/channel.ts';
import type { Read } from '../contracts/pulled.ts';

const raw = (body: string | Buffer, headers: Call['headers'] = {}): Call => ({
  body: Buffer.from(body as string),
  headers,
  query: {},
});
const activity = (fields: object): Call =>
  raw(JSON.stringify({ type: 'message', from: { id: 'dl_x' }, ...fields }));
const own = (id: string | number) => ({ channelData: { clientActivityID: id } });
const tap = { silah: { prompt: 'q3', choice: 'agree' } };

/** The parts of an activity by which every client of Direct Line goes, and those by which ours does. */
const Shown = z.object({
  id: z.string(),
  text: z.string().optional(),
  from: z.object({ id: z.string(), name: z.string().optional(), role: z.enum(['user', 'bot']) }),
  attachments: z.array(z.object({ contentUrl: z.string(), name: z.string() })).default([]),
  suggestedActions: z
    .object({
      actions: z.array(
        z.object({ type: z.literal('messageBack'), title: z.string(), text: z.string(), value: z.unknown() }),
      ),
    })
    .optional(),
  channelData: z.object({
    clientActivityID: z.string().optional(),
    silah: z
      .object({ from: z.enum(['member', 'bot', 'staff']), name: z.string().optional() })
      .loose()
      .optional(),
  }),
});

function read(shown: unknown): Read {
  const { id, text, from, attachments, suggestedActions, channelData } = Shown.parse(shown);
  const { silah } = channelData;
  if (from.role === 'user') expect(from.id).toBe('a-member');
  return {
    id,
    text,
    from: from.role === 'user' ? 'member' : (silah?.from ?? 'bot'),
    name: silah?.name === undefined ? undefined : from.name,
    own: channelData.clientActivityID,
    prompt: silah?.['prompt'],
    review: silah?.['review'],
    receipt: silah?.['receipt'],
    choices: (suggestedActions?.actions ?? []).map((action) => ({
      label: action.title,
      tap: activity({ text: action.text, value: action.value, id: 'x' }),
    })),
    files: attachments.map(({ name, contentUrl }) => ({ name, url: contentUrl })),
  };
}

channelContract(
  webchat,
  {
    genuine: [
      {
        name: 'a text',
        call: activity({ text: 'السلام عليكم', ...own('a') }),
        says: [{ kind: 'text', text: 'السلام عليكم' }],
      },
      {
        name: 'a text with spaces around it',
        call: activity({ text: '  نعم \n', ...own('b') }),
        says: [{ kind: 'text', text: 'نعم' }],
      },
      {
        name: 'a text in English',
        call: activity({ text: 'Hello', locale: 'en-US', ...own('c') }),
        says: [{ kind: 'text', text: 'Hello' }],
        lang: 'en',
      },
      {
        name: 'a text in a language we do not speak',
        call: activity({ text: 'Bonjour', locale: 'fr-FR', ...own('d') }),
        says: [{ kind: 'text', text: 'Bonjour' }],
        lang: 'ar',
      },
      {
        name: 'a tapped button',
        call: activity({ text: 'أوافق', value: tap, ...own('e') }),
        says: [{ kind: 'tap', prompt: 'q3', choice: 'agree', text: 'أوافق' }],
      },
      {
        name: 'a tapped button without its words',
        call: activity({ value: tap, ...own('f') }),
        says: [{ kind: 'tap', prompt: 'q3', choice: 'agree', text: 'agree' }],
      },
      {
        name: 'a value of somebody else with a text',
        call: activity({ text: 'نعم', value: { other: 1 }, ...own('g') }),
        says: [{ kind: 'text', text: 'نعم' }],
      },
      {
        name: 'an attachment by address',
        call: activity({
          attachments: [{ contentType: 'audio/mp4', contentUrl: 'https://x.example' }],
          ...own('h'),
        }),
        says: [{ kind: 'unsupported', what: 'attachment' }],
      },
      {
        name: 'more files than are read at once',
        call: activity({
          attachments: Array.from({ length: 6 }, () => ({
            contentUrl: 'data:image/png;base64,AAAA',
            name: null,
          })),
          ...own('more'),
        }),
        says: [
          ...Array.from({ length: 5 }, () => ({
            kind: 'file' as const,
            name: 'file',
            bytes: new Uint8Array(Buffer.from('AAAA', 'base64')),
          })),
          { kind: 'unsupported', what: 'attachment' },
        ],
      },
      {
        name: 'a tap whose value is JSON in a text',
        call: activity({ value: '{"silah":{"prompt":"p","choice":"yes"}}', ...own('json') }),
        says: [{ kind: 'tap', prompt: 'p', choice: 'yes', text: 'yes' }],
      },
      {
        name: 'the button of somebody else',
        call: activity({ value: { other: 1 }, ...own('other') }),
        says: [{ kind: 'unsupported', what: 'button' }],
      },
      {
        name: 'an own id that is a number',
        call: activity({ text: 'نعم', ...own(17) }),
        says: [{ kind: 'text', text: 'نعم' }],
      },
      {
        name: 'the id that the activity carries',
        call: activity({ text: 'نعم', id: 'activity-1' }),
        says: [{ kind: 'text', text: 'نعم' }],
      },
      {
        name: 'no id at all',
        call: activity({ text: 'بلا رقم' }),
        says: [{ kind: 'text', text: 'بلا رقم' }],
      },
      {
        name: 'fields that we do not read',
        call: activity({ text: 'نعم', entities: [{}], timestamp: 'x', ...own('i') }),
        says: [{ kind: 'text', text: 'نعم' }],
      },
    ],
    malformed: [
      { name: 'an empty body', call: raw('') },
      { name: 'half an activity', call: raw('{"type":"message","text":"') },
      { name: 'a list of activities', call: raw('[{"type":"message"}]') },
      { name: 'a type of another kind', call: raw('{"type":7}') },
      { name: 'a text of another kind', call: activity({ text: ['x'] }) },
      {
        name: 'an own id of another kind',
        call: activity({ text: 'x', channelData: { clientActivityID: {} } }),
      },
      { name: 'bytes that are no text', call: raw(Buffer.from([0xff, 0xfe, 0x00])) },
    ],
    unrelated: [
      { name: 'that somebody types', call: raw('{"type":"typing"}') },
      { name: 'that a member came', call: raw('{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}') },
      { name: 'an event', call: raw('{"type":"event","name":"webchat/join"}') },
      { name: 'a message that says nothing', call: activity({ text: '  ' }) },
      { name: 'a message without anything', call: activity({}) },
    ],
    // Who may post is shown by a token, before the adapter is asked.
    forged: [],
  },
  read,
);

test('without an id of its own a call is named by the header that the server gives it', () => {
  const call = raw('{"type":"message","text":"نعم"}', { 'x-silah-call': 'call-1' });
  expect(webchat.receive(call)).toMatchObject({ kind: 'messages', messages: [{ external: 'call-1' }] });
});

test('the own id of the client goes before every other', () => {
  const body = JSON.stringify({ type: 'message', text: 'نعم', id: 'activity-1', ...own('own-1') });
  expect(webchat.receive(raw(body, { 'x-silah-call': 'call-1' }))).toMatchObject({
    messages: [{ external: 'own-1' }],
  });
});
