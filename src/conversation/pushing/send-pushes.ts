import { mostAtOnce, Outlet } from '../delivery/outlet.ts';
import { sendFaults, type Sent } from '../../channel/faults.ts';
import { Bounded } from '../../kernel/bounded.ts';
import { second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { putOffPush, settlePush, takePushes, type Leaving } from '../../records/notices/subscriptions.ts';
import type { Ground } from '../context.ts';

const often = 2 * second;
const mostServices = 50;

/** Through what each push service is spoken to. */
function outletsOf(): (endpoint: string) => Outlet {
  const outlets = new Bounded<string, Outlet>(mostServices);
  return (endpoint) => {
    const { host } = new URL(endpoint);
    const outlet = outlets.get(host) ?? new Outlet(mostAtOnce);
    outlets.set(host, outlet);
    return outlet;
  };
}

/** A message that did not arrive: it is tried again where that may help. */
async function settleFailed(
  { database, clock, log }: Ground,
  leaving: Leaving,
  { sent, outlet }: { readonly sent: Extract<Sent, { ok: false }>; readonly outlet: Outlet },
): Promise<void> {
  const { retryable, alarming } = sendFaults[sent.fault];
  if (alarming) log.warn('a push service refused a message', { fault: sent.fault });
  // Of a message that may have arrived a second one shows nothing: it has the topic of the first.
  if (!retryable && sent.fault !== 'unknownOutcome')
    return settlePush(database, leaving, sent.fault === 'blocked');
  const now = clock.now();
  const { own, all } = outlet.failed(String(leaving.subscription), now);
  if (sent.fault === 'throttled') outlet.pause(now + (sent.again ?? own));
  else if (all > 0) outlet.pause(now + all);
  return putOffPush(database, leaving, now + Math.max(own, all, sent.again ?? 0));
}

/** Sends messages to browsers as long as it runs: each push service is an outlet, so that one that fails keeps no other waiting. */
export function sendPushes(ground: Ground): Rounds {
  const outletTo = outletsOf();
  const { database, clock, log, push } = ground;
  const leave = async (leaving: Leaving): Promise<void> => {
    const { to, text, urgent, topic, until, subscription } = leaving;
    const now = clock.now();
    const outlet = outletTo(to.endpoint);
    if (outlet.room(now) === 0)
      return putOffPush(database, leaving, now + Math.max(second, outlet.restOf(now)));
    const urgency = urgent ? 'high' : 'normal';
    const sent = await push.send(to, { text, lasts: until - now, urgency, topic });
    if (!sent.ok) return settleFailed(ground, leaving, { sent, outlet });
    outlet.succeeded(String(subscription));
    return settlePush(database, leaving, false);
  };
  return new Rounds({
    round: async () => {
      const due = await takePushes(database, { now: clock.now(), most: mostAtOnce });
      await Promise.all(due.map(leave));
      return due.length === mostAtOnce ? 0 : often;
    },
    pause: often,
    failed: (error) => log.warn('messages to browsers could not be sent', { error: nameOfError(error) }),
  });
}
