import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { noticeKinds } from '../../src/channel/notice.ts';
import type { Finding } from '../../src/channel/port.ts';
import { failureOf, whyOf, type Client, type Failure } from './client.ts';
import { noSuchObject } from './faults.ts';
import { variableOf, type Templates } from './templates.ts';

/** What is looked at. `url` is where Meta shall call; undefined without PUBLIC_URL. */
export interface Setup {
  readonly client: Client;
  readonly number: string;
  readonly token: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly url: string | undefined;
  readonly templates: Templates;
}

const text = z.string().optional().catch(undefined);
const PhoneNumber = z.object({
  display_phone_number: text,
  verified_name: text,
  quality_rating: text,
  status: text,
  webhook_configuration: z
    .object({ application: text, whatsapp_business_account: text, phone_number: text })
    .optional()
    .catch(undefined),
});
type PhoneNumber = z.infer<typeof PhoneNumber>;
const fields = 'display_phone_number,verified_name,quality_rating,status,webhook_configuration';

const tokens =
  'business.facebook.com → Settings → Users → System users → the user → Generate token, with whatsapp_business_messaging and ' +
  'whatsapp_business_management; then set WHATSAPP_ACCESS_TOKEN';
const numbers = 'business.facebook.com → WhatsApp Manager → Account tools → Phone numbers';
const apiSetup =
  'developers.facebook.com → My apps → the app → Use cases → WhatsApp → API setup: Phone number ID';
const secrets = 'developers.facebook.com → My apps → the app → App settings → Basic → App secret';
const webhooks = 'developers.facebook.com → My apps → the app → Use cases → WhatsApp → Configuration';
const templatesAt = 'business.facebook.com → WhatsApp Manager → Message templates';

function unanswered(failure: Failure): Finding {
  if (failure.kind === 'answered') {
    const { code, subcode } = failure;
    if (code === 190 || code === 0 || code === 102)
      return { ok: false, what: 'Meta does not accept the access token.', where: tokens };
    if (code === 10 || (code >= 200 && code <= 299))
      return { ok: false, what: 'The access token may not use this number.', where: tokens };
    if (code === noSuchObject.code && (subcode === undefined || subcode === noSuchObject.subcode))
      return {
        ok: false,
        what: 'Meta does not know the phone number id, or not for this token.',
        where: apiSetup,
      };
  }
  const where = 'the connection of this server to the internet, and WHATSAPP_API_ROOT where it is set';
  return { ok: false, what: `Meta does not answer as it should (${whyOf(failure)}).`, where };
}

/** Statuses in which a number cannot be used for answering. */
const useless = new Set([
  'DISCONNECTED',
  'PENDING',
  'DELETED',
  'MIGRATED',
  'BANNED',
  'RESTRICTED',
  'UNVERIFIED',
  'OFFLINE',
]);

function ofNumber({
  display_phone_number: shown = '',
  verified_name: name = '',
  ...rest
}: PhoneNumber): Finding {
  const { quality_rating: quality = 'UNKNOWN', status = 'UNKNOWN' } = rest;
  const what = `The number answers: ${name} ${shown}, status ${status}, quality ${quality}`;
  const bad = useless.has(status) || quality === 'RED';
  return bad ? { ok: false, what, where: numbers } : { ok: true, what };
}

/** Meta takes a proof that is made of token and secret, and refuses one of another app's secret. */
async function ofSecret({ client, number, token, appSecret }: Setup): Promise<Finding> {
  const proof = createHmac('sha256', appSecret).update(token).digest('hex');
  try {
    await client.get(number, { fields: 'id', appsecret_proof: proof });
    return { ok: true, what: 'The app secret belongs to the access token.' };
  } catch (error) {
    const failure = failureOf(error);
    const wrong = failure.kind === 'answered' && failure.code === 100;
    return wrong
      ? {
          ok: false,
          what: 'The app secret is not that of the access token: every webhook would be refused.',
          where: secrets,
        }
      : unanswered(failure);
  }
}

const reminder = (url: string): string =>
  `${webhooks}: Callback URL ${url}, Verify token as in WHATSAPP_VERIFY_TOKEN, then subscribe to the field messages`;

/** Gives the number an address of its own: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override/ */
async function pointed({ client, number, verifyToken }: Setup, url: string): Promise<Finding> {
  try {
    const webhook_configuration = { override_callback_uri: url, verify_token: verifyToken };
    await client.post(number, { webhook_configuration });
    return { ok: true, what: `The webhook was not set for this number; now it is: ${url}` };
  } catch {
    return {
      ok: false,
      what: `Meta calls another address, and does not take ${url}. It calls it at once to try: is the server running there?`,
      where: reminder(url),
    };
  }
}

/** An app has one address for all its numbers; a number may have its own, which goes before. Where nobody gave it one, it can be given. */
function ofWebhook(setup: Setup, { webhook_configuration: set }: PhoneNumber): Finding {
  const { url } = setup;
  if (url === undefined)
    return {
      ok: false,
      what: 'The address of the webhook is not known.',
      where: 'set PUBLIC_URL to the address of this server with HTTPS',
    };
  const now = set?.phone_number ?? set?.whatsapp_business_account ?? set?.application;
  if (now === url)
    return { ok: true, what: `Meta calls ${url}. The field messages must be subscribed: ${webhooks}` };
  if (!set)
    return { ok: true, what: `Meta does not say where it calls. It must be set here: ${reminder(url)}` };
  const where = reminder(url);
  if (set.phone_number !== undefined)
    return { ok: false, what: 'The webhook of this number points to another program.', where };
  const what = 'The webhook is not set for this number: Meta calls another address.';
  return { ok: false, what, where, mend: () => pointed(setup, url) };
}

/** What is used after the 24 hours: a template for each kind of notice; what has none does not arrive then. */
const ofTemplates = ({ named, other, language }: Templates): readonly Finding[] =>
  noticeKinds.map((kind) => {
    const name = named[kind];
    if (name !== undefined)
      return {
        ok: true,
        what: `Outside the 24 hours the template ${name} (${language}) is used for ${variableOf(kind)}. Whether it is approved is seen here: ${templatesAt}`,
      };
    const instead =
      other === undefined ? 'that does not arrive after 24 hours' : `${other} carries it, without buttons`;
    return {
      ok: false,
      what: `${variableOf(kind)} is not set: ${instead}.`,
      where: `${templatesAt}: its parameters and buttons stand in adapters/whatsapp-cloud/README.md; then set ${variableOf(kind)}`,
    };
  });

/** Looks whether the number can be used. A webhook that points elsewhere by default can be mended, for this number alone. */
export async function check(setup: Setup): Promise<readonly Finding[]> {
  const { client, number, templates } = setup;
  let found: PhoneNumber;
  try {
    found = await client.get(number, { fields }).then(
      (answer) => PhoneNumber.parse(answer),
      // An older Graph API does not know one of the fields, and refuses the whole call.
      async (error: unknown) => {
        const failure = failureOf(error);
        if (failure.kind !== 'answered' || failure.code !== 100 || failure.subcode === noSuchObject.subcode)
          throw error;
        return PhoneNumber.parse(await client.get(number));
      },
    );
  } catch (error) {
    return [unanswered(failureOf(error))];
  }
  return [ofNumber(found), await ofSecret(setup), ofWebhook(setup, found), ...ofTemplates(templates)];
}
