import { botframework, type Times } from '../../adapters/botframework/index.ts';
import type { Call, Happening, PushedChannel } from '../../src/channel/port.ts';
import { handClock } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/kernel/log.ts';
import { sign, type Bot, type Connector } from '../standins/connector.ts';
import { say } from '../support/say.ts';

const said: string[] = [];
const keep = (event: string, facts: object = {}): void => void said.push(`${event} ${JSON.stringify(facts)}`);
const log: Log = { info: keep, warn: keep, error: keep };

/** Every line that the channels of these tests logged so far. */
export const logged = (): readonly string[] => said;

/** Time stands still until a test moves it. */
export const aMorning = 1_763_550_000_000;

/** Quick enough for tests, in milliseconds. */
const quick: Times = { patience: 3000, patienceForKeys: 3000 };

export interface Opened {
  readonly channel: PushedChannel;
  readonly clock: ReturnType<typeof handClock>;
}

/** The channel of a bot at the stand-in. */
export function openAt(azure: Connector, bot: Bot, settings: Readonly<Record<string, string>> = {}): Opened {
  const clock = handClock(aMorning);
  const own = {
    BOTFRAMEWORK_APP_ID: bot.appId,
    BOTFRAMEWORK_APP_PASSWORD: bot.password,
    BOTFRAMEWORK_OPENID_METADATA: azure.metadata,
    BOTFRAMEWORK_LOGIN_ROOT: azure.root,
    ...settings,
  };
  const context = {
    association: 'mord',
    log,
    now: () => clock.now(),
    publicUrl: 'https://chat.association.example',
    dataDir: '/nowhere',
    say,
  };
  return { channel: botframework.open(own, context, quick), clock };
}

/** A call of the connector with any token. */
export const callWith = (authorization: string | undefined, body: unknown): Call => ({
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  headers: {
    host: 'chat.association.example',
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
    ...(authorization !== undefined && { authorization }),
  },
  query: {},
});

/** Makes calls of the connector as they really come: with a token that is good for the hour after `aMorning`. */
export async function caller(azure: Connector, bot: Bot): Promise<(body: unknown) => Call> {
  const [key] = azure.keys;
  if (!key) throw new Error('the stand-in is not open');
  const token = await sign(azure.claims(bot, aMorning), key);
  return (body) => callWith(`Bearer ${token}`, body);
}

export async function happeningsOf(channel: PushedChannel, call: Call): Promise<readonly Happening[]> {
  const received = await channel.receive(call);
  return received.kind === 'happenings' ? received.happenings : [];
}
