import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { sendFaults, type SendFaultCode } from '../../src/channel/faults.ts';
import type { Call, Happening, ChannelContext, PushedReceived } from '../../src/channel/port.ts';
import { isSame, jsonOf } from '../../src/kernel/calls.ts';
import { addressOf, numberOf, type Person } from './address.ts';
import { saidIn, typeOf } from './content.ts';
import { faultOfCode } from './faults.ts';
import { parcelIn } from './parcel-name.ts';
import { isSigned } from './signature.ts';
import { Body, Change, Contact, Entry, Failed, Message, Status, Value } from './wire.ts';

export interface Doorkeeper {
  readonly number: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly log: ChannelContext['log'];
  readonly now: () => number;
}

/** The items of a list that are what they should be; of the others their kind is written down. */
function each<T>(
  { log }: Doorkeeper,
  { shape, kind }: { readonly shape: z.ZodType<T>; readonly kind: string },
  items: readonly unknown[],
): readonly T[] {
  return items.flatMap((item) => {
    const parsed = shape.safeParse(item);
    if (!parsed.success) log.warn('whatsapp: a part of a call could not be read', { kind });
    return parsed.success ? [parsed.data] : [];
  });
}
const entries = { shape: Entry, kind: 'entry' } as const;
const changes = { shape: Change, kind: 'change' } as const;
const contactsOf = { shape: Contact, kind: 'contact' } as const;
const messagesOf = { shape: Message, kind: 'message' } as const;
const statusesOf = { shape: Status, kind: 'status' } as const;
const errorsOf = { shape: Failed, kind: 'error' } as const;

/** What the call tells of who sent a message; undefined where it tells of nobody, or does not say which. */
function contactOf({ from, from_user_id: user }: Message, contacts: readonly Contact[]): Contact | undefined {
  const named = contacts.find(
    (one) => (from !== undefined && one.wa_id === from) || (user !== undefined && one.user_id === user),
  );
  const bare = from === undefined && user === undefined && contacts.length === 1;
  return named ?? (bare ? contacts[0] : undefined);
}

const personOf = (message: Message, contact: Contact | undefined): Person => ({
  phone: message.from ?? contact?.wa_id,
  user: message.from_user_id ?? contact?.user_id,
  parent: message.from_parent_user_id ?? contact?.parent_user_id,
});

/** Meta's own name of a message; where it tells none, one that the same message has again. */
const idOf = (message: Message): string =>
  message.id ?? `unnamed ${createHash('sha256').update(JSON.stringify(message)).digest('hex')}`;

/** Groups are passed over: what a member asks is nobody else's. A caption stands before its file and has a name of its own. */
function heard(
  message: Message,
  contacts: readonly Contact[],
  { log, now }: Doorkeeper,
): readonly Happening[] {
  const { timestamp: at = now(), group_id: group, id } = message;
  const contact = contactOf(message, contacts);
  const who = addressOf(personOf(message, contact));
  const profile = contact?.profile?.name;
  const said = saidIn(message);
  if (group !== undefined || !who || !said) {
    const why = group !== undefined ? 'group' : who ? 'nothing' : 'nobody';
    log.info('whatsapp: a message says nothing to us', { kind: typeOf(message) ?? 'none', why });
    return [];
  }
  const { content, caption } = said;
  const external = idOf(message);
  const one = { kind: 'message', ...who, ...(profile !== undefined && { profile }), at } as const;
  const number = numberOf(who.address);
  const proves = number === undefined ? {} : { number };
  // Meta does not tell which pictures were sent at once.
  const album = content.kind === 'media' && !content.media.sound ? { album: { at } } : {};
  const receipt = id === undefined ? {} : { receipt: id };
  const own: Happening = { ...one, message: { external, ...proves, ...album, content }, ...receipt };
  if (caption === undefined) return [own];
  const words = {
    external: `${external}:caption`,
    beside: true,
    ...proves,
    ...album,
    content: { kind: 'text', text: caption },
  } as const;
  return [{ ...one, message: words }, own];
}

/** Meta's code of a failure is written down where an engineer must see it; the shell knows our word for it alone. */
function failed({ errors }: Status, doorkeeper: Doorkeeper): SendFaultCode {
  const { log } = doorkeeper;
  const code = each(doorkeeper, errorsOf, errors)[0]?.code;
  const fault = faultOfCode(code ?? -1) ?? 'rejected';
  if (sendFaults[fault].alarming) log.warn('whatsapp: a message was not delivered', { fault, code });
  return fault;
}

