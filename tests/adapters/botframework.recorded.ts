import type { Call } from '../../src/channel/port.ts';
import type { Genuine, Named, Recorded } from '../contracts/channel.ts';
import { callWith } from './botframework-support.ts';

/** Whom the activities are for and where they come from. */
export interface Home {
  readonly serviceUrl: string;
  readonly bot: string;
}

let next = 1_763_546_400_000;

/** Activities in the form in which Teams sends them, names and numbers exchanged. */
export const inTeams = ({ serviceUrl, bot }: Home, fields: object): object => ({
  text: 'السلام عليكم',
  textFormat: 'plain',
  attachments: [{ contentType: 'text/html', content: '<div>السلام عليكم</div>' }],
  type: 'message',
  timestamp: '2025-11-19T10:00:00.1234567Z',
  localTimestamp: '2025-11-19T13:00:00.1234567+03:00',
  id: String(next++),
  channelId: 'msteams',
  serviceUrl,
  from: {
    id: '29:1bSnHZ7Js2STWrgk6ScEErLk1Lp2zQuD5H2qQ960rtvstKp8tKLl-3r8b6DoW0QxZimuTxk',
    name: 'سارة العتيبي',
    aadObjectId: '6b29fc40-ca47-1067-b31d-00dd010662da',
  },
  conversation: {
    conversationType: 'personal',
    tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
    id: 'a:17I0kl9EkpE1O9PH5TWrzrLNwnWWcfrU7QZjKR0WSfOpzbfcAg2IaydGElSo10tVr4C7Fc6GtieTJX663WuJCc1uA83n4CSrHSgGBj5XNYLcVlJAs2ZX8DbYBPck201w-',
  },
  recipient: { id: bot, name: 'جمعية مُرد' },
  entities: [
    { locale: 'en-US', country: 'SA', platform: 'Windows', timezone: 'Asia/Riyadh', type: 'clientInfo' },
  ],
  channelData: { tenant: { id: '72f988bf-86f1-41af-91ab-2d7cd011db47' } },
  locale: 'en-US',
  ...fields,
});

/** As Messenger's channel sends them: numbers as names, no locale, null where there is nothing. */
export const inMessenger = ({ serviceUrl, bot }: Home, fields: object): object => ({
  type: 'message',
  id: `m_${next++}`,
  timestamp: '2025-11-19T10:01:07.7654321Z',
  channelId: 'facebook',
  serviceUrl,
  from: { id: '2466719743377543', name: 'Sara O' },
  conversation: { isGroup: null, conversationType: null, id: '2466719743377543-102938475610293' },
  recipient: { id: bot },
  text: null,
  attachments: null,
  entities: null,
  value: null,
  ...fields,
});

const group = { conversationType: 'groupChat', isGroup: true, id: '19:family@thread.v2' };
const tap = { silah: { prompt: 'q3', choice: 'agree', text: 'أوافق' } };

