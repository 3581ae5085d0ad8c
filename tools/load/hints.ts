import { z } from 'zod';
import { Changed } from '../../src/contract/inbox/changed.ts';

const Hint = z.object({ what: z.string(), conversation: z.string().optional() });

/** What an event stream of the desk brings: that something changed, or rows of the inbox as they stand now. */
export type Heard = z.infer<typeof Hint> | Changed;

const shapes = { change: Hint, rows: Changed } as const;

/** What one event stream of the desk brings, to its end; throws when the connection breaks. */
export async function* hintsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Heard> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const [, name, data] = /^event: (change|rows)\ndata: (.*)$/m.exec(event) ?? [];
      if (data !== undefined) yield shapes[name === 'rows' ? 'rows' : 'change'].parse(JSON.parse(data));
    }
  }
}
