import type { Place } from '../../src/channel/message.ts';
import type { Call } from '../../src/channel/port.ts';
import type { Genuine, Named, Recorded } from '../contracts/channel.ts';

export const secret = 'q8Zt_3-Jm1vN7wR2xK5yB9cD4fG6hL0p';

/** Updates in the form in which Telegram's server writes them, names and numbers exchanged. */
const sara = {
  id: 5211840093,
  is_bot: false,
  first_name: 'سارة',
  last_name: 'العتيبي',
  username: 'sara_o',
  language_code: 'ar',
};
const chat = {
  id: 5211840093,
  first_name: 'سارة',
  last_name: 'العتيبي',
  username: 'sara_o',
  type: 'private',
};
const group = { id: -1001938475610, title: 'أهالي الحي', type: 'supergroup' };
const bot = { id: 7012345678, is_bot: true, first_name: 'جمعية مُرد', username: 'mord_bot' };
const date = 1763546400;

let next = 884_210_331;
export const updated = (body: unknown, token: string | undefined = secret): Call => ({
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  headers: {
    host: 'chat.association.example',
    'content-type': 'application/json',
    'accept-encoding': 'gzip, deflate',
    ...(token !== '' && { 'x-telegram-bot-api-secret-token': token }),
  },
  query: {},
});
const update = (fields: object): Call => updated({ update_id: next++, ...fields });
let message = 41;
export const written = (fields: object, from: object = sara): Call =>
  update({ message: { message_id: message++, from, chat, date, ...fields } });

const asked = {
  message_id: 40,
  from: bot,
  chat,
  date,
  text: 'هل توافق؟',
  reply_markup: {
    inline_keyboard: [
      [
        { text: 'أوافق', callback_data: 't|q3|agree' },
        { text: 'لا أوافق', callback_data: 't|q3|refuse' },
      ],
      [{ text: 'اقتراح قديم', callback_data: 'old-program:17' }],
    ],
  },
};
export const pressed = (fields: object): Call =>
  update({
    callback_query: {
      id: String(next * 7919),
      from: sara,
      chat_instance: '-3804',
      message: asked,
      ...fields,
    },
  });
const moved = (status: string): Call =>
  update({
    my_chat_member: {
      chat,
      from: sara,
      date,
      old_chat_member: { user: bot, status: status === 'kicked' ? 'member' : 'kicked', until_date: 0 },
      new_chat_member: { user: bot, status, ...(status === 'kicked' && { until_date: 0 }) },
    },
  });
export const blocked = moved('kicked');
export const unblocked = moved('member');

const command = (text: string, from: object = sara): Call =>
  written({ text, entities: [{ offset: 0, length: text.split(' ')[0]?.length, type: 'bot_command' }] }, from);
const file = (id: string, size: number) => ({
  file_id: id,
  file_unique_id: `AgAD${id.slice(0, 8)}`,
  file_size: size,
});
const pdf = {
  ...file('BQACAgQAAxkBAAIB', 214_332),
  file_name: 'تعريف بالراتب.pdf',
  mime_type: 'application/pdf',
};
const sizes = [
  { ...file('AgACAgQAAxkBAAIB_s', 1264), width: 67, height: 90 },
  { ...file('AgACAgQAAxkBAAIB_m', 22_406), width: 240, height: 320 },
  { ...file('AgACAgQAAxkBAAIB_x', 118_240), width: 960, height: 1280 },
];
const media = (ref: string, name: string, size: number, more: { readonly sound?: true } = {}) =>
  ({ kind: 'media', media: { ref, name, size, ...more } }) as const;
const aPhoto = media('AgACAgQAAxkBAAIB_x', 'photo.jpg', 118_240);
const aPdf = media('BQACAgQAAxkBAAIB', 'تعريف بالراتب.pdf', 214_332);
const aVoice = (name: string) => media('AwACAgQAAxkBAAIB', name, 9001, { sound: true });
const english = { ...sara, language_code: 'en-GB' };
const here: Place = { latitude: 24.7, longitude: 46.7 };
const unsupported = (what: string, fields: object, place?: Place): Genuine => ({
  name: `that somebody sent: ${what}`,
  call: written(fields),
  says: [{ kind: 'unsupported', what, ...(place && { place }) }],
});
const says = (name: string, call: Call, text: string): Genuine => ({
  name,
  call,
  says: [{ kind: 'text', text }],
});
const voice = { duration: 4, mime_type: 'audio/ogg', ...file('AwACAgQAAxkBAAIB', 9001) };

