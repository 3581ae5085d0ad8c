import type { Sent } from '../../src/channel/faults.ts';
import type { Destination, Parcel, ParcelFile } from '../../src/channel/parcel.ts';
import { placeIn } from './address.ts';
import { failureOf, type Client } from './client.ts';
import { belowFile, besideText, isPhoto, type Below } from './compose.ts';
import { faultOf } from './faults.ts';

/** A chat of the bot with a member, and the topic in it where the member writes in one. */
interface Chat {
  readonly client: Client;
  readonly id: string;
  readonly topic: { readonly message_thread_id?: number };
}

const nameOf = ({ id: chat }: Chat, { message_id: id }: { readonly message_id: number }): string =>
  `${chat}:${id}`;

const sendText = async (chat: Chat, parcel: Parcel): Promise<string> =>
  nameOf(chat, await chat.client.sendMessage(chat.id, parcel.text, { ...besideText(parcel), ...chat.topic }));

/** A picture that Telegram cannot show as one, for it is too wide, too long or too large, goes as a document. */
function isNoPhoto(error: unknown): boolean {
  const failure = failureOf(error);
  return (
    failure.kind === 'answered' && failure.code < 500 && /PHOTO|IMAGE|too (?:big|large)/iu.test(failure.about)
  );
}

async function sendFile(chat: Chat, file: ParcelFile, words: Below): Promise<string> {
  const below = { ...words, ...chat.topic };
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
  const also = [await sendFile(chat, file, {})];
  try {
    return { ok: true, external: await sendText(chat, parcel), also };
  } catch {
    return { ok: false, fault: 'unknownOutcome' };
  }
}

/** A topic may be gone that the member last wrote in. */
function isNoTopic(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'answered' && failure.code === 400 && /thread|topic/iu.test(failure.about);
}

const sendParcel = async (chat: Chat, parcel: Parcel): Promise<Sent> =>
  parcel.file ? sendBoth(chat, parcel.file, parcel) : { ok: true, external: await sendText(chat, parcel) };

/** In the topic of the member, else in the chat itself. */
async function sendThere(chat: Chat, parcel: Parcel): Promise<Sent> {
  try {
    return await sendParcel(chat, parcel);
  } catch (error) {
    if (chat.topic.message_thread_id === undefined || !isNoTopic(error)) throw error;
    return sendParcel({ ...chat, topic: {} }, parcel);
  }
}

/** Sends one parcel; `external` of what was sent is `<chat>:<message>`. */
export async function send(client: Client, parcel: Parcel, { address }: Destination): Promise<Sent> {
  const place = placeIn(address);
  if (!place) return { ok: false, fault: 'rejected' };
  const topic = place.topic === undefined ? {} : { message_thread_id: place.topic };
  try {
    return await sendThere({ client, id: place.chat, topic }, parcel);
  } catch (error) {
    return faultOf(failureOf(error));
  }
}
