import type { RequestListener } from 'node:http';
import { Bot as Grammy, GrammyError, InputFile, webhookCallback } from 'grammy';
import { Telegraf, TelegramError } from 'telegraf';
import { message } from 'telegraf/filters';
import type { Bot } from './bot-api.ts';

/** A small program on a client library that nobody here wrote: it answers in a way that a test can read. */
export interface Program {
  poll(): Promise<void>;
  stop(): Promise<void>;
  setWebhook(url: string, secret: string): Promise<unknown>;
  webhookUrl(): Promise<string | undefined>;
  readonly listener: (secret: string) => RequestListener;
  /** Sends a text; answers 0, or the code of the error, and the seconds to wait. */
  say(
    chat: number,
    text: string,
  ): Promise<{ readonly code: number; readonly retryAfter?: number | undefined }>;
  sendFile(chat: number, name: string, bytes: Buffer): Promise<unknown>;
  name(): Promise<string>;
}

type Start = (bot: Bot, root: string) => Program;

const fetched = async (url: string): Promise<number> => (await (await fetch(url)).arrayBuffer()).byteLength;

const keyboard = {
  inline_keyboard: [[{ text: 'نعم', callback_data: 'yes' }], [{ text: 'لا', callback_data: 'no' }]],
};
const share = { keyboard: [[{ text: 'مشاركة رقمي', request_contact: true }]] };

const telegraf: Start = ({ token }, root) => {
  const bot = new Telegraf(token, { telegram: { apiRoot: root } });
  bot.start((context) => context.reply('أهلًا', { reply_markup: share }));
  bot.action('yes', async (context) => {
    await context.answerCbQuery();
    await context.editMessageText('قلت نعم');
  });
  bot.on(message('contact'), (context) => context.reply(context.message.contact.phone_number));
  bot.on(message('document'), async (context) => {
    const link = await context.telegram.getFileLink(context.message.document.file_id);
    await context.reply(String(await fetched(link.href)));
  });
  bot.on(message('text'), (context) =>
    context.reply(`سمعت ${context.message.text}`, { reply_markup: keyboard }),
  );
  let running: Promise<void> = Promise.resolve();
  return {
    poll: () =>
      new Promise((resolve) => {
        running = bot.launch(() => resolve());
      }),
    async stop() {
      bot.stop();
      await running;
    },
    setWebhook: (url, secret) => bot.telegram.setWebhook(url, { secret_token: secret }),
    webhookUrl: async () => (await bot.telegram.getWebhookInfo()).url,
    listener: (secretToken) => {
      const take = bot.webhookCallback('/', { secretToken });
      return (request, response) => void take(request, response);
    },
    say: (chat, text) =>
      bot.telegram.sendMessage(chat, text).then(
        () => ({ code: 0 }),
        (error: unknown) => {
          if (!(error instanceof TelegramError)) throw error;
          return { code: error.code, retryAfter: error.parameters?.retry_after };
        },
      ),
    sendFile: (chat, filename, source) => bot.telegram.sendDocument(chat, { source, filename }),
    name: async () => (await bot.telegram.getMe()).username,
  };
};

const grammy: Start = ({ token }, root) => {
  const bot = new Grammy(token, { client: { apiRoot: root } });
  bot.command('start', (context) => context.reply('أهلًا', { reply_markup: share }));
  bot.callbackQuery('yes', async (context) => {
    await context.answerCallbackQuery();
    await context.editMessageText('قلت نعم');
  });
  bot.on('message:contact', (context) => context.reply(context.message.contact.phone_number));
  bot.on('message:document', async (context) => {
    const { file_path: path } = await context.getFile();
    await context.reply(String(await fetched(`${root}/file/bot${token}/${path ?? ''}`)));
  });
  bot.on('message:text', (context) =>
    context.reply(`سمعت ${context.message.text}`, { reply_markup: keyboard }),
  );
  return {
    poll: () =>
      new Promise((resolve) => {
        void bot.start({ onStart: () => resolve() });
      }),
    stop: () => bot.stop(),
    setWebhook: (url, secret_token) => bot.api.setWebhook(url, { secret_token }),
    webhookUrl: async () => (await bot.api.getWebhookInfo()).url,
    listener: (secretToken) => {
      const take = webhookCallback(bot, 'http', { secretToken });
      return (request, response) => void take(request, response);
    },
    say: (chat, text) =>
      bot.api.sendMessage(chat, text).then(
        () => ({ code: 0 }),
        (error: unknown) => {
          if (!(error instanceof GrammyError)) throw error;
          return { code: error.error_code, retryAfter: error.parameters.retry_after };
        },
      ),
    sendFile: (chat, name, bytes) => bot.api.sendDocument(chat, new InputFile(bytes, name)),
    name: async () => (await bot.api.getMe()).username,
  };
};

/** Both libraries, by name. */
export const programs: readonly (readonly [string, Start])[] = [
  ['telegraf', telegraf],
  ['grammY', grammy],
];
