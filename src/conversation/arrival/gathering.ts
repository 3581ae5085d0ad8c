import type { IncomingMessage } from '../../channel/message.ts';
import { keptBehind, type Arrival } from '../../records/sending/arrivals.ts';
import { second } from '../../kernel/clock.ts';
import type { Ground } from '../context.ts';
import { unpacked } from './kept.ts';
import type { Fetching } from './fetching.ts';

/** So long others are waited for that were sent at once, where the channel does not say whether there are any. */
const gatherFor = 0.7 * second;
const together = 3 * second;
const most = 4;

/** A file that comes alone as far as its channel tells, with the knowledge whether others came with it: looked at once they had time to come. */
export async function gathered(
  { database, clock }: Pick<Ground, 'database' | 'clock'>,
  { arrival, fetching }: { readonly arrival: Arrival; readonly fetching: Fetching },
  message: IncomingMessage,
): Promise<IncomingMessage> {
  const { album } = message;
  if (!album || 'id' in album) return message;
  await fetching.pause(arrival.keptAt + gatherFor - clock.now());
  const behind = await keptBehind(database, arrival, most);
  const more = behind.some((kept) => isTogether(unpacked(kept), album.at));
  return more ? { ...message, album: { ...album, more } } : message;
}

const isTogether = ({ content, album }: IncomingMessage, at: number): boolean =>
  content.kind === 'media' && album !== undefined && 'at' in album && Math.abs(album.at - at) <= together;
