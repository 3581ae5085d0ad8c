import { Hono, type Context } from 'hono';
import type { CallAnswer } from '../conversation/arrival/channels.ts';
import { Fault } from '../kernel/errors.ts';
import { bodyOf, kilobyte } from './body.ts';
import { only } from './call.ts';
import type { Doors } from './doors.ts';

/** WhatsApp's batches may have up to 3 MB. */
const mostBody = 4096 * kilobyte;

const empty = new Uint8Array();

async function answer(doors: Doors, channel: string, context: Context): Promise<Response> {
  const association = context.req.param('association') ?? '';
  const body =
    context.req.method === 'GET'
      ? empty
      : await bodyOf(context, mostBody, () => new Fault('tooLarge', 'A call may have at most 4 MB.'));
  const headers = Object.fromEntries(context.req.raw.headers);
  const answered = await doors.channels.call(channel, association, {
    body,
    headers,
    query: context.req.query(),
  });
  return responseTo(context, answered);
}

function responseTo(context: Context, answered: CallAnswer | undefined): Response {
  if (!answered) throw new Fault('notFound', 'This channel is not set up for this association.');
  switch (answered.kind) {
    case 'handshake':
      return context.text(answered.text);
    case 'ignored':
    case 'kept':
      return context.json({});
    case 'refused':
      if (answered.reason === 'forged')
        return context.json({ error: { code: 'forbidden', message: answered.mend } }, 403);
      return context.json({ error: { code: 'wrongRequest', message: answered.mend } }, 400);
    case 'unavailable':
      context.header('retry-after', '5');
      return context.json({ error: { code: 'unavailable', message: 'Make this call again.' } }, 503);
  }
}

/** Where the providers of channels call us: answered after everything in the call is kept. */
export function webhooks(doors: Doors): Hono {
  const app = new Hono();
  for (const { name, webhook } of doors.channelKinds) {
    if (webhook === undefined) continue;
    const path = `${webhook}/:association`;
    app.on(['GET', 'POST'], path, (context) => answer(doors, name, context));
    app.all(path, only('GET', 'POST'));
  }
  return app;
}
