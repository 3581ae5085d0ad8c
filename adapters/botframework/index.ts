import type { Capabilities, ChannelKind, ChannelContext, PushedChannel } from '../../src/channel/port.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { AppToken } from './proof/app-token.ts';
import { cloudOf, publicLogin, publicMetadata } from './proof/cloud.ts';
import { fetchFile } from './files.ts';
import { isSecure, urlOf } from './proof/hosts.ts';
import { Keys } from './proof/keys.ts';
import { referenceIn } from './address.ts';
import { receiver } from './receive.ts';
import { carries } from './shows.ts';
import { check } from './setup.ts';

const webhook = '/api/messages';

/** Times in milliseconds: for an answer of Microsoft, and for their keys: a call of the connector waits for these 15 seconds at most. */
export interface Times {
  readonly patience: number;
  readonly patienceForKeys: number;
}
const usual: Times = { patience: 20_000, patienceForKeys: 4000 };

/** The SDK is large: whoever has no such channel does not load it. */
const sending = () => import('./send.ts');

type Settings = Readonly<Record<string, string>>;

/** The settings that could never work, named all at once. */
function faultsIn(settings: Settings): readonly string[] {
  const faults: string[] = [];
  if (!/^[\w.:-]+$/u.test(settings['BOTFRAMEWORK_APP_ID'] ?? ''))
    faults.push(
      'BOTFRAMEWORK_APP_ID: is the Microsoft App ID of the Azure Bot. Without it nobody could tell who calls.',
    );
  if ((settings['BOTFRAMEWORK_APP_PASSWORD'] ?? '') === '')
    faults.push('BOTFRAMEWORK_APP_PASSWORD: must be set.');
  if (!/^[\w.-]+$/u.test(settings['BOTFRAMEWORK_TENANT_ID'] ?? 'none'))
    faults.push('BOTFRAMEWORK_TENANT_ID: is the App Tenant ID of a single-tenant bot.');
  for (const name of ['BOTFRAMEWORK_OPENID_METADATA', 'BOTFRAMEWORK_LOGIN_ROOT']) {
    const value = settings[name];
    const url = value === undefined ? undefined : urlOf(value);
    if (value !== undefined && (!url || !isSecure(url)))
      faults.push(`${name}: must be an address that begins with https://`);
  }
  return faults;
}

const capabilities: Capabilities = {
  // A card of Teams shows six, and fifty characters on each; Messenger cuts at twenty, and there they stand in the text as well.
  buttons: { most: 6, label: 40 },
  list: { most: 0, label: 0, detail: 0 },
  // Messenger's 2000 is the least of all; labels that are cut there are added below the question.
  text: 2000,
  asking: 1600,
  files: true,
  // What is written here passes through Microsoft and whoever runs the channel behind it.
  identifiers: false,
  contact: false,
  // Teams: 7 in one second, 8 in two, 60 in thirty to one member; 50 a second to all: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
  pace: { all: 50, each: 1, burst: 6 },
};

function open(
  settings: Settings,
  { association, log, now, publicUrl, say }: ChannelContext,
  times: Partial<Times> = {},
): PushedChannel {
  const faults = faultsIn(settings);
  if (faults.length > 0) throw new Fault('wrongEnvironment', faults.join('\n'));
  const { patience, patienceForKeys } = { ...usual, ...times };
  const appId = settings['BOTFRAMEWORK_APP_ID'] ?? '';
  const metadata = settings['BOTFRAMEWORK_OPENID_METADATA'] ?? publicMetadata;
  const { issuer, scope, tenant } = cloudOf(metadata);
  const credentials = {
    login: (settings['BOTFRAMEWORK_LOGIN_ROOT'] ?? publicLogin).replace(/\/+$/u, ''),
    tenant: settings['BOTFRAMEWORK_TENANT_ID'] ?? tenant,
    appId,
    password: settings['BOTFRAMEWORK_APP_PASSWORD'] ?? '',
    scope,
  };
  const token = new AppToken(credentials, now, patience);
  const keys = new Keys(metadata, now, patienceForKeys);
  const url = publicUrl === undefined ? undefined : `${publicUrl}${webhook}/${association}`;
  return {
    name: 'botframework',
    delivery: 'pushed',
    capabilities,
    reports: false,
    receive: receiver({ appId, issuer, keys, now }, log),
    send: async (parcel, to) => (await sending()).send({ token, patience, say }, parcel, to),
    carries: (file, address) => carries(file, referenceIn(address)?.channel ?? ''),
    endpoint: (address) => referenceIn(address)?.service ?? '',
    fetch: (media) => fetchFile(token, media),
    prepare: () => sending().then(nothing, nothing),
    check: () => check({ token, keys, url }),
  };
}

const nothing = (): void => undefined;

/** The channels behind Azure Bot Service: a bot of the association in Teams, Messenger and others. */
export const botframework = {
  name: 'botframework',
  webhook,
  settings: [
    {
      name: 'BOTFRAMEWORK_APP_ID',
      meaning: 'The Microsoft App ID of the Azure Bot.',
      required: true,
      secret: false,
    },
    {
      name: 'BOTFRAMEWORK_APP_PASSWORD',
      meaning: 'A client secret of that app: its value, not its id.',
      required: true,
      secret: true,
    },
    {
      name: 'BOTFRAMEWORK_TENANT_ID',
      meaning: 'The App Tenant ID, when the bot is of the type Single Tenant.',
      required: false,
      secret: false,
    },
    {
      name: 'BOTFRAMEWORK_OPENID_METADATA',
      meaning: `Where Microsoft names the keys of its calls, when it is not ${publicMetadata}.`,
      required: false,
      secret: false,
      forAll: true,
    },
    {
      name: 'BOTFRAMEWORK_LOGIN_ROOT',
      meaning: `Where the bot gets its token, when it is not ${publicLogin}.`,
      required: false,
      secret: false,
      forAll: true,
    },
  ],
  open,
} as const satisfies ChannelKind;
