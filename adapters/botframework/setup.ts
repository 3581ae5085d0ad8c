import type { Finding } from '../../src/channel/port.ts';
import type { AppToken } from './proof/app-token.ts';
import type { Keys } from './proof/keys.ts';
import { failureOf, whyOf, type Failure } from './client.ts';

/** What is looked at. `url` is where Azure shall call; undefined without PUBLIC_URL. */
export interface Setup {
  readonly token: AppToken;
  readonly keys: Keys;
  readonly url: string | undefined;
}

const bot = 'portal.azure.com → the Azure Bot → Configuration';

function noToken(failure: Failure): Finding {
  if (failure.kind === 'answered' && failure.status >= 400 && failure.status < 500 && failure.status !== 429)
    return {
      ok: false,
      what: `Microsoft gives no token for this app id and password (${whyOf(failure)}).`,
      where:
        `${bot}: Microsoft App ID is BOTFRAMEWORK_APP_ID, App Tenant ID (of a single-tenant bot) BOTFRAMEWORK_TENANT_ID; ` +
        'Manage Password → Certificates & secrets → New client secret: its Value, not its Secret ID, is BOTFRAMEWORK_APP_PASSWORD',
    };
  return {
    ok: false,
    what: `The login of Microsoft does not answer as it should (${whyOf(failure)}).`,
    where: 'the connection of this server to the internet, and BOTFRAMEWORK_LOGIN_ROOT where it is set',
  };
}

async function tokenOf({ token }: Setup): Promise<Finding> {
  try {
    await token.get();
    return { ok: true, what: 'Microsoft knows the app id and the password.' };
  } catch (error) {
    return noToken(failureOf(error));
  }
}

async function keysOf({ keys }: Setup): Promise<Finding> {
  const failure = await keys.look();
  if (failure === undefined)
    return { ok: true, what: 'The keys by which Microsoft signs its calls are there.' };
  const why = failure === 'none' ? 'there are none' : whyOf(failure);
  return {
    ok: false,
    what: `The keys by which Microsoft signs its calls cannot be had (${why}).`,
    where: 'the connection of this server to the internet, and BOTFRAMEWORK_OPENID_METADATA where it is set',
  };
}

function endpointOf({ url }: Setup): Finding {
  if (url === undefined)
    return {
      ok: false,
      what: 'Azure must call this server, but its address is not known.',
      where: 'set PUBLIC_URL to the address of this server with HTTPS',
    };
  return { ok: true, what: `Azure must call ${url}. It stands at: ${bot} → Messaging endpoint` };
}

/** Looks whether the bot can be used. Where Azure calls, only Azure knows: it is told, not looked up. */
export const check = async (setup: Setup): Promise<readonly Finding[]> => [
  ...(await Promise.all([tokenOf(setup), keysOf(setup)])),
  endpointOf(setup),
];
