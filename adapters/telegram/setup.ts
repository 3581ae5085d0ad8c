import type { Lang } from '../../src/channel/message.ts';
import type { Finding, ChannelContext, Say } from '../../src/channel/port.ts';
import { failureOf, type Client, type Failure } from './client.ts';
import { commands, wanted } from './wire.ts';

/** What setting up needs: where Telegram shall call (undefined without PUBLIC_URL) and with which secret (undefined for polling). */
export interface Setup {
  readonly client: Client;
  readonly log: ChannelContext['log'];
  readonly url: string | undefined;
  readonly secret: string | undefined;
  readonly say: Say;
}

const menuIn = (say: Say, lang: Lang): { command: string; description: string }[] =>
  commands.map((command) => ({ command, description: say(lang, `commands.${command}`) }));

const whyOf = (failure: Failure): string =>
  'code' in failure ? `${failure.kind} ${failure.code}` : failure.kind;

const point = ({ client, url = '', secret = '' }: Setup): Promise<true> =>
  client.setWebhook(url, { secret_token: secret, allowed_updates: wanted, drop_pending_updates: false });

/** Once at start: tells Telegram where to call, and what stands in the menu beside the text box. What fails is left to `check`. */
export async function prepare(setup: Setup): Promise<void> {
  const { client, log, secret, url, say } = setup;
  try {
    if (secret !== undefined && url !== undefined) await point(setup);
  } catch (error) {
    const why = whyOf(failureOf(error));
    log.warn('telegram: the webhook could not be set. npm run channels -- check tells what to do.', { why });
  }
  const scope = { type: 'all_private_chats' } as const;
  await client.setMyCommands(menuIn(say, 'ar'), { scope }).catch(() => undefined);
  await client.setMyCommands(menuIn(say, 'en'), { scope, language_code: 'en' }).catch(() => undefined);
}

const botFather = 'Telegram → @BotFather → /mybots → the bot → API Token; then set TELEGRAM_BOT_TOKEN';

function unanswered(failure: Failure): Finding {
  if (failure.kind === 'answered' && (failure.code === 401 || failure.code === 404))
    return { ok: false, what: 'Telegram does not accept the bot token.', where: botFather };
  const where = 'the connection of this server to the internet, and TELEGRAM_API_ROOT where it is set';
  return { ok: false, what: `Telegram does not answer as it should (${whyOf(failure)}).`, where };
}

/** The bot answered: that is all that polling needs. */
async function polled(client: Client): Promise<Finding> {
  const { url = '' } = await client.getWebhookInfo().catch(() => ({ url: '' }));
  const left = url === '' ? '' : ' A webhook that is still set is removed when the server starts.';
  return { ok: true, what: `Messages are fetched by polling.${left}` };
}

const settles = 'the server sets it when it starts; npm run channels -- check does it at once';

async function pointed(setup: Setup, url: string): Promise<Finding> {
  try {
    await point(setup);
    return { ok: true, what: `The webhook was not set; now it is: ${url}` };
  } catch (error) {
    return noWebhook(failureOf(error), url);
  }
}

async function called(setup: Setup): Promise<readonly Finding[]> {
  const { client, url } = setup;
  if (url === undefined)
    return [
      {
        ok: false,
        what: 'A webhook is expected, but its address is not known.',
        where:
          'set PUBLIC_URL to the address of this server with HTTPS, or unset TELEGRAM_WEBHOOK_SECRET to poll',
      },
    ];
  const info = await client.getWebhookInfo();
  if (info.url !== url) {
    const what = 'The webhook is not set, or points elsewhere.';
    return [{ ok: false, what, where: settles, mend: () => pointed(setup, url) }];
  }
  const set: Finding = { ok: true, what: `The webhook is set: ${url}` };
  if (info.pending_update_count === 0 || info.last_error_message === undefined) return [set];
  const what = `${info.pending_update_count} updates wait, for Telegram cannot deliver: ${info.last_error_message}`;
  const where = `whether ${url} is reached from outside over HTTPS (ports 443, 80, 88 or 8443) with a valid certificate`;
  return [set, { ok: false, what, where }];
}

function noWebhook(failure: Failure, url: string | undefined): Finding {
  if (failure.kind !== 'answered' || failure.code !== 400) return unanswered(failure);
  const where = 'PUBLIC_URL: Telegram calls HTTPS only, at a public name, on port 443, 80, 88 or 8443';
  return { ok: false, what: `Telegram does not take the address of the webhook: ${url ?? ''}`, where };
}

/** Looks whether the bot can be used; a webhook that is missing or points elsewhere can be mended. */
export async function check(setup: Setup): Promise<readonly Finding[]> {
  const { client, secret, url } = setup;
  let bot: Finding;
  try {
    const { username } = await client.getMe();
    bot = { ok: true, what: `The bot answers: https://t.me/${username}` };
  } catch (error) {
    return [unanswered(failureOf(error))];
  }
  try {
    return [bot, ...(secret === undefined ? [await polled(client)] : await called(setup))];
  } catch (error) {
    return [bot, noWebhook(failureOf(error), url)];
  }
}
