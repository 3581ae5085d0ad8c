import { constants } from 'node:fs';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Finding } from '../../src/channel/port.ts';

/** Whether the optional package is installed; it is not loaded. */
export function hasLibrary(): boolean {
  try {
    createRequire(import.meta.url).resolve('whatsapp-web.js');
    return true;
  } catch {
    return false;
  }
}

export const warning =
  'This channel is not official. WhatsApp allows no bots and no other clients than its own, and Meta may block the number at any time. ' +
  'Use it for trials, with a number that you can lose; for service use the WhatsApp Cloud API.';

const markIn = (folder: string): string => join(folder, 'linked');
const there = (path: string, mode = constants.F_OK): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** The folder of a session: whoever can read it can write as the association. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Notes whether a phone is linked. Best effort: it is only what `check` tells. */
export async function noteLinked(folder: string, linked: boolean): Promise<void> {
  await (linked ? writeFile(markIn(folder), '') : rm(markIn(folder), { force: true })).catch(() => undefined);
}

/** Looks whether everything is there. The browser is not started: it would take the session from the server. */
export async function check(
  folder: string,
  chromium: string,
  library: () => boolean,
): Promise<readonly Finding[]> {
  const installed = library();
  const executable = await there(chromium, constants.X_OK);
  const linked = await there(markIn(folder));
  return [
    { ok: true, what: warning },
    installed
      ? { ok: true, what: 'The package whatsapp-web.js is installed.' }
      : { ok: false, what: 'The package whatsapp-web.js is missing.', where: 'npm install whatsapp-web.js' },
    executable
      ? { ok: true, what: `Chromium is at ${chromium}.` }
      : {
          ok: false,
          what: `There is no Chromium at ${chromium}.`,
          where: 'apt install chromium, or set WHATSAPP_WEB_CHROMIUM to its place',
        },
    linked
      ? { ok: true, what: 'A phone is linked.' }
      : {
          ok: false,
          what: 'No phone is linked yet.',
          where:
            'start the server; then on the phone, WhatsApp → Settings → Linked devices → Link a device, and read the code in the terminal or at the desk',
        },
  ];
}
