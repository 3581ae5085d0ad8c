import type { IncomingMessage } from '../../src/channel/message.ts';
import type { Host } from '../../src/channel/pulled.ts';
import { isFault } from '../../src/kernel/errors.ts';
import type { Pass } from './entering/tokens.ts';

/**
 * Takes what came in one call, one after another, and answers the number of the first. Throws as the first does; once that is taken, the member hears
 * in the conversation of a file that is not.
 */
export async function takeInOrder(
  host: Host,
  pass: Pass,
  messages: Iterable<IncomingMessage> | AsyncIterable<IncomingMessage>,
): Promise<number | undefined> {
  let first: number | undefined;
  for await (const message of messages)
    try {
      const { seq } = await host.conversations.receive(pass.conversation, message);
      first ??= seq;
    } catch (error) {
      if (first === undefined || !(isFault(error, 'wrongRequest') || isFault(error, 'tooLarge'))) throw error;
      const refused = { kind: 'unsupported', what: 'fileNotNow' } as const;
      await host.conversations.receive(pass.conversation, { ...message, content: refused });
    }
  return first;
}
