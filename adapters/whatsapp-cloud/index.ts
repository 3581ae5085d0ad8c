import type { Capabilities, ChannelKind, ChannelContext, PushedChannel } from '../../src/channel/port.ts';
import { noticeKinds, type NoticeKind } from '../../src/channel/notice.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { Client } from './client.ts';
import { carries } from './compose.ts';
import { fetcher } from './files.ts';
import { receiver } from './receive.ts';
import { send, window } from './send.ts';
import { check } from './setup.ts';
import { templatesIn, variableOf } from './templates.ts';

const webhook = '/webhooks/whatsapp';
const version = 'v23.0';

/** Times in milliseconds: for an answer of Meta. */
export interface Times {
  readonly patience: number;
}
const usual: Times = { patience: 20_000 };

type Settings = Readonly<Record<string, string>>;

/** The root with the version of the Graph API that this adapter speaks, unless it names one itself. */
function versioned(root: string): string {
  const bare = root.replace(/\/+$/u, '');
  return /\/v\d+\.\d+$/u.test(bare) ? bare : `${bare}/${version}`;
}

/** The settings that Meta could never accept, named all at once. */
function faultsIn(settings: Settings, root: string): readonly string[] {
  const faults: string[] = [];
  if (!/^[!-~]+$/u.test(settings['WHATSAPP_ACCESS_TOKEN'] ?? ''))
    faults.push(
      'WHATSAPP_ACCESS_TOKEN: is the token of the system user: letters and figures, without spaces.',
    );
  if (!/^[\w-]{1,64}$/u.test(settings['WHATSAPP_PHONE_NUMBER_ID'] ?? ''))
    faults.push('WHATSAPP_PHONE_NUMBER_ID: is the id of the number, figures alone; not the number itself.');
  for (const name of ['WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'])
    if ((settings[name] ?? '') === '') faults.push(`${name}: must be set.`);
  for (const name of ['WHATSAPP_TEMPLATE', ...noticeKinds.map(variableOf)])
    if (!/^[a-z0-9_]{1,512}$/u.test(settings[name] ?? 'none'))
      faults.push(`${name}: the name of a template has small letters, figures and _ only.`);
  if (!/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/u.test(settings['WHATSAPP_TEMPLATE_LANGUAGE'] ?? 'ar'))
    faults.push('WHATSAPP_TEMPLATE_LANGUAGE: is a code of Meta, such as ar or en_US.');
  if (!URL.canParse(root) || !/^https?:/u.test(root))
    faults.push('WHATSAPP_API_ROOT: must be an address that begins with https:// or http://');
  return faults;
}

const capabilities: Capabilities = {
  buttons: { most: 3, label: 20 },
  list: { most: 10, label: 24, detail: 72 },
  text: 4096,
  asking: 1024,
  files: true,
  identifiers: false,
  contact: false,
  // Meta allows 80 a second (20 for a number that is used on a phone, too), and to one member bursts of what amounts to 1 in 6 s.
  pace: { all: 60, each: 1 / 6, burst: 45 },
};

/** Two blue ticks, and three dots for up to 25 seconds or until we answer. */
const showRead = (client: Client, number: string, receipt: string): Promise<void> =>
  client
    .post(`${number}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: receipt,
      typing_indicator: { type: 'text' },
    })
    .then(nothing, nothing);

function open(
  settings: Settings,
  { association, log, now, publicUrl, say }: ChannelContext,
  times: Partial<Times> = {},
): PushedChannel {
  const root = settings['WHATSAPP_API_ROOT'] ?? 'https://graph.facebook.com';
  const faults = faultsIn(settings, root);
  if (faults.length > 0) throw new Fault('wrongEnvironment', faults.join('\n'));
  const token = settings['WHATSAPP_ACCESS_TOKEN'] ?? '';
  const number = settings['WHATSAPP_PHONE_NUMBER_ID'] ?? '';
  const appSecret = settings['WHATSAPP_APP_SECRET'] ?? '';
  const verifyToken = settings['WHATSAPP_VERIFY_TOKEN'] ?? '';
  const templates = templatesIn(settings);
  const later = noticeKinds.filter((kind) => templates.named[kind] !== undefined);
  const client = new Client({ token, root: versioned(root), ...usual, ...times });
  const url = publicUrl === undefined ? undefined : `${publicUrl}${webhook}/${association}`;
  return {
    name: 'whatsapp',
    delivery: 'pushed',
    // A template goes at any time.
    capabilities: templates.other === undefined ? { ...capabilities, window, later } : capabilities,
    reports: true,
    receive: receiver({ number, appSecret, verifyToken, log, now }),
    send: (parcel, to) => send({ client, number, log, now, templates, say }, parcel, to),
    taken: (receipt) => showRead(client, number, receipt),
    carries,
    fetch: fetcher({ client, number, now, root }),
    check: () => check({ client, number, token, appSecret, verifyToken, url, templates }),
  };
}

const nothing = (): void => undefined;

const meanings: Readonly<Record<NoticeKind, string>> = {
  decision: 'how a case stands now.',
  paper: 'something is missing.',
  newDay: 'another day for the answer.',
  appointment: 'when somebody calls.',
  delivery: 'the service was provided.',
  rating: 'the question how it was.',
  code: 'a code.',
};

const setting = (
  name: string,
  meaning: string,
  rest: { secret?: true; required?: true; forAll?: true } = {},
) => ({
  name,
  meaning,
  required: rest.required ?? false,
  secret: rest.secret ?? false,
  ...(rest.forAll && { forAll: true }),
});

/** WhatsApp by Meta's Cloud API: a number of the association. */
export const whatsappCloud = {
  name: 'whatsapp',
  webhook,
  settings: [
    setting('WHATSAPP_ACCESS_TOKEN', 'The token of a system user, which does not expire.', {
      secret: true,
      required: true,
    }),
    setting('WHATSAPP_PHONE_NUMBER_ID', 'The id of the number at Meta; not the number itself.', {
      required: true,
    }),
    setting('WHATSAPP_APP_SECRET', 'The secret of the app, by which Meta signs its calls.', {
      secret: true,
      required: true,
    }),
    setting('WHATSAPP_VERIFY_TOKEN', 'A secret of our own that Meta shows when the webhook is set.', {
      secret: true,
      required: true,
    }),
    setting(
      'WHATSAPP_TEMPLATE',
      'An approved utility template with one parameter in its body, for messages after the 24 hours.',
    ),
    ...noticeKinds.map((kind) =>
      setting(variableOf(kind), `The approved template for this after the 24 hours: ${meanings[kind]}`),
    ),
    setting('WHATSAPP_TEMPLATE_LANGUAGE', 'The language of the template as Meta writes it; ar without it.'),
    setting('WHATSAPP_API_ROOT', 'Where the Graph API is, when it is not https://graph.facebook.com.', {
      forAll: true,
    }),
  ],
  open,
} as const satisfies ChannelKind;
