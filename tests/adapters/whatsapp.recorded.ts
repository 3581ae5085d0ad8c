import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../src/channel/message.ts';
import type { Call } from '../../src/channel/port.ts';
import type { Genuine, Named, Recorded } from '../contracts/channel.ts';
import { callOf } from '../standins/graph-api.ts';
import { freshIdentity } from './whatsapp-support.ts';

/** The number of Meta's examples. */
export const identity = freshIdentity('106540352242922');
const { appSecret, verifyToken } = identity;

type Form = Parameters<typeof callOf>[2];

/** A call of the webhook with this body, signed as Meta signs. */
export function posted(
  json: unknown,
  { form, secret = appSecret }: { form?: Form; secret?: string } = {},
): Call {
  const { body, headers } = callOf(json, secret, form);
  return { body: Buffer.from(body), headers: { host: 'chat.association.example', ...headers }, query: {} };
}

const asked = (query: Call['query']): Call => ({ body: new Uint8Array(), headers: {}, query });
export const handshake = (token = verifyToken): Call =>
  asked({ 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '1158201444' });

interface Example {
  readonly entry: readonly {
    readonly changes: readonly { readonly value: { readonly messages?: Record<string, unknown>[] } }[];
  }[];
}
let example = 0;
/** One of Meta's examples. Several of them have the same id, which no two messages have. */
function meta(name: string): Call {
  const json = JSON.parse(
    readFileSync(join(import.meta.dirname, 'whatsapp', `${name}.json`), 'utf8'),
  ) as Example;
  const [message] = json.entry[0]?.changes[0]?.value.messages ?? [];
  if (message) message['id'] = `${String(message['id'])}${example++}`;
  return posted(json);
}

const sara = { profile: { name: 'سارة العتيبي' }, wa_id: '966512345678', user_id: 'SA.13491208655302741918' };
export const values = (...all: readonly object[]): object => ({
  object: 'whatsapp_business_account',
  entry: all.map((value) => ({ id: '102290129340398', changes: [{ field: 'messages', value }] })),
});
export const value = (rest: object, id = identity.id): object => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '966115550100', phone_number_id: id },
  ...rest,
});

let message = 0;
/** A message as it stands in a webhook. */
export const item = (fields: object): Record<string, unknown> => ({
  from: '966512345678',
  from_user_id: sara.user_id,
  id: `wamid.HBgMOTY2NTEyMzQ1Njc4FQIAEhggQUNBQjI5${message++}AA==`,
  timestamp: '1763546400',
  ...fields,
});
export const written = (fields: object, contact: object = sara): Call =>
  posted(values(value({ contacts: [contact], messages: [item(fields)] })));
const status = (fields: object): object => ({
  id: 'wamid.HBgMOTY2NTEyMzQ1Njc4FQIAERgSQkE0',
  status: 'delivered',
  timestamp: '1763546460',
  recipient_id: '966512345678',
  recipient_user_id: sara.user_id,
  biz_opaque_callback_data: '17.0',
  ...fields,
});
export const reported = (...all: readonly object[]): Call =>
  posted(values(value({ statuses: all.map(status) })));
export const text = (body: string): object => ({ type: 'text', text: { body } });
const reply = (type: string, id: string, title: string): object => ({
  type: 'interactive',
  context: { from: '966115550100', id: 'wamid.HBgM' },
  interactive: { type, [type]: { id, title } },
});

export const says = (name: string, call: Call, ...contents: readonly Content[]): Genuine => ({
  name,
  call,
  says: contents,
});
export const words = (said: string): Content => ({ kind: 'text', text: said });
export const unsupported = (what: string): Content => ({ kind: 'unsupported', what });
export const media = (ref: string, name: string): Content => ({ kind: 'media', media: { ref, name } });
export const tap = (prompt: string, choice: string, said: string): Content => ({
  kind: 'tap',
  prompt,
  choice,
  text: said,
});

