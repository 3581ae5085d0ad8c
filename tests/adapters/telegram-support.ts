import { telegram, type Times } from '../../adapters/telegram/index.ts';
import type { PushedChannel } from '../../src/channel/port.ts';
import type { Log } from '../../src/kernel/log.ts';
import type { Bot } from '../standins/bot-api.ts';
import { say } from '../support/say.ts';

const said: string[] = [];
const keep = (event: string, facts: object = {}): void => void said.push(`${event} ${JSON.stringify(facts)}`);
const log: Log = { info: keep, warn: keep, error: keep };

/** Every line that the channels of these tests logged so far. */
export const logged = (): readonly string[] => said;

export const now = (): number => 1_763_550_000_000;

/** Quick enough for tests, in milliseconds. */
const quick: Times = { patience: 3000, hold: 2000, pause: 5 };

let figures = 7_012_345_000;
/** A token that no other bot has, in the form of Telegram's. */
export const freshToken = (): string => `${figures++}:AAHq-${'k3_'.repeat(10)}`;

interface Given {
  readonly secret?: string;
  readonly publicUrl?: string;
  readonly times?: Partial<Times>;
}

/** The channel of a bot at the stand-in, or at any other root. */
export function openAt(
  root: string,
  { token }: Pick<Bot, 'token'>,
  { secret, publicUrl, times }: Given = {},
): PushedChannel {
  const settings = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: root,
    ...(secret !== undefined && { TELEGRAM_WEBHOOK_SECRET: secret }),
  };
  const context = { association: 'mord', log, now, publicUrl, dataDir: '/nowhere', say };
  return telegram.open(settings, context, { ...quick, ...times });
}
