import type { z } from 'zod';
import { sendFaults, type SendFaultCode } from '../../src/channel/faults.ts';
import type { Call, Happening, Premises, PushedReceived } from '../../src/channel/port.ts';
import { isSame, jsonOf } from '../../src/kernel/calls.ts';
import { addressOf, type Person } from './address.ts';
import { saidIn } from './content.ts';
import { faultOfCode } from './faults.ts';
import { isSigned } from './signature.ts';
import { Body, Change, Contact, Entry, Failed, Message, Status } from './wire.ts';

export interface Doorkeeper {
  readonly number: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly log: Premises['log'];
}

/** The items of a list that are what they should be. */
const each = <T>(shape: z.ZodType<T>, items: readonly unknown[]): readonly T[] =>
  items.flatMap((item) => {
    const parsed = shape.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });

function personOf(message: Message, contacts: readonly Contact[]): Person {
  const { from, from_user_id: user, from_parent_user_id: parent } = message;
  const named = contacts.find(
    (one) => (from !== undefined && one.wa_id === from) || (user !== undefined && one.user_id === user),
  );
  const bare = from === undefined && user === undefined && contacts.length === 1;
  const contact = named ?? (bare ? contacts[0] : undefined);
  return {
    phone: from ?? contact?.wa_id,
    user: user ?? contact?.user_id,
    parent: parent ?? contact?.parent_user_id,
  };
}

/** Groups are passed over: what a member asks is nobody else's. A caption stands before its file and has a name of its own. */
function heard(message: Message, contacts: readonly Contact[]): readonly Happening[] {
  const { id, timestamp: at, group_id: group } = message;
  const who = addressOf(personOf(message, contacts));
  const said = saidIn(message);
  if (group !== undefined || !who || !said) return [];
  const { content, caption } = said;
  const one = { kind: 'message', ...who, at } as const;
  const own: Happening = { ...one, message: { external: id, content }, receipt: id };
  if (caption === undefined) return [own];
  return [{ ...one, message: { external: `${id}:caption`, content: { kind: 'text', text: caption } } }, own];
}

/** Meta's code of a failure is written down where an engineer must see it; the shell knows our word for it alone. */
function failed({ errors }: Status, log: Premises['log']): SendFaultCode {
  const code = each(Failed, errors)[0]?.code;
  const fault = faultOfCode(code ?? -1) ?? 'rejected';
  if (sendFaults[fault].alarming) log.warn('whatsapp: a message was not delivered', { fault, code });
  return fault;
}

function reported(status: Status, log: Premises['log']): readonly Happening[] {
  const { id: external, timestamp: at, biz_opaque_callback_data: parcel } = status;
  const one = { external, at, ...(parcel !== undefined && { parcel }) };
  switch (status.status) {
    case 'sent':
    case 'delivered':
    case 'read':
      return [{ kind: 'progress', ...one, progress: status.status }];
    case 'failed':
      return [{ kind: 'undelivered', ...one, fault: failed(status, log) }];
    default:
      return [];
  }
}

/** A message of a kind that the Cloud API does not carry says so by 131051: that is no error of ours. */
function errorsOf({ type, errors }: Message): readonly unknown[] {
  return type !== 'unsupported' && type !== 'unknown' && Array.isArray(errors) ? errors : [];
}

/** What one change says: the messages in it, then what became of ours. Changes of other numbers are theirs. */
function changed({ value }: Change, { number, log }: Doorkeeper): readonly Happening[] {
  if (value.metadata.phone_number_id !== number) return [];
  const contacts = each(Contact, value.contacts);
  const messages = each(Message, value.messages);
  for (const { code } of each(Failed, [...value.errors, ...messages.flatMap(errorsOf)]))
    log.warn('whatsapp: Meta tells of an error', { code });
  return [
    ...messages.flatMap((message) => heard(message, contacts)),
    ...each(Status, value.statuses).flatMap((status) => reported(status, log)),
  ];
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
    if (!parsed.success) return malformed;
    if (parsed.data.object !== 'whatsapp_business_account') return { kind: 'ignored' };
    const changes = each(Entry, parsed.data.entry).flatMap((entry) => each(Change, entry.changes));
    const happenings = changes.flatMap((change) => changed(change, doorkeeper));
    return happenings.length === 0 ? { kind: 'ignored' } : { kind: 'happenings', happenings };
  };
}