const genuine: readonly Genuine[] = [
  says('a text', written({ text: 'السلام عليكم' }), 'السلام عليكم'),
  says('a text with spaces around it', written({ text: ' نعم\n' }), 'نعم'),
  says('a text from a phone in English', written({ text: 'نعم' }, english), 'نعم'),
  { name: 'the first word', call: command('/start'), says: [{ kind: 'start' }] },
  { name: 'the first word with a code', call: command('/start qr-entrance'), says: [{ kind: 'start' }] },
  says('the command for the menu', command('/menu'), 'القائمة'),
  says('a command that names the bot', command('/help@mord_bot'), 'مساعدة'),
  says('the command to cancel', command('/cancel'), 'إلغاء'),
  says('the command to go back', command('/BACK'), 'رجوع'),
  says('the command for a person', command('/person'), 'موظف'),
  says('a command from a phone in English', command('/menu', english), 'menu'),
  says('a command that we do not know', command('/reboot now'), '/reboot now'),
  says(
    'the own number, shared',
    written({ contact: { phone_number: '966512345678', first_name: 'سارة', user_id: sara.id } }),
    '+966512345678',
  ),
  unsupported('contact', {
    contact: { phone_number: '+966500000001', first_name: 'أم سارة', user_id: 99, vcard: 'BEGIN:VCARD' },
  }),
  { name: 'a document', call: written({ document: pdf }), says: [aPdf] },
  {
    name: 'a document with a caption',
    call: written({ document: pdf, caption: ' هذا التعريف ' }),
    says: [{ kind: 'text', text: 'هذا التعريف' }, aPdf],
  },
  { name: 'a photo in several sizes', call: written({ photo: sizes }), says: [aPhoto] },
  {
    name: 'a photo of an album, with a caption of nothing but a space',
    call: written({ photo: sizes, media_group_id: '13902', caption: ' ' }),
    says: [aPhoto],
  },
  { name: 'a voice note', call: written({ voice }), says: [aVoice('voice.ogg')] },
  { name: 'a sound', call: written({ audio: { ...voice, file_name: 'a.mp3' } }), says: [aVoice('a.mp3')] },
  unsupported('video', { video: { ...file('BAACAgQ', 90_000), width: 2, height: 2, duration: 1 } }),
  {
    name: 'words below a film',
    call: written({ video: file('BAACAgQ', 90_000), caption: ' هذا بيتنا ' }),
    says: [
      { kind: 'text', text: 'هذا بيتنا' },
      { kind: 'unsupported', what: 'video' },
    ],
  },
  unsupported('hologram', { hologram: {} }),
  unsupported('nothing', { text: null }),
  {
    name: 'a document whose parts are null where they could be absent',
    call: written({
      from: null,
      caption: null,
      media_group_id: null,
      document: { ...pdf, file_size: null, thumbnail: null },
    }),
    says: [{ kind: 'media', media: { ref: pdf.file_id, name: pdf.file_name } }],
  },
  unsupported('words', { text: { toString: 'x' } }),
  says('a text whose number is too large to be one', written({ message_id: 1e300, text: 'x' }), 'x'),
  says('a text whose time is none', written({ date: 'today', text: 'x' }), 'x'),
  {
    name: 'a press without an id',
    call: update({ callback_query: { from: sara, data: 't|q3|agree' } }),
    says: [{ kind: 'tap', prompt: 'q3', choice: 'agree', text: 'agree' }],
  },
  says('a text without a time or a number', written({ message_id: null, date: null, text: 'نعم' }), 'نعم'),
  unsupported('video_note', { video_note: { ...file('DQACAgQ', 90_000), length: 240, duration: 1 } }),
  unsupported('animation', { animation: file('CgACAgQ', 3000), document: { ...file('CgACAgQ', 3000) } }),
  unsupported('sticker', { sticker: { ...file('CAACAgQ', 3000), emoji: '👍', type: 'regular' } }),
  unsupported('location', { location: here }, here),
  unsupported('poll', { poll: { id: '1', question: 'x', options: [] } }),
  {
    name: 'an edited message',
    call: update({
      edited_message: { message_id: 12, from: sara, chat, date, edit_date: date + 60, text: 'تعديل' },
    }),
    says: [{ kind: 'unsupported', what: 'edited' }],
  },
  {
    name: 'a pressed button',
    call: pressed({ data: 't|q3|refuse' }),
    says: [{ kind: 'tap', prompt: 'q3', choice: 'refuse', text: 'لا أوافق' }],
  },
  {
    name: 'a pressed button of a message of which Telegram tells nothing',
    call: pressed({ data: 't|q3|agree', message: null }),
    says: [{ kind: 'tap', prompt: 'q3', choice: 'agree', text: 'agree' }],
  },
  {
    name: 'a pressed button of a message that Telegram does not show any more',
    call: pressed({ data: 't|q3|agree', message: { message_id: 40, chat, date: 0 } }),
    says: [{ kind: 'tap', prompt: 'q3', choice: 'agree', text: 'agree' }],
  },
  says('a button of a program that was here before', pressed({ data: 'old-program:17' }), 'اقتراح قديم'),
  {
    name: 'a button that nobody knows any more',
    call: pressed({ data: 'x', message: { message_id: 4, chat, date: 0 } }),
    says: [{ kind: 'unsupported', what: 'button' }],
  },
];

