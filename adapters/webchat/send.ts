import type { Line, Showing } from '../../src/channel/line.ts';
import type { OutgoingMessage } from '../../src/channel/message.ts';

/** How Direct Line calls a line of a conversation: it is no secret and opens nothing. */
export const activityId = (conversation: string, seq: number): string =>
  `${conversation}|${String(seq).padStart(7, '0')}`;

function spoken(message: OutgoingMessage, showing: Showing, from: { role: string; name?: string }): object {
  const { prompt, review, receipt, choices, clears } = message;
  const actions = choices?.map(({ id, label }) => ({
    type: 'messageBack',
    title: label,
    text: label,
    displayText: label,
    value: { silah: { prompt: prompt?.id ?? '', choice: id } },
  }));
  return {
    text: message.text,
    textFormat: 'plain',
    locale: message.lang,
    inputHint: prompt ? 'expectingInput' : 'acceptingInput',
    ...(actions && { suggestedActions: { to: [showing.member], actions } }),
    channelData: {
      silah: {
        from: from.role,
        ...(from.name !== undefined && { name: from.name }),
        ...(prompt && { prompt }),
        ...(review && { review }),
        ...(receipt && { receipt }),
        ...(clears && { clears }),
      },
    },
  };
}

/** A line of the transcript as an activity of the Bot Framework. A member's line whose words were not kept shows none. */
export function show(line: Line, showing: Showing): object {
  const base = {
    type: 'message',
    id: activityId(showing.conversation, line.seq),
    timestamp: new Date(line.at).toISOString(),
    channelId: 'directline',
    conversation: { id: showing.conversation },
  };
  if (line.from === 'member') {
    const { file } = line;
    return {
      ...base,
      from: { id: showing.member, role: 'user' },
      ...(line.text !== undefined && { text: line.text }),
      ...(file && {
        attachments: [{ contentType: file.type, contentUrl: showing.fileUrl(file.id), name: file.name }],
      }),
      channelData: {
        ...(line.external !== undefined && { clientActivityID: line.external }),
        ...(line.text === undefined && !file && { silah: { from: 'member', unkept: true } }),
      },
    };
  }
  const from = { role: line.from, ...(line.name !== undefined && { name: line.name }) };
  const { file } = line;
  return {
    ...base,
    from: { id: showing.association.id, name: line.name ?? showing.association.name, role: 'bot' },
    ...spoken(line.message, showing, from),
    ...(file && {
      attachments: [{ contentType: file.type, contentUrl: showing.fileUrl(file.id), name: file.name }],
    }),
  };
}
