import { createHash } from 'node:crypto';
import type { Content } from '../../src/channel/message.ts';
import type { Call, Happening, PushedReceived } from '../../src/channel/port.ts';
import type { Log } from '../../src/kernel/log.ts';
import { Activity, Edited, Installed, Joined, Message, type Talk } from './wire.ts';
import { addressOf, nameOf, ConversationReference } from './address.ts';
import { tapIn } from './buttons.ts';
import { jsonOf } from '../../src/kernel/calls.ts';
import { contentOf } from './media.ts';
import { wordsOf } from './words.ts';
import { proofIn, vouches, type Expected } from './proof/proof.ts';

const mostAttachments = 10;

/** Groups and channels are passed over: what a member asks is nobody else's. */
const isShared = ({ conversation }: Talk): boolean =>
  conversation.isGroup === true || /^(channel|groupChat)$/iu.test(conversation.conversationType ?? '');

/** By what the bot goes where a channel does not say: nobody else reads it. */
const nobody = 'bot';

/** What a happening is about; undefined when nothing could ever be sent there. */
function referenceOf(
  { channelId, serviceUrl }: Activity,
  talk: Talk,
  user: string,
): ConversationReference | undefined {
  const reference = ConversationReference.safeParse({
    channel: channelId,
    service: serviceUrl.replace(/\/+$/u, ''),
    conversation: talk.conversation.id,
    bot: talk.recipient?.id ?? nobody,
    user,
  });
  return reference.success ? reference.data : undefined;
}

const timeOf = ({ timestamp }: Talk, now: number): number => {
  const time = Date.parse(timestamp ?? '');
  return Number.isNaN(time) ? now : time;
};

/** Contents of a message by what comes behind its id. A text stands before its files: behind them it would answer the next question. */
function contentsOf(message: Message, { activity }: Arrived): readonly (readonly [string, Content])[] {
  const text = wordsOf(message, activity.channelId);
  const tap = tapIn(message.value);
  if (tap) {
    const { prompt, choice, text: label = choice } = tap;
    return [['', { kind: 'tap', prompt, choice, text: text === '' ? label : text }]];
  }
  const read = message.attachments.slice(0, mostAttachments).flatMap((attachment, i) => {
    const content = contentOf(attachment, activity.serviceUrl);
    return content ? [[`/${i}`, content] as const] : [];
  });
  const isMore = message.attachments.length > mostAttachments;
  const files = isMore ? [...read, ['/more', { kind: 'unsupported', what: 'attachment' }] as const] : read;
  if (text !== '') return [['', { kind: 'text', text }], ...files];
  if (files.length > 0) return files;
  const what = isThere(message.value) ? 'button' : strangeIn(activity);
  return what === undefined ? [] : [['', { kind: 'unsupported', what }]];
}

const isThere = (part: unknown): boolean => part !== undefined && part !== null;

/** By what the part of a message is told that is of another form than ever before; undefined where none is. */
function strangeIn({ text, attachments }: Activity): string | undefined {
  if (isThere(text) && typeof text !== 'string') return 'text';
  return isThere(attachments) && !Array.isArray(attachments) ? 'attachment' : undefined;
}

