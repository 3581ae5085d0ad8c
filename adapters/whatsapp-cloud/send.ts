import { z } from 'zod';
import { sendFaults, type Sent } from '../../src/channel/faults.ts';
import type { Destination, Parcel, ParcelFile } from '../../src/channel/parcel.ts';
import type { ChannelContext } from '../../src/channel/port.ts';
import { recipientOf } from './address.ts';
import { CallFailed, failureOf, whyOf, type Client, type Failure } from './client.ts';
import { inPart } from './parcel-name.ts';
import { messagesOf, parameterOf, type Fields, type Uploaded } from './compose.ts';
import { faultOf, faultOfUpload } from './faults.ts';
import { noticeFields, type Templates } from './templates.ts';

/** How long after the member's last message anything may be sent freely; milliseconds. */
export const window = 24 * 3_600_000;
/** How long a file may take on its way, in milliseconds. */
const patience = 60_000;

export interface Sender {
  readonly client: Client;
  /** The id of the association's number at Meta. */
  readonly number: string;
  readonly log: ChannelContext['log'];
  readonly now: () => number;
  readonly templates: Templates;
  readonly say: ChannelContext['say'];
}

type Unsent = Extract<Sent, { ok: false }>;

/** One parcel on its way to a member; `id` is our name of it. */
interface Errand {
  readonly sender: Sender;
  readonly to: NonNullable<ReturnType<typeof recipientOf>>;
  readonly id: string;
}

const Accepted = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });
const Stored = z.object({ id: z.string().min(1) });
const closed: Sent = { ok: false, fault: 'windowClosed' };

/** Meta's code is written down where an engineer must see it; the shell knows our word for it alone. */
function logged({ log }: Sender, failure: Failure, unsent: Unsent): Unsent {
  if (sendFaults[unsent.fault].alarming)
    log.warn('whatsapp: a message was not sent', { fault: unsent.fault, why: whyOf(failure) });
  return unsent;
}

/** Sends one message, and answers Meta's id of it (`wamid.…`). Throws CallFailed. */
async function sendOne({ sender, to, id: parcel }: Errand, fields: Fields): Promise<string> {
  const { client, number } = sender;
  const envelope = { messaging_product: 'whatsapp', recipient_type: 'individual', ...to };
  const answer = await client.post(`${number}/messages`, {
    ...envelope,
    ...fields,
    biz_opaque_callback_data: parcel,
  });
  const accepted = Accepted.safeParse(answer);
  const id = accepted.data?.messages[0]?.id;
  if (id === undefined) throw new CallFailed({ kind: 'lost' });
  return id;
}

async function upload({ client, number }: Sender, file: ParcelFile): Promise<Uploaded> {
  const form = new FormData();
  form.append('messaging_product', 'whatsapp');
  form.append('type', file.type);
  form.append('file', new Blob([Uint8Array.from(file.bytes)], { type: file.type }), file.name);
  const stored = Stored.safeParse(await client.upload(`${number}/media`, form, patience));
  if (!stored.success) throw new CallFailed({ kind: 'lost' });
  return { id: stored.data.id, file };
}

/** What follows a message that has arrived already must not make it go out again. Only the last of them brings the parcel to its end. */
async function sendAll(errand: Errand, all: readonly Fields[]): Promise<Sent> {
  let external: string | undefined;
  for (const [i, fields] of all.entries())
    try {
      const id = i < all.length - 1 ? inPart(errand.id) : errand.id;
      external = await sendOne({ ...errand, id }, fields);
    } catch (error) {
      const failure = failureOf(error);
      const unsent = logged(errand.sender, failure, faultOf(failure));
      return external === undefined ? unsent : { ok: false, fault: 'unknownOutcome' };
    }
  return { ok: true, ...(external !== undefined && { external }) };
}

/** Too long since the member wrote: only approved templates may go, that of its kind or the one for everything. Without one nothing is called. */
async function sendTemplate(errand: Errand, parcel: Parcel): Promise<Sent> {
  const { templates, say } = errand.sender;
  const notice = noticeFields(templates, parcel, say);
  if (notice) return sendAll(errand, [notice]);
  const text = parameterOf(parcel);
  const { other: name, language } = templates;
  if (name === undefined || text === undefined) return closed;
  const components = [{ type: 'body', parameters: [{ type: 'text', text }] }];
  const template = { name, language: { code: language }, components };
  return sendAll(errand, [{ type: 'template', template }]);
}

/** Sends one parcel; `external` of what was sent is the `wamid` of its last message. */
export async function send(
  sender: Sender,
  parcel: Parcel,
  { address, id, heardAt }: Destination,
): Promise<Sent> {
  const to = recipientOf(address);
  if (!to) return { ok: false, fault: 'rejected' };
  const errand = { sender, to, id };
  if (heardAt === undefined || sender.now() - heardAt >= window) return sendTemplate(errand, parcel);
  let uploaded: Uploaded | undefined;
  try {
    uploaded = parcel.file && (await upload(sender, parcel.file));
  } catch (error) {
    const failure = failureOf(error);
    return logged(sender, failure, faultOfUpload(failure));
  }
  const sent = await sendAll(errand, messagesOf(parcel, uploaded));
  // Meta's clock may be ahead of ours.
  return !sent.ok && sent.fault === 'windowClosed' ? sendTemplate(errand, parcel) : sent;
}