function reported(status: Status, doorkeeper: Doorkeeper): readonly Happening[] {
  const { id: external, timestamp: at = doorkeeper.now(), biz_opaque_callback_data: name } = status;
  const named = name === undefined ? undefined : parcelIn(name);
  const one = { external, at, ...(named && { parcel: named.parcel }) };
  switch (status.status) {
    case 'sent':
    case 'delivered':
    case 'read':
      // Of a parcel of several messages, how far it came is how far the last of them came.
      return named?.last === false ? [] : [{ kind: 'progress', ...one, progress: status.status }];
    case 'failed':
      return [{ kind: 'undelivered', ...one, fault: failed(status, doorkeeper) }];
    default:
      doorkeeper.log.info('whatsapp: a report says nothing to us', { kind: status.status.slice(0, 40) });
      return [];
  }
}

/** A message of a kind that the Cloud API does not carry says so by 131051: that is no error of ours. */
function troubles({ type, errors }: Message): readonly unknown[] {
  return type !== 'unsupported' && type !== 'unknown' && Array.isArray(errors) ? errors : [];
}

/** What concerns messages says: the messages in it, then what became of ours. What concerns other numbers is theirs. */
function valued(value: Value, doorkeeper: Doorkeeper): readonly Happening[] {
  if (value.metadata.phone_number_id !== doorkeeper.number) {
    doorkeeper.log.info('whatsapp: news of another number', { kind: 'messages' });
    return [];
  }
  const contacts = each(doorkeeper, contactsOf, value.contacts);
  const messages = each(doorkeeper, messagesOf, value.messages);
  const all = [...value.errors, ...messages.flatMap(troubles)];
  for (const { code } of each(doorkeeper, errorsOf, all))
    doorkeeper.log.warn('whatsapp: Meta tells of an error', { code });
  return [
    ...messages.flatMap((message) => heard(message, contacts, doorkeeper)),
    ...each(doorkeeper, statusesOf, value.statuses).flatMap((status) => reported(status, doorkeeper)),
  ];
}

/** What one change says: nothing where it concerns anything else than messages. */
function changed({ field = 'messages', value }: Change, doorkeeper: Doorkeeper): readonly Happening[] {
  const { log } = doorkeeper;
  if (field !== 'messages') {
    log.info('whatsapp: news that are not of messages', { kind: field.slice(0, 40) });
    return [];
  }
  const { data } = Value.safeParse(value);
  const isEmpty = [data?.messages, data?.statuses, data?.errors].every((items = []) => items.length === 0);
  if (data && !isEmpty) return valued(data, doorkeeper);
  log.warn('whatsapp: a part of a call could not be read', { kind: 'value' });
  return [];
}

const refused = (reason: 'forged' | 'malformed', mend: string): PushedReceived => ({
  kind: 'refused',
  reason,
  mend,
});
const unsigned = refused(
  'forged',
  'X-Hub-Signature-256 must be the signature of the body with WHATSAPP_APP_SECRET.',
);
const stranger = refused('forged', 'hub.verify_token must be WHATSAPP_VERIFY_TOKEN.');
const noChallenge = refused('malformed', 'hub.mode must be subscribe, and hub.challenge must be there.');
const malformed = refused('malformed', 'The body must be a webhook of the WhatsApp Business Platform.');

function handshake({ query }: Call, verifyToken: string): PushedReceived {
  if (!isSame(query['hub.verify_token'] ?? '', verifyToken)) return stranger;
  const text = query['hub.challenge'] ?? '';
  if (query['hub.mode'] !== 'subscribe' || text === '') return noChallenge;
  return { kind: 'handshake', text };
}

/** Checks and translates calls of the webhook: the handshake by GET, and batches of messages and statuses by POST. */
export function receiver(doorkeeper: Doorkeeper): (call: Call) => PushedReceived {
  return (call) => {
    const { body, headers, query } = call;
    if (body.length === 0 && query['hub.mode'] !== undefined) return handshake(call, doorkeeper.verifyToken);
    if (!isSigned(body, headers['x-hub-signature-256'], doorkeeper.appSecret)) return unsigned;
    const parsed = Body.safeParse(jsonOf(Buffer.from(body).toString('utf8')));
    if (!parsed.success) {
      doorkeeper.log.warn('whatsapp: a call could not be read', { kind: 'body' });
      return malformed;
    }
    const { object, entry } = parsed.data;
    if (object !== 'whatsapp_business_account') {
      doorkeeper.log.info('whatsapp: news that are not of WhatsApp', { kind: object.slice(0, 40) });
      return { kind: 'ignored' };
    }
    const happenings = each(doorkeeper, entries, entry)
      .flatMap((one) => each(doorkeeper, changes, one.changes))
      .flatMap((change) => changed(change, doorkeeper));
    return happenings.length === 0 ? { kind: 'ignored' } : { kind: 'happenings', happenings };
  };
}
