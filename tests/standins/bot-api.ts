import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot } from './bot-api/bot.ts';
import { methods } from './bot-api/methods.ts';
import { badRequest, Refusal, type Failure } from './bot-api/refusal.ts';
import type { Pace } from './bot-api/webhook.ts';
import { answer, read, refuse } from './bot-api/wire.ts';

export type { Bot } from './bot-api/bot.ts';
export type { Member } from './bot-api/member.ts';
export { badRequest, Refusal, tooMany } from './bot-api/refusal.ts';

/** A stand-in of Telegram's Bot API on this machine, with several bots by their tokens. */
export interface BotApi {
  /** Its address, without a slash at the end. */
  readonly root: string;
  /** The bot with this token, `<figures>:<letters>`; made at the first call. */
  bot(token: string): Bot;
  close(): Promise<void>;
}

const usual: Pace = { answer: 5000, again: 20, longest: 500 };

/**
 * Opens the stand-in. What it does is what the server of the Bot API does (github.com/tdlib/telegram-bot-api): updates are confirmed by
 * the next poll, a second poller or a webhook ends the first, webhooks are called again until they take an update. What it leaves out:
 * groups, updates that grow old, limits of pace, Markdown. `pace` is that of the webhooks.
 */
export async function openBotApi(pace: Partial<Pace> = {}): Promise<BotApi> {
  const bots = new Map<string, Bot>();
  const server = createServer((request, response) => {
    void serve(bots, request, response).catch((error: unknown) => {
      if (error instanceof Refusal) refuse(response, error);
      else refuse(response, badRequest('the call cannot be read'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    bot(token) {
      const bot =
        bots.get(token) ??
        new Bot(
          token,
          { ...usual, ...pace },
          (fields) => void replied(bots, token, fields).catch(() => undefined),
        );
      bots.set(token, bot);
      return bot;
    },
    async close() {
      for (const bot of bots.values()) bot.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A call that a webhook put into its answer: made without anybody who waits for it. */
async function replied(
  bots: ReadonlyMap<string, Bot>,
  token: string,
  fields: Record<string, unknown>,
): Promise<void> {
  const bot = bots.get(token);
  const method = String(fields['method']);
  const asked = { fields, files: {} };
  bot?.made.push({ ...asked, method, at: Date.now() });
  if (bot) await methods[method.toLowerCase()]?.(bot, asked, new AbortController().signal);
}

async function serve(
  bots: ReadonlyMap<string, Bot>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, kind, token = '', rest = ''] = /^\/(bot|file\/bot)([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
  const bot = bots.get(decodeURIComponent(token));
  if (kind === undefined) throw new Refusal(404, 'Not Found');
  if (!bot) throw new Refusal(401, 'Unauthorized');
  if (kind === 'file/bot') {
    download(bot, decodeURIComponent(rest), response);
    return;
  }
  const asked = await read(request, url);
  bot.made.push({ ...asked, method: rest, at: Date.now() });
  const run = methods[rest.toLowerCase()];
  if (!run) throw new Refusal(404, 'Not Found: method not found');
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const failure = bot.failureOf(rest);
  if (failure) return fail(failure, response, () => run(bot, asked, gone.signal));
  answer(response, await run(bot, asked, gone.signal));
}

async function fail(failure: Failure, response: ServerResponse, run: () => unknown): Promise<void> {
  if (failure.kind === 'refusal') throw failure.refusal;
  if (failure.sent === true) await run();
  if (failure.kind === 'reset') response.socket?.resetAndDestroy();
  if (failure.kind !== 'page') return;
  response.writeHead(failure.code, { 'content-type': 'text/html' });
  response.end('<html><body><h1>Bad Gateway</h1></body></html>');
}

function download(bot: Bot, path: string, response: ServerResponse): void {
  const failure = bot.failureOf('file');
  if (failure?.kind === 'hang') return;
  const file = [...bot.files.values()].find((one) => one.path === path);
  if (!file || failure)
    throw new Refusal(failure ? 500 : 404, failure ? 'Internal Server Error' : 'Not Found');
  const { bytes, sized } = file;
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    ...(sized && { 'content-length': bytes.length }),
  });
  // Without a length it comes in pieces, so that whoever reads has to count.
  for (let at = 0; at < bytes.length; at += 65_536) response.write(bytes.subarray(at, at + 65_536));
  response.end();
}