interface Arrived {
  readonly activity: Activity;
  readonly body: Uint8Array;
  readonly now: number;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Why an activity says nothing to us, where an engineer may look. */
function passedOver({ activity, log }: Arrived, why: string): readonly Happening[] {
  const kind = /^\w{1,40}$/u.test(activity.type) ? activity.type : 'unknown';
  log.info('botframework: an activity says nothing to us', { kind, why });
  return [];
}

/** An activity of the connector in which a part is missing without which nobody can be answered: it would be sent again and again. */
function unread({ activity, log }: Arrived): readonly Happening[] {
  log.warn('botframework: an activity could not be read', { kind: activity.type.slice(0, 40) });
  return [];
}

const isFile = (content: Content): boolean => content.kind === 'file' || content.kind === 'media';

type Envelope = Pick<Extract<Happening, { kind: 'message' }>, 'kind' | 'address' | 'also' | 'profile' | 'at'>;

/** Whose message it is, and when it came; where it is no member's of ours, why not. */
function envelopeOf({ activity, now }: Arrived, message: Message): Envelope | string {
  const { from, recipient } = message;
  const reference = referenceOf(activity, message, from.id);
  if (isShared(message)) return 'group';
  if (from.id === recipient?.id || from.role === 'bot') return 'bot';
  if (!reference) return 'nowhere';
  return {
    kind: 'message',
    address: addressOf(reference),
    also: [nameOf(reference)],
    ...(from.name !== undefined && { profile: from.name }),
    at: timeOf(message, now),
  };
}

/** The channel's own name of a message; where it tells none, one that the same call has again. */
const idOf = ({ id = '' }: Message, { body }: Arrived): string =>
  id === '' ? createHash('sha256').update(body).digest('hex') : id;

function heard(arrived: Arrived, message: Message): readonly Happening[] {
  const one = envelopeOf(arrived, message);
  if (typeof one === 'string') return passedOver(arrived, one);
  const id = idOf(message, arrived);
  const contents = contentsOf(message, arrived);
  if (contents.length === 0) return passedOver(arrived, 'nothing');
  if (strangeIn(arrived.activity) !== undefined) unread(arrived);
  const files = contents.filter(([, content]) => isFile(content)).length;
  const album = files > 1 ? { album: { id } } : {};
  return contents.map(([behind, content]) => ({
    ...one,
    message: {
      external: `${id}${behind}`,
      ...album,
      ...(content.kind === 'text' && files > 0 && { beside: true as const }),
      content,
    },
  }));
}

/** A message that the member changed. One that comes back after it was deleted has not changed. */
function edited(arrived: Arrived, message: Edited): readonly Happening[] {
  const one = envelopeOf(arrived, message);
  if (typeof one === 'string') return passedOver(arrived, one);
  const { channelData, timestamp = '' } = message;
  if ((channelData?.eventType ?? 'editMessage') !== 'editMessage') return passedOver(arrived, 'nothing');
  const external = `edit:${idOf(message, arrived)}:${timestamp}`;
  return [{ ...one, message: { external, content: { kind: 'unsupported', what: 'edited' } } }];
}

/** A conversation is begun once, however often the channel says that somebody is there. */
function joined(arrived: Arrived, update: Talk, user: string | undefined): readonly Happening[] {
  if (user === undefined) return passedOver(arrived, 'nobody');
  const reference = referenceOf(arrived.activity, update, user);
  if (isShared(update) || !reference) return passedOver(arrived, reference ? 'group' : 'nowhere');
  return [
    {
      kind: 'message',
      address: addressOf(reference),
      also: [nameOf(reference)],
      at: timeOf(update, arrived.now),
      message: { external: 'start', content: { kind: 'start' } },
    },
  ];
}

/** The member removed the app from Teams, or let it in again. The address is the one that stays when the service moves. */
function moved(arrived: Arrived, update: Talk, action: string): readonly Happening[] {
  const kind = action.startsWith('remove') ? 'blocked' : action.startsWith('add') ? 'unblocked' : undefined;
  const { channelId: channel } = arrived.activity;
  if (isShared(update) || kind === undefined) return passedOver(arrived, 'nothing');
  const address = nameOf({ channel, conversation: update.conversation.id });
  return [{ kind, address, at: timeOf(update, arrived.now) }];
}

/** Who came: nobody can be told from the bot where the channel does not say which of them that is. */
function newcomer({ membersAdded, recipient }: Joined): string | undefined {
  if (!recipient) return undefined;
  return membersAdded.find((person) => person !== undefined && person.id !== recipient.id)?.id;
}

/** What an activity says to us, nothing where it does not concern us; undefined where it cannot be read. */
function happeningsOf(arrived: Arrived): readonly Happening[] | undefined {
  const { activity } = arrived;
  switch (activity.type) {
    case 'message': {
      const message = Message.safeParse(activity);
      return message.success ? heard(arrived, message.data) : undefined;
    }
    case 'messageUpdate': {
      const message = Edited.safeParse(activity);
      return message.success ? edited(arrived, message.data) : undefined;
    }
    case 'conversationUpdate': {
      const update = Joined.safeParse(activity);
      return update.success ? joined(arrived, update.data, newcomer(update.data)) : undefined;
    }
    case 'installationUpdate': {
      const update = Installed.safeParse(activity);
      return update.success ? moved(arrived, update.data, update.data.action ?? '') : undefined;
    }
    case 'typing':
      return [];
    default:
      return passedOver(arrived, 'unknown');
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
export function receiver(
  expected: Expected,
  log: Pick<Log, 'info' | 'warn'>,
): (call: Call) => Promise<PushedReceived> {
  return async ({ body, headers }) => {
    const proof = await proofIn(headers['authorization'], expected);
    if (proof === 'unavailable') return { kind: 'unavailable' };
    if (proof === 'forged') return forged;
    const activity = Activity.safeParse(jsonOf(Buffer.from(body).toString('utf8')));
    if (!activity.success) {
      log.warn('botframework: a call could not be read', { kind: 'activity' });
      return malformed;
    }
    if (!vouches(proof, activity.data)) return forged;
    const arrived = { activity: activity.data, body, now: expected.now(), log };
    const happenings = happeningsOf(arrived) ?? unread(arrived);
    return happenings.length === 0 ? { kind: 'ignored' } : { kind: 'happenings', happenings };
  };
}
