import type { Place } from './place.ts';

let n = 0;
const linesOf = async (place: Place, publicId: string, after = 0) =>
  (await place.conversations.lines(publicId, after)).lines;

/** A member types something; what the bot says to it. */
export async function sayTo(place: Place, publicId: string, text: string): Promise<string> {
  const external = `said to the bot ${(n += 1)}`;
  const { seq } = await place.conversations.receive(publicId, { external, content: { kind: 'text', text } });
  const lines = await linesOf(place, publicId, seq - 1);
  return lines.flatMap((line) => (line.from === 'bot' ? [line.message.text] : [])).join('\n');
}

/** All that a member was told. */
export const saidIn = async (place: Place, publicId: string): Promise<readonly string[]> =>
  (await linesOf(place, publicId)).flatMap((line) => (line.from === 'member' ? [] : [line.message.text]));

/** What a member was told in the name of people. */
export const toldIn = async (place: Place, publicId: string): Promise<readonly string[]> =>
  (await linesOf(place, publicId)).flatMap((line) => (line.from === 'staff' ? [line.message.text] : []));
