import { isAbsolute, join } from 'node:path';
import type { Capabilities, ChannelKind, ChannelContext, PushedChannel } from '../../src/channel/port.ts';
import { hour, minute, second } from '../../src/kernel/clock.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { Incoming } from './incoming.ts';
import { Outgoing } from './send.ts';
import type { Pipe } from './pipe.ts';
import { Codes } from './qr.ts';
import { check, hasLibrary, warning } from './setup.ts';
import { supervise, type Times } from './supervise.ts';

/** What tests put in the place of the real. */
export interface Parts {
  readonly times: Partial<Times>;
  /** The file of the child. */
  readonly program: string;
  readonly print: (text: string) => void;
  readonly library: () => boolean;
}

const usual: Times = {
  beat: 15 * second,
  silence: 45 * second,
  start: 2 * minute,
  life: 12 * hour,
  pause: second,
  grace: 8 * second,
  send: 30 * second,
};

type Settings = Readonly<Record<string, string>>;

/** What no browser could be started with, named all at once. */
function faultsIn(settings: Settings, library: boolean): readonly string[] {
  const faults: string[] = [];
  if (settings['WHATSAPP_WEB'] !== 'on') faults.push('WHATSAPP_WEB: must be on, or not set at all.');
  for (const name of ['WHATSAPP_WEB_CHROMIUM', 'WHATSAPP_WEB_PAGE'])
    if (settings[name] !== undefined && !isAbsolute(settings[name]))
      faults.push(`${name}: must be a path that begins with /`);
  if (!/^\d{3,6}$/u.test(settings['WHATSAPP_WEB_MEMORY_MB'] ?? '700'))
    faults.push('WHATSAPP_WEB_MEMORY_MB: must be a number of megabytes, 100 or more.');
  if (!library)
    faults.push('WHATSAPP_WEB: the package is missing. Install it with: npm install whatsapp-web.js');
  return faults;
}

const capabilities: Capabilities = {
  buttons: { most: 0, label: 0 },
  list: { most: 0, label: 0, detail: 0 },
  text: 4000,
  asking: 4000,
  files: true,
  identifiers: false,
  contact: false,
  // Slow, as a person writes: whoever writes faster is noticed.
  pace: { all: 1, each: 1 / 3, burst: 5 },
};

function open(
  settings: Settings,
  { association, log, now, dataDir }: ChannelContext,
  parts: Partial<Parts> = {},
): PushedChannel {
  const library = parts.library ?? hasLibrary;
  const faults = faultsIn(settings, library());
  if (faults.length > 0) throw new Fault('wrongEnvironment', faults.join('\n'));
  const folder = join(dataDir, 'whatsapp-web', association);
  const chromium = settings['WHATSAPP_WEB_CHROMIUM'] ?? '/usr/bin/chromium';
  const page = settings['WHATSAPP_WEB_PAGE'];
  const times = { ...usual, ...parts.times };
  let pipe: Pipe | undefined;
  const incoming = new Incoming(log, times.pause);
  const outgoing = new Outgoing(() => pipe, now, times.send);
  const print = parts.print ?? ((text) => void process.stdout.write(text));
  const supervised = {
    program: parts.program ?? join(productRoot(), 'dist/children/whatsapp-web.js'),
    begin: { folder, chromium, ...(page !== undefined && { page }) },
    cap: Number(settings['WHATSAPP_WEB_MEMORY_MB'] ?? 700),
    codes: new Codes(association, print),
    put: (one: Pipe | undefined) => void (pipe = one),
    ...{ times, log, now, incoming, outgoing },
  };
  return {
    name: 'whatsapp-web',
    delivery: 'pushed',
    capabilities,
    reports: false,
    receive: () => ({ kind: 'ignored' }),
    send: (parcel, to) => outgoing.send(parcel, to),
    fetch: (media) => outgoing.fetch(media),
    listen: (listening) => supervise(supervised, listening),
    check: () => check(folder, chromium, library),
  };
}

/** WhatsApp Web: an ordinary account of the association in a browser of our own. Not official, off by default. */
export const whatsappWeb = {
  name: 'whatsapp-web',
  inOneProcess: true,
  settings: [
    {
      name: 'WHATSAPP_WEB',
      meaning: `Put on to use it. ${warning}`,
      required: true,
      secret: false,
    },
    {
      name: 'WHATSAPP_WEB_CHROMIUM',
      meaning: 'Where Chromium is, when it is not /usr/bin/chromium.',
      required: false,
      secret: false,
      forAll: true,
    },
    {
      name: 'WHATSAPP_WEB_MEMORY_MB',
      meaning:
        'Megabytes that the browser of one number may take before it is begun anew; 700 where it is not set.',
      required: false,
      secret: false,
      forAll: true,
    },
    {
      name: 'WHATSAPP_WEB_PAGE',
      meaning:
        'For tests only: a folder with one page, <version>.html, that is shown in the place of WhatsApp Web.',
      required: false,
      secret: false,
      forAll: true,
    },
  ],
  open,
} as const satisfies ChannelKind;