const genuine: readonly Genuine[] = [
  says('the text of Meta’s examples', meta('text'), words('Does it come in another color?')),
  says(
    'a text that an advertisement led to',
    meta('text-from-ad'),
    words('Hello! Can I get more info on this?'),
  ),
  says('an image with a caption', meta('image'), words('Taj Mahal'), media('1003383421387256', 'photo.jpg')),
  says('a button of a template', meta('button'), words('Unsubscribe')),
  says('a row of somebody else’s list', meta('list-reply'), words('Priority Mail Express')),
  says('somebody else’s button', meta('button-reply'), words('Cancel')),
  says('a place', meta('location'), {
    kind: 'unsupported',
    what: 'location',
    place: { latitude: 37.44221496582, longitude: -122.16165924072 },
  }),
  says('a card of the address book', meta('contacts'), unsupported('contact')),
  says('an order', meta('order'), unsupported('order')),
  says('what the Cloud API does not carry', meta('unsupported'), unsupported('unsupported')),
  says('a text in Arabic', written(text('السلام عليكم ورحمة الله')), words('السلام عليكم ورحمة الله')),
  says('a text with spaces around it', written(text(' نعم\n')), words('نعم')),
  says(
    'a tapped button',
    written(reply('button_reply', 't|q3|refuse', 'لا أوافق')),
    tap('q3', 'refuse', 'لا أوافق'),
  ),
  says(
    'a tapped row',
    written(reply('list_reply', 't|q4|~2', 'زيادة طارئة')),
    tap('q4', '~2', 'زيادة طارئة'),
  ),
  says(
    'a document with a caption',
    written({ type: 'document', document: { id: '77', filename: 'تعريف.pdf', caption: ' هذا التعريف ' } }),
    words('هذا التعريف'),
    media('77', 'تعريف.pdf'),
  ),
  says(
    'a document whose caption is its name',
    written({ type: 'document', document: { id: '78', filename: 'تعريف.pdf', caption: 'تعريف.pdf' } }),
    media('78', 'تعريف.pdf'),
  ),
  says(
    'a document without a name',
    written({ type: 'document', document: { id: '79' } }),
    media('79', 'file'),
  ),
  says(
    'a picture',
    written({ type: 'image', image: { id: '80', mime_type: 'image/png' } }),
    media('80', 'photo.png'),
  ),
  says('a voice message', written({ type: 'audio', audio: { id: '81', voice: true } }), {
    kind: 'media',
    media: { ref: '81', name: 'voice.ogg', sound: true },
  }),
  says('a voice message without its file', written({ type: 'audio', audio: {} }), unsupported('voice')),
  says('a film', written({ type: 'video', video: { id: '82' } }), unsupported('video')),
  says('a sticker', written({ type: 'sticker', sticker: { id: '83' } }), unsupported('sticker')),
  says(
    'a filled form of WhatsApp',
    written({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { body: 'Sent' } } }),
    unsupported('interactive'),
  ),
  says('an edited message', written({ type: 'edit', edit: {} }), unsupported('edited')),
  says(
    'a kind that Meta added yesterday',
    written({ type: 'hologram', hologram: {} }),
    unsupported('hologram'),
  ),
  says('the first time that the chat is opened', written({ type: 'request_welcome' }), { kind: 'start' }),
  says(
    'a signature over bytes that are not escaped',
    posted(values(value({ messages: [item(text('مرحبا'))] })), { form: 'raw' }),
    words('مرحبا'),
  ),
  says(
    'a signature over what is escaped elsewhere',
    posted(values(value({ messages: [item(text('مرحبًا 🌿'))] })), { form: 'escaped' }),
    words('مرحبًا 🌿'),
  ),
  says(
    'two entries with messages and statuses',
    posted(
      values(
        value({ messages: [item(text('١')), item(text('٢'))], statuses: [status({})] }),
        value({ statuses: [status({ status: 'read' })], messages: [item(text('٣'))] }),
      ),
    ),
    words('١'),
    words('٢'),
    words('٣'),
  ),
  says(
    'what is right beside what is broken',
    posted({
      object: 'whatsapp_business_account',
      entry: [
        null,
        { id: '1', changes: 'x' },
        {
          id: '2',
          changes: [
            7,
            { field: 'messages', value: value({ messages: 'x', statuses: [{}, 1, null] }) },
            {
              field: 'messages',
              value: value({
                contacts: [3],
                messages: [{}, item({ timestamp: 'soon' }), item(text('١')), null],
              }),
            },
            {
              field: 'messages',
              value: value({ messages: [item({ type: 'text', text: 5 }), item(text('٢'))] }),
            },
          ],
        },
      ],
    }),
    words('١'),
    words('٢'),
  ),
];