const genuine = (home: Home, call: (body: unknown) => Call): readonly Genuine[] => {
  const teams = (fields: object): Call => call(inTeams(home, fields));
  const messenger = (fields: object): Call => call(inMessenger(home, fields));
  const picture = 'https://scontent.xx.fbcdn.example/v/photo.jpg?oh=7';
  const file = 'https://association-my.sharepoint.com/personal/sara/_layouts/15/download.aspx?tempauth=eyJ0';
  const lying = (url: string, token = false) => JSON.stringify({ url, token, local: true });
  return [
    { name: 'a text', call: teams({}), says: [{ kind: 'text', text: 'السلام عليكم' }] },
    {
      name: 'a text that calls the bot by its name',
      call: teams({
        text: '<at>جمعية مُرد</at> كيف أقدم طلبًا؟',
        entities: [
          { type: 'mention', mentioned: { id: home.bot, name: 'جمعية مُرد' }, text: '<at>جمعية مُرد</at>' },
        ],
      }),
      says: [{ kind: 'text', text: 'كيف أقدم طلبًا؟' }],
    },
    ...['', '  '].map((space) => ({
      name: `a quoted message (${space.length})`,
      call: teams({
        text: `<quoted messageId="1778000000000"/>${space}القائمة`,
        entities: [{ type: 'quotedReply', quotedReply: { messageId: '1778000000000' } }],
      }),
      says: [{ kind: 'text', text: 'القائمة' }] as const,
    })),
    ...[
      [{ type: 'mention', mentioned: { id: home.bot, name: 'جمعية' } }],
      [{ type: 'mention', mentioned: null, text: null }],
      null,
    ].map((entities, i) => ({
      name: `a call of the bot that its entity does not tell (${i})`,
      call: teams({ text: '<at>جمعية</at>&nbsp;القائمة', entities }),
      says: [{ kind: 'text', text: 'القائمة' }] as const,
    })),
    {
      name: 'a call of somebody else beside the bot',
      call: teams({
        text: '<at>جمعية</at> هذا طلب <at>أم سارة</at> &amp; أولادها &lt;3',
        entities: [
          { type: 'mention', mentioned: { id: home.bot, name: 'جمعية' }, text: '<at>جمعية</at>' },
          { type: 'mention', mentioned: { id: '29:2', name: 'أم سارة' }, text: '<at>أم سارة</at>' },
        ],
      }),
      says: [{ kind: 'text', text: 'هذا طلب أم سارة & أولادها <3' }],
    },
    {
      name: 'a forwarded message',
      call: teams({ text: '<forwarded messageId="1"/>موعد&#32;الاجتماع' }),
      says: [{ kind: 'text', text: 'موعد الاجتماع' }],
    },
    {
      name: 'a message whose words stand in its page alone',
      call: teams({
        text: '',
        attachments: [
          {
            contentType: 'text/html',
            content:
              '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><p>سؤالنا</p></blockquote><p>نعم</p>',
          },
        ],
      }),
      says: [{ kind: 'text', text: 'نعم' }],
    },
    {
      name: 'the button of a card',
      call: teams({
        text: 'أوافق',
        value: { silah: { prompt: 'q3', choice: 'agree' } },
        replyToId: '1763546399999',
      }),
      says: [{ kind: 'tap', prompt: 'q3', choice: 'agree', text: 'أوافق' }],
    },
    {
      name: 'the button of a card whose client tells no words',
      call: teams({ text: undefined, attachments: undefined, value: tap }),
      says: [{ kind: 'tap', prompt: 'q3', choice: 'agree', text: 'أوافق' }],
    },
    {
      name: 'a button whose value comes as a text',
      call: messenger({ text: 'أوافق', value: JSON.stringify(tap) }),
      says: [{ kind: 'tap', prompt: 'q3', choice: 'agree', text: 'أوافق' }],
    },
    {
      name: 'a button of somebody else',
      call: teams({ text: '', attachments: [], value: { action: 'vote' } }),
      says: [{ kind: 'unsupported', what: 'button' }],
    },
    {
      name: 'a file in Teams, and the words beside it',
      call: teams({
        text: 'هذا التقرير',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            contentUrl: 'https://association-my.sharepoint.com/personal/sara/Documents/report.pdf',
            name: 'report.pdf',
            content: { downloadUrl: file, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D', fileType: 'pdf' },
          },
          { contentType: 'text/html', content: '<div>هذا التقرير</div>' },
        ],
      }),
      says: [
        { kind: 'text', text: 'هذا التقرير' },
        { kind: 'media', media: { ref: lying(file), name: 'report.pdf' } },
      ],
    },
    {
      name: 'a picture that lies at the connector itself',
      call: teams({
        text: '',
        attachments: [
          {
            contentType: 'image/png',
            contentUrl: `${home.serviceUrl}v3/attachments/0-weu-d7/views/original`,
          },
        ],
      }),
      says: [
        {
          kind: 'media',
          media: {
            ref: lying(`${home.serviceUrl}v3/attachments/0-weu-d7/views/original`, true),
            name: 'photo.png',
          },
        },
      ],
    },
    {
      name: 'a picture in Messenger',
      call: messenger({ attachments: [{ contentType: 'image/jpeg', contentUrl: picture }] }),
      says: [{ kind: 'media', media: { ref: lying(picture), name: 'photo.jpg' } }],
    },
    {
      name: 'a voice message',
      call: messenger({ attachments: [{ contentType: 'audio/mp4', contentUrl: picture }] }),
      says: [{ kind: 'media', media: { ref: lying(picture), name: 'voice', sound: true } }],
    },
    {
      name: 'a file in the message itself',
      call: call(
        inMessenger(home, {
          channelId: 'webchat',
          attachments: [
            { contentType: 'text/plain', contentUrl: 'data:text/plain;base64,JVBERg==', name: 'a.pdf' },
          ],
        }),
      ),
      says: [{ kind: 'file', name: 'a.pdf', bytes: Buffer.from('%PDF') }],
    },
    {
      name: 'a place on a map',
      call: messenger({ attachments: [{ contentType: 'application/json', content: { type: 'Place' } }] }),
      says: [{ kind: 'unsupported', what: 'attachment' }],
    },
    {
      name: 'an edited message',
      call: teams({ type: 'messageUpdate', channelData: { eventType: 'editMessage' } }),
      says: [{ kind: 'unsupported', what: 'edited' }],
    },
    {
      name: 'a member who opened the chat',
      call: call(
        inMessenger(home, {
          channelId: 'webchat',
          type: 'conversationUpdate',
          membersAdded: [{ id: home.bot }, { id: '2466719743377543' }],
        }),
      ),
      says: [{ kind: 'start' }],
    },
  ];
};

