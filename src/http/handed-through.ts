import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { nameOfError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';

/** The body, but where it fails the line is cut: whoever fetches it does not take the part that came for the whole. */
function cutting(context: Context, body: ReadableStream<Uint8Array>, log: Log): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const { outgoing } = context.env as HttpBindings;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          log.warn('a file broke off under way', { error: nameOfError(error) });
          outgoing.destroy();
          controller.close();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** What is downloaded, handed through as it is read; whoever asks for its head alone lets go of the rest. Other answers stay as they are. */
export function handedThrough(context: Context, answer: Response, log: Log): Response {
  if (!answer.body || !answer.headers.has('content-disposition')) return answer;
  if (context.req.method !== 'HEAD') return new Response(cutting(context, answer.body, log), answer);
  void answer.body.cancel();
  return new Response(null, answer);
}
