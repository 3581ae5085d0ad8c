import { z } from 'zod';

const Hint = z.object({ what: z.string(), conversation: z.string().optional() });

/** The hints of one event stream of the desk, to its end; throws when the connection breaks. */
export async function* hintsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<z.infer<typeof Hint>> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      // Beside hints the stream brings the rows that changed.
      if (!event.startsWith('event: change\n')) continue;
      const [, data] = /^data: (.*)$/m.exec(event) ?? [];
      if (data !== undefined) yield Hint.parse(JSON.parse(data));
    }
  }
}
