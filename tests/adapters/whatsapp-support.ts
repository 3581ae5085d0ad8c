import { whatsappCloud, type Times } from '../../adapters/whatsapp-cloud/index.ts';
import type { PushedChannel } from '../../src/channel/port.ts';
import type { Log } from '../../src/kernel/log.ts';
import type { GraphApi, PhoneNumber } from '../standins/graph-api.ts';
import { say } from '../support/say.ts';

const said: string[] = [];
const keep = (event: string, facts: object = {}): void => void said.push(`${event} ${JSON.stringify(facts)}`);
const log: Log = { info: keep, warn: keep, error: keep };

/** Every line that the channels of these tests logged so far. */
export const logged = (): readonly string[] => said;

export const publicUrl = 'http://127.0.0.1:9';
export const url = `${publicUrl}/webhooks/whatsapp/mord`;

let figures = 106_540_352_242_923;
/** What a business knows of its number; no other number has the same. */
export function freshIdentity(id = String(figures++)): PhoneNumber['identity'] {
  const secret = `${id}f00d`.padStart(32, '0');
  return { id, token: `EAAGm0PX4ZCps${id}ZD`, appSecret: secret, verifyToken: `verify-us-${id}` };
}

interface Given {
  readonly root?: string;
  readonly template?: string;
  readonly publicUrl?: string | undefined;
  readonly times?: Partial<Times>;
  readonly settings?: Readonly<Record<string, string>>;
}

/** The channel of a number at the stand-in, or at any other root. */
export function openAt(
  api: GraphApi,
  { identity }: Pick<PhoneNumber, 'identity'>,
  given: Given = {},
): PushedChannel {
  const settings = {
    WHATSAPP_ACCESS_TOKEN: identity.token,
    WHATSAPP_PHONE_NUMBER_ID: identity.id,
    WHATSAPP_APP_SECRET: identity.appSecret,
    WHATSAPP_VERIFY_TOKEN: identity.verifyToken,
    WHATSAPP_API_ROOT: given.root ?? api.root,
    ...(given.template !== undefined && { WHATSAPP_TEMPLATE: given.template }),
    ...given.settings,
  };
  const place = 'publicUrl' in given ? given.publicUrl : publicUrl;
  const context = {
    association: 'mord',
    log,
    now: () => api.now(),
    publicUrl: place,
    dataDir: '/nowhere',
    say,
  };
  return whatsappCloud.open(settings, context, { patience: 3000, ...given.times });
}