/** Updates that lack a part without which nobody knows whom they concern, or what they say. */
export const unread: readonly Named[] = [
  { name: 'a message without a chat', call: update({ message: { message_id: 1, date, text: 'x' } }) },
  {
    name: 'a change of membership without one',
    call: update({ my_chat_member: { chat, from: sara, date, new_chat_member: null } }),
  },
  { name: 'a press that is none', call: update({ callback_query: [] }) },
];

const unrelated: readonly Named[] = [
  {
    name: 'a message of a group',
    call: update({ message: { message_id: 5, from: sara, chat: group, date, text: 'x' } }),
  },
  { name: 'a button in a group', call: pressed({ data: 't|q3|agree', message: { ...asked, chat: group } }) },
  {
    name: 'that the bot came into a group',
    call: update({
      my_chat_member: {
        chat: group,
        from: sara,
        date,
        old_chat_member: { user: bot, status: 'left' },
        new_chat_member: { user: bot, status: 'member' },
      },
    }),
  },
  {
    name: 'a post of a channel',
    call: update({ channel_post: { message_id: 1, chat: group, date, text: 'x' } }),
  },
  { name: 'a message of another bot', call: written({ text: 'x' }, { ...bot, id: 8 }) },
  { name: 'a pinned message', call: written({ pinned_message: asked }) },
  {
    name: 'a live location that moves',
    call: update({
      edited_message: {
        message_id: 9,
        from: sara,
        chat,
        date,
        edit_date: date + 9,
        location: { ...here, live_period: 900 },
      },
    }),
  },
  {
    name: 'a button of an inline message',
    call: pressed({ data: 'x', message: undefined, inline_message_id: 'AAMC' }),
  },
  { name: 'a game button', call: pressed({ game_short_name: 'x' }) },
  {
    name: 'a reaction',
    call: update({
      message_reaction: { chat, message_id: 40, user: sara, date, old_reaction: [], new_reaction: [] },
    }),
  },
  { name: 'a kind of update that is not known yet', call: update({ something_new: { chat } }) },
  { name: 'that the member blocked the bot', call: blocked },
  ...unread,
];

const malformed: readonly Named[] = [
  { name: 'an empty body', call: updated('') },
  { name: 'half an update', call: updated('{"update_id":1,"message":{"mess') },
  { name: 'a list of updates', call: updated([{ update_id: 1 }]) },
  { name: 'an update without a number', call: updated({ message: { text: 'x' } }) },
  { name: 'an update with a negative number', call: updated({ update_id: -1 }) },
  { name: 'bytes that are no text', call: { ...updated(''), body: Buffer.from([0xff, 0xfe, 0x00]) } },
];

const forged: readonly Named[] = [
  { name: 'a call without the secret', call: updated({ update_id: 1, message: {} }, '') },
  { name: 'a call with another secret', call: updated({ update_id: 1 }, `${secret}x`) },
  {
    name: 'a call with an empty secret',
    call: { ...updated('{'), headers: { 'x-telegram-bot-api-secret-token': '' } },
  },
  { name: 'a call with the secret in capitals', call: updated('{', secret.toUpperCase()) },
];

export const recorded: Recorded = { genuine, unrelated, malformed, forged };
