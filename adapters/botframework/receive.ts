import { createHash } from 'node:crypto';
import type { Content } from '../../src/channel/message.ts';
import type { Call, Happening, PushedReceived } from '../../src/channel/port.ts';
import { Activity, Installed, Joined, Mention, Message, type Talk } from './wire.ts';
import { addressOf, nameOf, Place } from './address.ts';
import { tapIn } from './buttons.ts';
import { jsonOf } from '../../src/kernel/calls.ts';
import { contentOf } from './media.ts';
import { proofIn, vouches, type Expected } from './proof/proof.ts';

const mostAttachments = 10;

/** Groups and channels are passed over: what a member asks is nobody else's. */
const isShared = ({ conversation }: Talk): boolean =>
  conversation.isGroup === true || /^(channel|groupChat)$/iu.test(conversation.conversationType ?? '');

/** What a happening is about; undefined when nothing could ever be sent there. */
function placeOf({ channelId, serviceUrl }: Activity, talk: Talk, user: string): Place | undefined {
  const place = Place.safeParse({
    channel: channelId,
    service: serviceUrl.replace(/\/+$/u, ''),
    conversation: talk.conversation.id,
    bot: talk.recipient.id,
    user,
  });
  return place.success ? place.data : undefined;
}

const timeOf = ({ timestamp }: Talk, now: number): number => {
  const time = Date.parse(timestamp ?? '');
  return Number.isNaN(time) ? now : time;
};

/** The text as the member meant it: in Teams the name of the bot stands in it when it was called. */
function textOf({ text, entities, recipient }: Message): string {
  const names = (entities ?? []).flatMap((entity) => {
    const mention = Mention.safeParse(entity);
    return mention.success && mention.data.mentioned.id === recipient.id ? [mention.data.text] : [];
  });
  return names.reduce((rest, name) => rest.replaceAll(name, ''), text ?? '').trim();
}

/** Contents of a message by what comes behind its id. A text stands before its files: behind them it would answer the next question. */
function contentsOf(message: Message, service: string): readonly (readonly [string, Content])[] {
  const text = textOf(message);
  const tap = tapIn(message.value);
  if (tap) {
    const { prompt, choice, text: label = choice } = tap;
    return [['', { kind: 'tap', prompt, choice, text: text === '' ? label : text }]];
  }
  const files = (message.attachments ?? []).slice(0, mostAttachments).flatMap((attachment, i) => {
    const content = contentOf(attachment, service);
    return content ? [[`/${i}`, content] as const] : [];
  });
  if (text !== '') return [['', { kind: 'text', text }], ...files];
  if (files.length > 0) return files;
  return message.value === undefined || message.value === null
    ? []
    : [['', { kind: 'unsupported', what: 'button' }]];
}

interface Arrived {
  readonly activity: Activity;
  readonly body: Uint8Array;
  readonly now: number;
}

function heard({ activity, body, now }: Arrived, message: Message): readonly Happening[] {
  const { from, recipient } = message;
  const place = placeOf(activity, message, from.id);
  if (isShared(message) || from.id === recipient.id || from.role === 'bot' || !place) return [];
  const given = message.id ?? '';
  const id = given === '' ? createHash('sha256').update(body).digest('hex') : given;
  const one = {
    kind: 'message',
    address: addressOf(place),
    also: [nameOf(place)],
    at: timeOf(message, now),
  } as const;
  return contentsOf(message, activity.serviceUrl).map(([behind, content]) => ({
    ...one,
    message: { external: `${id}${behind}`, content },
  }));
}

/** A conversation is begun once, however often the channel says that somebody is there. */
function joined({ activity, now }: Arrived, update: Talk, user: string | undefined): readonly Happening[] {
  const place = user === undefined ? undefined : placeOf(activity, update, user);
  if (isShared(update) || !place) return [];
  return [
    {
      kind: 'message',
      address: addressOf(place),
      also: [nameOf(place)],
      at: timeOf(update, now),
      message: { external: 'start', content: { kind: 'start' } },
    },
  ];
}

/** The member removed the app from Teams, or let it in again. The address is the one that stays when the service moves. */
function moved(arrived: Arrived, update: Talk, action: string): readonly Happening[] {
  const kind = action.startsWith('remove') ? 'blocked' : action.startsWith('add') ? 'unblocked' : undefined;
  const { channelId: channel } = arrived.activity;
  if (isShared(update) || kind === undefined) return [];
  const address = nameOf({ channel, conversation: update.conversation.id });
  return [{ kind, address, at: timeOf(update, arrived.now) }];
}

/** What an activity says to us, nothing where it does not concern us; undefined when it is not what the connector sends. */
function happeningsOf(arrived: Arrived): readonly Happening[] | undefined {
  const { activity } = arrived;
  switch (activity.type) {
    case 'message': {
      const message = Message.safeParse(activity);
      return message.success ? heard(arrived, message.data) : undefined;
    }
    case 'conversationUpdate': {
      const update = Joined.safeParse(activity);
      if (!update.success) return undefined;
      const { membersAdded, recipient } = update.data;
      return joined(arrived, update.data, membersAdded?.find(({ id }) => id !== recipient.id)?.id);
    }
    case 'installationUpdate': {
      const update = Installed.safeParse(activity);
      return update.success ? moved(arrived, update.data, update.data.action ?? '') : undefined;
    }
    default:
      return [];
  }
}

const malformed: PushedReceived = {
  kind: 'refused',
  reason: 'malformed',
  mend: 'The body must be one activity of the Bot Framework.',
};
const forged: PushedReceived = {
  kind: 'refused',
  reason: 'forged',
  mend: 'The header Authorization must carry a token of the Bot Connector for this bot and this activity.',
};

/** Checks and translates calls of the connector. */
export function receiver(expected: Expected): (call: Call) => Promise<PushedReceived> {
  return async ({ body, headers }) => {
    const proof = await proofIn(headers['authorization'], expected);
    if (proof === 'unavailable') return { kind: 'unavailable' };
    if (proof === 'forged') return forged;
    const activity = Activity.safeParse(jsonOf(Buffer.from(body).toString('utf8')));
    if (!activity.success) return malformed;
    if (!vouches(proof, activity.data)) return forged;
    const happenings = happeningsOf({ activity: activity.data, body, now: expected.now() });
    if (!happenings) return malformed;
    return happenings.length === 0 ? { kind: 'ignored' } : { kind: 'happenings', happenings };
  };
}
