import type { Sent } from '../../src/channel/faults.ts';
import type { Destination, Parcel, ParcelFile } from '../../src/channel/parcel.ts';
import { failureOf, type Client } from './client.ts';
import { belowFile, besideText, isPhoto, type Below } from './compose.ts';
import { faultOf } from './faults.ts';

/** A chat of the bot with a member. */
interface Chat {
  readonly client: Client;
  readonly id: string;
}

const nameOf = ({ id: chat }: Chat, { message_id: id }: { readonly message_id: number }): string =>
  `${chat}:${id}`;

const sendText = async (chat: Chat, parcel: Parcel): Promise<string> =>
  nameOf(chat, await chat.client.sendMessage(chat.id, parcel.text, besideText(parcel)));

/** A picture that Telegram cannot show as one, for it is too wide or too long, goes as a document. */
function isNoPhoto(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'answered' && failure.code === 400 && /PHOTO|IMAGE/iu.test(failure.about);
}

async function sendFile(chat: Chat, file: ParcelFile, below: Below): Promise<string> {
  const upload = { source: Buffer.from(file.bytes), filename: file.name };
  if (isPhoto(file))
    try {
      return nameOf(chat, await chat.client.sendPhoto(chat.id, upload, below));
    } catch (error) {
      if (!isNoPhoto(error)) throw error;
    }
  return nameOf(chat, await chat.client.sendDocument(chat.id, upload, below));
}

/** A text that is too long for a caption follows its file. What fails then has half arrived, and must not go out again by itself. */
async function sendBoth(chat: Chat, file: ParcelFile, parcel: Parcel): Promise<Sent> {
  const below = belowFile(parcel);
  if (below) return { ok: true, external: await sendFile(chat, file, below) };
  await sendFile(chat, file, {});
  try {
    return { ok: true, external: await sendText(chat, parcel) };
  } catch {
    return { ok: false, fault: 'unknownOutcome' };
  }
}

/** Sends one parcel; `external` of what was sent is `<chat>:<message>`. A name instead of a number would be somebody's public channel. */
export async function send(client: Client, parcel: Parcel, { address }: Destination): Promise<Sent> {
  if (!/^-?\d{1,16}$/u.test(address)) return { ok: false, fault: 'rejected' };
  const chat = { client, id: address };
  try {
    if (parcel.file) return await sendBoth(chat, parcel.file, parcel);
    return { ok: true, external: await sendText(chat, parcel) };
  } catch (error) {
    return faultOf(failureOf(error));
  }
}
