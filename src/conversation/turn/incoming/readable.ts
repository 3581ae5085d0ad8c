import { cutText } from '../../../arabic/cut.ts';
import { longestText, type IncomingMessage } from '../../../channel/message.ts';
import { isVoiceNote } from '../../../contract/files/sounds.ts';
import type { MemberEvent } from '../../../engine/events.ts';

/** A text as far as it is read, and whether there was more of it. */
export function readableText(text: string): { readonly text: string; readonly cut?: true } {
  const read = cutText(text, longestText);
  return { text: read.text, ...(read.cut && { cut: true }) };
}

/** A message as far as it is read, on every channel: nothing that takes long to understand goes further than this. */
export function readable(message: IncomingMessage): IncomingMessage {
  const { content } = message;
  if (content.kind !== 'text' && content.kind !== 'tap') return message;
  const { text, cut } = readableText(content.text);
  if (!cut) return message;
  return { ...message, content: { ...content, text, ...(content.kind === 'text' && { cut }) } };
}

/** An event with what the channel tells of the message besides: that it stands below a file, and what it was sent together with. No voice note is one of several papers. */
export function marked(event: MemberEvent, { album, beside }: IncomingMessage): MemberEvent {
  const together = album && { album };
  if (event.kind === 'text') return { ...event, ...(beside && { beside }), ...together };
  if (event.kind === 'file') return isVoiceNote(event.file) ? event : { ...event, ...together };
  return event.kind === 'unsupported' ? { ...event, ...together } : event;
}
