import type { Context } from 'hono';
import type { ChannelKind } from '../channel/port.ts';
import type { CallAnswer } from '../conversation/arrival/channels.ts';
import { Fault } from '../kernel/errors.ts';
import { bodyOf, kilobyte } from './body.ts';
import type { Doors } from './doors.ts';
import type { Route } from './route.ts';

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
export const webhookRoutes = (kinds: readonly ChannelKind[]): readonly Route<Doors>[] =>
  kinds.flatMap(({ name, webhook }) =>
    webhook === undefined
      ? []
      : (['GET', 'POST'] as const).map((method) => ({
          method,
          path: `${webhook}/:association`,
          token: 'webhook',
          handle: (context: Context, doors: Doors) => answer(doors, name, context),
        })),
  );
