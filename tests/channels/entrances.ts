import { Member } from '../http/member.ts';
import type { Bot as TelegramBot } from '../standins/bot-api.ts';
import type { Bot, Connector } from '../standins/connector.ts';
import { callOf, type PhoneNumber } from '../standins/graph-api.ts';

type Headers = Readonly<Record<string, string>>;

/** Somebody who writes on some channel. */
export interface Writer {
  readonly url: string;
  readonly headers: Headers;
  /** The `k`th message, by the id that the channel gives it, as it stands in a call. */
  message(k: number, text: string): { readonly external: string; readonly sent: object };
  /** What was shown, in order. */
  shown(): Promise<readonly string[]> | readonly string[];
}

/** The door of one association on one channel. */
export interface Entrance {
  readonly channel: 'telegram' | 'whatsapp' | 'botframework' | 'webchat';
  readonly association: string;
  /** How many messages one call may carry. */
  readonly most: number;
  writer(): Promise<Writer> | Writer;
  /** A call with these messages. */
  call(messages: readonly object[]): { readonly body: string; readonly headers: Headers };
}

/** The server, and the association whose account it is. */
interface Place {
  readonly server: string;
  readonly association: string;
}

const json = { 'content-type': 'application/json' };
const alone = ([message]: readonly object[]): { body: string; headers: Headers } => ({
  body: JSON.stringify(message),
  headers: json,
});

let updates = 1000;

export const byTelegram = ({ server, association }: Place, bot: TelegramBot, secret: string): Entrance => ({
  channel: 'telegram',
  association,
  most: 1,
  writer() {
    const { chat } = bot.member();
    bot.chats.set(chat.id, chat);
    return {
      url: `${server}/webhooks/telegram/${association}`,
      headers: { 'x-telegram-bot-api-secret-token': secret },
      message(k, text) {
        updates += 1;
        const date = Math.floor(Date.now() / 1000);
        const message = { message_id: 10 + k, date, chat: chat.json, from: chat.from, text };
        return { external: `${chat.id}:${10 + k}`, sent: { update_id: updates, message } };
      },
      shown: () => chat.shown.map(({ text }) => text),
    };
  },
  call: alone,
});

/** Calls of Meta are signed and carry several messages of several members. */
export const byWhatsApp = ({ server, association }: Place, number: PhoneNumber): Entrance => ({
  channel: 'whatsapp',
  association,
  most: 8,
  writer() {
    const member = number.member();
    const { phone, user } = member.person;
    return {
      url: `${server}/webhooks/whatsapp/${association}`,
      headers: {},
      message(k, text) {
        const timestamp = String(Math.floor(number.now() / 1000));
        const id = `wamid.${phone}.${k}`;
        const message = {
          from: phone,
          from_user_id: user,
          id,
          timestamp,
          type: 'text',
          text: { body: text },
        };
        member.wroteAt = number.now();
        return { external: id, sent: number.value({ contacts: [member.contact], messages: [message] }) };
      },
      shown: () => member.texts,
    };
  },
  call(values) {
    // Two changes in an entry, as Meta puts them together.
    const entry = Array.from({ length: Math.ceil(values.length / 2) }, (_, i) => ({
      id: '102290129340398',
      changes: values.slice(2 * i, 2 * i + 2).map((value) => ({ field: 'messages', value })),
    }));
    return callOf({ object: 'whatsapp_business_account', entry }, number.identity.appSecret);
  },
});

/** The token is good for an hour, as the connector's are, and is shown with every activity. */
export const byBotFramework = (
  { server, association }: Place,
  { azure, bot, token }: { readonly azure: Connector; readonly bot: Bot; readonly token: string },
): Entrance => ({
  channel: 'botframework',
  association,
  most: 1,
  writer() {
    const member = azure.member(bot, 'msteams');
    return {
      url: `${server}/api/messages/${association}`,
      headers: { authorization: `Bearer ${token}` },
      message(k, text) {
        const id = `f:${member.conversation}:${k}`;
        return { external: id, sent: member.activity({ text, id }) };
      },
      shown: () => member.texts,
    };
  },
  call: alone,
});

export const byWebChat = ({ server, association }: Place): Entrance => ({
  channel: 'webchat',
  association,
  most: 1,
  async writer() {
    const member = await Member.arrive(server, association);
    return {
      url: `${member.base}/activities`,
      headers: { authorization: `Bearer ${member.grant.token}` },
      message(k, text) {
        const external = `${member.grant.conversationId}-${k}`;
        const channelData = { clientActivityID: external };
        return { external, sent: { type: 'message', from: { id: 'me' }, locale: 'ar', text, channelData } };
      },
      async shown() {
        const all = await member.transcript();
        return all.flatMap(({ from, text }) => (from.role === 'bot' ? [text ?? ''] : []));
      },
    };
  },
  call: alone,
});
