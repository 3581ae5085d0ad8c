import type { ChannelKind, ChannelContext, PushedChannel } from '../../src/channel/port.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { Client } from './client.ts';
import { carries } from './compose.ts';
import { fetchFile } from './files.ts';
import { listen } from './poll.ts';
import { remove, removesWithin } from './remove.ts';
import { receiver, type Reading } from './receive.ts';
import { send } from './send.ts';
import { check, prepare } from './setup.ts';

const webhook = '/webhooks/telegram';

/** Times in milliseconds: for an answer, for a call that waits for news, for the first pause after a failure. */
export interface Times {
  readonly patience: number;
  readonly hold: number;
  readonly pause: number;
}
const usual: Times = { patience: 20_000, hold: 50_000, pause: 1000 };

/** The settings that Telegram could never accept, named all at once. */
function faultsIn(token: string, secret: string | undefined, root: string): readonly string[] {
  const faults: string[] = [];
  if (!/^[\w:-]+$/u.test(token))
    faults.push('TELEGRAM_BOT_TOKEN: is the token from @BotFather: figures, a colon, letters.');
  if (secret !== undefined && !/^[\w-]{1,256}$/u.test(secret))
    faults.push(
      'TELEGRAM_WEBHOOK_SECRET: 1 to 256 letters, figures, _ and -. Make one with: openssl rand -hex 32',
    );
  if (!URL.canParse(root) || !/^https?:/u.test(root))
    faults.push('TELEGRAM_API_ROOT: must be an address that begins with https:// or http://');
  return faults;
}

const capabilities: PushedChannel['capabilities'] = {
  buttons: { most: 30, label: 60 },
  list: { most: 0, label: 0, detail: 0 },
  text: 4096,
  asking: 4096,
  files: true,
  identifiers: true,
  contact: true,
  removes: removesWithin,
  // Telegram names no limits; these are what its answers 429 amount to: https://core.telegram.org/bots/faq
  pace: { all: 25, each: 1, burst: 30 },
};

function open(
  settings: Readonly<Record<string, string>>,
  { association, log, now, publicUrl, say }: ChannelContext,
  times: Partial<Times> = {},
): PushedChannel {
  const token = settings['TELEGRAM_BOT_TOKEN'] ?? '';
  const secret = settings['TELEGRAM_WEBHOOK_SECRET'];
  const root = (settings['TELEGRAM_API_ROOT'] ?? 'https://api.telegram.org').replace(/\/+$/u, '');
  const faults = faultsIn(token, secret, root);
  if (faults.length > 0) throw new Fault('wrongEnvironment', faults.join('\n'));
  const { patience, hold, pause } = { ...usual, ...times };
  const client = new Client(token, root, patience);
  const url = publicUrl === undefined ? undefined : `${publicUrl}${webhook}/${association}`;
  const setup = { client, log, url, secret, say };
  const reading = (): Reading => ({ now: now(), say, log });
  return {
    name: 'telegram',
    delivery: 'pushed',
    capabilities,
    reports: false,
    receive: receiver(secret, reading),
    send: (parcel, to) => send(client, parcel, to),
    carries,
    remove: (externals, address) => remove(client, externals, address),
    // The wheel of the pressed button stops; a button pressed more than two and a half minutes ago is forgotten by then.
    taken: (receipt) => client.answerCbQuery(receipt).then(nothing, nothing),
    fetch: (media) => fetchFile(client, media),
    prepare: () => prepare(setup),
    check: () => check(setup),
    ...(secret === undefined && {
      listen: (listening) => listen({ client, log, reading, hold, pause }, listening),
    }),
  };
}

const nothing = (): void => undefined;

/** Telegram: a bot of the association, by webhook where a secret for it is set, by polling without. */
export const telegram = {
  name: 'telegram',
  webhook,
  settings: [
    {
      name: 'TELEGRAM_BOT_TOKEN',
      meaning: 'The token of the bot, from @BotFather.',
      required: true,
      secret: true,
    },
    {
      name: 'TELEGRAM_WEBHOOK_SECRET',
      meaning: 'A secret of our own that Telegram shows when it calls the webhook; without it, Silah polls.',
      required: false,
      secret: true,
    },
    {
      name: 'TELEGRAM_API_ROOT',
      meaning: 'Where the Bot API is, when it is not https://api.telegram.org.',
      required: false,
      secret: false,
      forAll: true,
    },
  ],
  open,
} as const satisfies ChannelKind;
