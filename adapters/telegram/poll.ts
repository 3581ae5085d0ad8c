import { setTimeout as sleep } from 'node:timers/promises';
import type { Happening, Listening } from '../../src/channel/port.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { nameOfError } from '../../src/kernel/errors.ts';
import type { Log } from '../../src/kernel/log.ts';
import { CallFailed, type Client, type Failure } from './client.ts';
import { happeningsOf, type Reading } from './receive.ts';
import { Update, wanted } from './wire.ts';

/** What polling needs besides. Times in milliseconds; `hold` is how long Telegram keeps a call open where there is no news. */
export interface Polling {
  readonly client: Client;
  readonly log: Log;
  readonly reading: () => Reading;
  readonly hold: number;
  /** The first pause after a failure; it doubles up to thirty times as long. */
  readonly pause: number;
}

/** What Telegram gives us at once: its own limit. */
const most = 100;
/** How much longer than Telegram's own time an answer is awaited. */
const grace = 15_000;

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

const isRefused = (failure: Failure): boolean =>
  failure.kind === 'answered' && (failure.code === 401 || failure.code === 404);

const isWebhook = (failure: Failure): failure is Extract<Failure, { kind: 'answered' }> =>
  failure.kind === 'answered' && failure.code === 409 && /webhook/iu.test(failure.about);

const refused =
  'telegram: the bot token is not accepted, so nothing is received. Put the right TELEGRAM_BOT_TOKEN and restart.';
const otherWebhook =
  'telegram: a webhook took the place of polling. Set TELEGRAM_WEBHOOK_SECRET to work with one, or restart to remove it.';
const otherPoller =
  'telegram: another program polls with the same bot token. Stop it, or give each its own bot.';

/** Says what a person can do about a failure that may not pass by itself. */
function tell({ log }: Polling, error: unknown): void {
  if (!(error instanceof CallFailed)) {
    const facts = { error: nameOfError(error) };
    log.warn('telegram: messages could not be kept; they are fetched again', facts);
    return;
  }
  const { failure } = error;
  const code = 'code' in failure ? failure.code : undefined;
  if (code === 409) log.warn(isWebhook(failure) ? otherWebhook : otherPoller);
  else log.warn('telegram: no news could be fetched', { why: failure.kind, code });
}

/** What updates say, and which is the last. An update that nobody understands is passed over: it must not hold up all others. */
function readAll(
  { log, reading }: Polling,
  updates: readonly unknown[],
): { happenings: readonly Happening[]; last: number | undefined } {
  const known = updates.flatMap((one) => {
    const parsed = Update.safeParse(one);
    if (!parsed.success) log.warn('telegram: an update of an unknown form was passed over');
    return parsed.success ? [parsed.data] : [];
  });
  const happenings = known.flatMap((update) => happeningsOf(update, reading()));
  const ids = known.map(({ update_id: id }) => id);
  return { happenings, last: ids.length > 0 ? Math.max(...ids) : undefined };
}

/** One call for news, which is given on. Answers what to ask for next: the offset behind the last update, or the same where there is none. */
async function once(polling: Polling, { take, signal }: Listening, offset: number): Promise<number> {
  const { client, hold, pause } = polling;
  const asked = { timeout: Math.ceil(hold / 1000), limit: most, allowed_updates: wanted };
  const took = stopwatch();
  const updates = await client.callApi('getUpdates', offset > 0 ? { ...asked, offset } : asked, {
    signal,
    patience: hold + grace,
  });
  const { happenings, last } = readAll(polling, updates);
  if (happenings.length > 0) await take(happenings);
  // Nothing to confirm, and yet it did not wait: asked again at once, it would be asked a thousand times a second.
  if (last === undefined && took() < Math.min(hold, pause)) await wait(pause / 4, signal);
  // Not the highest so far: after a week without news, Telegram begins anew at any number.
  return last === undefined ? offset : last + 1;
}

/** Telegram refuses polling while a webhook is set. One that is left over is removed, and what waits for it stays. */
async function dropWebhook({ client, log }: Polling): Promise<void> {
  await client.deleteWebhook({ drop_pending_updates: false });
  log.info('telegram: a webhook was set and is removed, for this bot is polled');
}

/**
 * Fetches updates until the signal. Telegram forgets an update when the next call asks for what comes behind it; so `offset` moves only
 * after `take` resolved, and whatever happens before that, the same updates come again. It is never negative, for that would delete them.
 */
export async function listen(polling: Polling, listening: Listening): Promise<void> {
  const { log, pause } = polling;
  const { signal } = listening;
  let offset = 0;
  let failed = 0;
  // Only what was there before us is left over; a webhook that comes later is somebody's will.
  let webhook: 'perhaps' | 'leftOver' | 'none' = 'perhaps';
  while (!signal.aborted) {
    try {
      if (webhook === 'leftOver') {
        await dropWebhook(polling);
        webhook = 'none';
      }
      offset = await once(polling, listening, offset);
      webhook = 'none';
      failed = 0;
    } catch (error) {
      const failure = error instanceof CallFailed ? error.failure : undefined;
      if (failure?.kind === 'stopped') return;
      if (failure && isRefused(failure)) {
        log.error(refused);
        await stopped(signal);
        return;
      }
      if (failure && isWebhook(failure)) {
        webhook = webhook === 'perhaps' && !failure.about.includes('terminated') ? 'leftOver' : 'none';
        if (webhook === 'leftOver') continue;
      }
      tell(polling, error);
      const asked = failure?.kind === 'answered' ? (failure.retryAfter ?? 0) * 1000 : 0;
      await wait(Math.max(asked, pause * Math.min(30, 2 ** failed)), signal);
      failed = Math.min(failed + 1, 5);
    }
  }
}

const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