const unrelated: readonly Named[] = [
  { name: 'a reaction', call: meta('reaction') },
  { name: 'that a number changed', call: meta('system') },
  { name: 'that a group was made', call: meta('group-create') },
  { name: 'a message of a group', call: written({ group_id: 'Y2FwaV9ncm91cDox', ...text('x') }) },
  {
    name: 'a deleted message',
    call: written({ type: 'revoke', revoke: { original_message_id: 'wamid.x' } }),
  },
  { name: 'a text of nothing but a space', call: written(text(' ')) },
  {
    name: 'a message of nobody',
    call: written({ from: undefined, from_user_id: undefined, ...text('x') }, {}),
  },
  {
    name: 'a message to another number',
    call: posted(values(value({ messages: [item(text('x'))] }, '555'))),
  },
  { name: 'a status', call: reported({}) },
  { name: 'a status that is not known yet', call: reported({ status: 'framed' }) },
  { name: 'a deleted status', call: reported({ status: 'deleted' }) },
  { name: 'an error of Meta', call: posted(values(value({ errors: [{ code: 130429, title: 'x' }] }))) },
  {
    name: 'news of the account',
    call: posted({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'account_update', value: {} }] }],
    }),
  },
  { name: 'news of a page', call: posted({ object: 'page', entry: [] }) },
];

/** A genuine signature of what is no JSON. */
function signed(body: Buffer): Call {
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  return { ...posted(0), body, headers: { 'x-hub-signature-256': `sha256=${signature}` } };
}

const malformed: readonly Named[] = [
  { name: 'half a body', call: signed(Buffer.from('{"object":"whatsapp_business_account","ent')) },
  { name: 'bytes that are no text', call: signed(Buffer.from([0xff, 0xfe, 0x00])) },
  { name: 'nothing at all', call: signed(Buffer.alloc(0)) },
  { name: 'too deep a nest', call: signed(Buffer.from('['.repeat(200_000))) },
  { name: 'a text instead of an object', call: posted('x') },
  { name: 'a list', call: posted([{ object: 'whatsapp_business_account' }]) },
  { name: 'nothing', call: posted(null) },
  { name: 'an object without entries', call: posted({ object: 'whatsapp_business_account' }) },
  {
    name: 'a handshake without a challenge',
    call: asked({ 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken }),
  },
  { name: 'a handshake of another mode', call: asked({ ...handshake().query, 'hub.mode': 'unsubscribe' }) },
];

const one = posted(values(value({ messages: [item(text('x'))] })));
const forged: readonly Named[] = [
  { name: 'a call without a signature', call: { ...one, headers: {} } },
  { name: 'a signature with another secret', call: posted(values(), { secret: `${appSecret}0` }) },
  { name: 'a signature of another body', call: { ...one, headers: posted(values()).headers } },
  { name: 'a body whose end is lost', call: { ...one, body: one.body.subarray(0, -1) } },
  { name: 'a signature that is cut', call: { ...one, headers: { 'x-hub-signature-256': 'sha256=ab' } } },
  {
    name: 'a signature of the old kind',
    call: {
      ...one,
      headers: { 'x-hub-signature-256': one.headers['x-hub-signature-256']?.replace('256', '1') },
    },
  },
  { name: 'an empty body', call: { ...one, body: new Uint8Array() } },
  { name: 'a handshake with another token', call: handshake(`${verifyToken}x`) },
  { name: 'a handshake without a token', call: asked({ 'hub.mode': 'subscribe', 'hub.challenge': '1' }) },
];

export const recorded: Recorded = { genuine, unrelated, malformed, forged };