const unrelated = (home: Home, call: (body: unknown) => Call): readonly Named[] => {
  const teams = (name: string, fields: object): Named => ({ name, call: call(inTeams(home, fields)) });
  return [
    teams('somebody who types', { type: 'typing', text: undefined }),
    teams('a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }),
    teams('an invoke', { type: 'invoke', name: 'composeExtension/query' }),
    teams('a message that comes back after it was deleted', {
      type: 'messageUpdate',
      channelData: { eventType: 'undeleteMessage' },
    }),
    teams('an edited message in a group', { type: 'messageUpdate', conversation: group }),
    teams('a message that the bot itself changed', { type: 'messageUpdate', from: { id: home.bot } }),
    teams('a kind that is to come', { type: 'tomorrow', from: 7 }),
    teams('a message in a group', { conversation: group }),
    teams('a message in a channel of a team', {
      conversation: { id: '19:x@thread.tacv2', conversationType: 'channel' },
    }),
    teams('a member who joins a group', {
      type: 'conversationUpdate',
      conversation: group,
      membersAdded: [{ id: '29:2' }],
    }),
    teams('somebody who joins a bot that is not named', {
      type: 'conversationUpdate',
      recipient: null,
      membersAdded: [{ id: '29:1' }],
    }),
    teams('an installation of which nobody is told', { type: 'installationUpdate', from: null }),
    teams('the bot that joins', { type: 'conversationUpdate', membersAdded: [{ id: home.bot }] }),
    teams('a member who leaves', { type: 'conversationUpdate', membersRemoved: [{ id: '29:2' }] }),
    teams('a message of the bot itself', { from: { id: home.bot } }),
    teams('a message of another bot', { from: { id: '28:other', role: 'bot' } }),
    teams('a message with nothing in it', { text: ' ', attachments: [] }),
    teams('an animation that Teams sends as HTML alone', {
      text: '',
      attachments: [{ contentType: 'text/html' }],
    }),
  ];
};

const malformed = (home: Home, call: (body: unknown) => Call): readonly Named[] => [
  { name: 'no JSON', call: call('type=message&text=hello') },
  { name: 'a list', call: call([inTeams(home, {})]) },
  { name: 'an activity without a channel', call: call(inTeams(home, { channelId: undefined })) },
];

/** `call` makes a call with a good token. */
export const recordedAt = (home: Home, call: (body: unknown) => Call): Recorded => ({
  genuine: genuine(home, call),
  malformed: malformed(home, call),
  unrelated: unrelated(home, call),
  forged: [
    { name: 'a call without a token', call: callWith(undefined, inTeams(home, {})) },
    { name: 'a call with another scheme', call: callWith('Basic bW9yZDptb3Jk', inTeams(home, {})) },
    {
      name: 'a call whose activity names another service',
      call: call(inTeams(home, { serviceUrl: 'https://evil.example/' })),
    },
  ],
});
