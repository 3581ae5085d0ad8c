import type { Sent } from '../../src/channel/faults.ts';
import type { Destination, Parcel } from '../../src/channel/parcel.ts';
import type { Say } from '../../src/channel/port.ts';
import { referenceIn, type ConversationReference } from './address.ts';
import type { AppToken } from './proof/app-token.ts';
import { activityOf } from './compose.ts';
import { Connector } from './connector.ts';
import { faultOf, faultOfLogin } from './faults.ts';
import { failureOf } from './client.ts';

/** `patience` is how long an answer is awaited, in milliseconds. */
export interface Sender {
  readonly token: AppToken;
  readonly patience: number;
  readonly say: Say;
}

/** What goes out, and where to. */
interface Outgoing {
  readonly reference: ConversationReference;
  readonly activity: ReturnType<typeof activityOf>;
  readonly withFile: boolean;
}

/** What is too large is so by its file, where it has one. */
const tooLarge = 413;

/** A token may be taken back before its end: the first 401 asks for another one. */
async function attempt(sender: Sender, outgoing: Outgoing, again = true): Promise<Sent> {
  const { reference, activity, withFile } = outgoing;
  let token: string;
  try {
    token = await sender.token.get();
  } catch (error) {
    return faultOfLogin(failureOf(error));
  }
  try {
    const connector = new Connector(reference.service, token, sender.patience);
    // The SDK puts the name of the conversation into the path as it is.
    const { id } = await connector.sendToConversation(encodeURIComponent(reference.conversation), activity);
    return { ok: true, ...(typeof id === 'string' && id !== '' && { external: id }) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'answered' && failure.status === tooLarge && withFile)
      return { ok: false, fault: 'fileRefused' };
    if (failure.kind !== 'answered' || failure.status !== 401) return faultOf(failure);
    sender.token.forget(token);
    return again ? attempt(sender, outgoing, false) : faultOf(failure);
  }
}

/** Sends one parcel to where the member last wrote from. */
export async function send(sender: Sender, parcel: Parcel, { address }: Destination): Promise<Sent> {
  const reference = referenceIn(address);
  if (!reference) return { ok: false, fault: 'rejected' };
  let activity: Outgoing['activity'];
  try {
    activity = activityOf(parcel, { reference, say: sender.say });
  } catch {
    return { ok: false, fault: 'rejected' };
  }
  return attempt(sender, { reference, activity, withFile: parcel.file !== undefined });
}
