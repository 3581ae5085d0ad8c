import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { whatsappWeb } from '../../adapters/whatsapp-web/index.ts';
import { hasLibrary } from '../../adapters/whatsapp-web/setup.ts';
import type { Happening } from '../../src/channel/port.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { readConfig } from '../../src/config.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { silent } from '../../src/kernel/log.ts';
import { openDatabase } from '../../src/records/base/database.ts';
import { WhatsApp, type Person } from '../standins/whatsapp-page.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { aWorkingMorning, countingSeed, openAll } from '../support/house.ts';
import { linkedAtDesk } from './code-at-desk.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { inBrowser } from '../web/browser.ts';
import { command, requestOf } from './stored.ts';
import { onWhatsAppWeb as surfaceOf } from './surfaces.ts';
import { stepsOf, submit } from './walk.ts';
import { say } from '../support/say.ts';
import { fixedWait, until } from '../support/wait.ts';
import { further } from '../support/whole.ts';

/** A browser that begins takes its time. */
const slow = { patience: 120_000, every: 50 };
const installed = hasLibrary();
if (!installed) process.stderr.write('\n!!! whatsapp-web.js is missing: no test of WhatsApp Web was run\n\n');

/** How many rows a query of the database finds. */
async function found(dataDir: string, query: string): Promise<number> {
  const database = await openDatabase(readConfig({ DATA_DIR: dataDir }), 'command');
  try {
    return (await database.query(query)).rows.length;
  } finally {
    await database.close();
  }
}

/** Whether somebody writes to a member from the association's own telephone. */
const isSilent = async (dataDir: string): Promise<boolean> =>
  (await found(dataDir, `select 1 from conversations where owner = 'phone'`)) === 1;

/** Whether it is written down of everything what became of it. */
const isWritten = async (dataDir: string): Promise<boolean> =>
  (await found(dataDir, `select 1 from outbox where state in ('waiting', 'attempting')`)) === 0;

/** Processes of a browser whose session lies in a folder; the browser itself first. */
function browsersIn(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return words.includes(`--user-data-dir=${folder}/`) && !words.includes('--type=');
      } catch {
        return false;
      }
    })
    .map(Number);
}

(installed ? inBrowser : describe.skip)('whatsapp-web.js itself in Chromium, on a page of ours', () => {
  let web: WhatsApp;
  let server: ServerProcess;
  let folder = '';
  let code: string | undefined;
  /** Of how many messages the answer to a greeting is. */
  let greeting = 0;
  /** Who was answered in full, and what: nothing more may come. What would come twice comes within seconds, so it is looked for once. */
  const answered: { readonly person: Person; readonly texts: readonly string[] }[] = [];
  const end = new AbortController();
  let done: Promise<void> | undefined;
  const environment = (): Record<string, string> => ({
    RAHAT_WHATSAPP_WEB: 'on',
    WHATSAPP_WEB_PAGE: web.folder,
  });

  beforeAll(async () => {
    web = await WhatsApp.open();
    server = await startServer(environment());
    folder = `${server.dataDir}/whatsapp-web/rahat`;
    const { engine, houses } = await openAll();
    const rehearsal = new Rehearsal({
      engine,
      house: houses.get('rahat')!,
      clock: handClock(aWorkingMorning),
      seed: countingSeed(),
    });
    greeting = rehearsal.play({ kind: 'text', text: 'السلام عليكم' }).length;
    await until('a code is shown', () => web.waits, slow);
    code = await linkedAtDesk(server, () => web.link());
  });

  afterAll(async () => {
    end.abort();
    await done;
    if (process.env['SHOW_LOG']) process.stderr.write(server.log);
    await server.stop();
    const left = browsersIn(folder);
    await web.close();
    await removeFolder(server.dataDir);
    expect(left).toEqual([]);
  });

  /** Ends Chromium as a lack of memory would, says something to nobody, and waits for the next one. */
  async function killed(meanwhile: () => Promise<void> | void): Promise<void> {
    const before = web.pages;
    kill();
    await until('the page is gone', () => !web.connected, slow);
    await meanwhile();
    await until('the browser is back', () => web.pages > before && web.connected, slow);
  }

  const kill = (): void => {
    const [browser] = browsersIn(folder);
    if (browser === undefined) throw new Error('there is no browser');
    process.kill(browser, 'SIGKILL');
  };

  test('the code by which the phone is linked was shown at the desk', () => {
    expect(code).toContain('2@a-code-of-tests');
  });

  test('a whole request, document and secure form included; Chromium is killed in the middle, twice, and is back by itself', async () => {
    const { engine, houses } = await openAll();
    const house = houses.get('rahat');
    const service = house?.association.services.find(
      ({ fields }) =>
        fields.some(({ type }) => type === 'attachment') && fields.some(({ type }) => type === 'nationalId'),
    );
    if (!house || !service) throw new Error('there is no service with a document');
    const steps = stepsOf(engine, house, service.id);
    const person = web.person();
    const surface = surfaceOf(person);
    let step = 0;
    /** Before one step, and while the answer to a later one goes out. */
    const troubled = async (act: () => Promise<void> | void): Promise<void> => {
      step += 1;
      if (step === 3) return killed(act);
      const before = web.pages;
      if (step === 6) web.onSent = kill;
      await act();
      if (step === 6) await until('the browser is back', () => web.pages > before && web.connected, slow);
    };
    const reference = await submit(
      {
        ...surface,
        say: (text) => troubled(() => surface.say(text)),
        press: (label) => troubled(() => surface.press(label)),
        attach: (name, bytes) => troubled(() => surface.attach(name, bytes)),
      },
      steps,
    );
    expect(await requestOf(server.dataDir, reference)).toMatchObject({
      association: 'rahat',
      channel: 'whatsapp-web',
      service: service.id,
    });
    expect(web.pages).toBe(3);
    expect(person.texts.filter((text, i) => person.texts.indexOf(text) !== i)).toEqual([]);
    const secrets = steps.flatMap((step) => ('type' in step && step.secret ? [step.type] : []));
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(person.texts.join('').replace(/\s/g, '')).not.toContain(secret);
    await until('everything that was kept is marked as read', () => web.unread() === 0, slow);
  });

  /** Somebody who has greeted, when all of the answer is there. */
  async function greeted(person: Person): Promise<void> {
    await until('the greeting is answered', () => person.texts.length >= greeting, slow);
    answered.push({ person, texts: [...person.texts] });
  }

  test('the same message under both forms of an address is answered', async () => {
    const person = web.person();
    person.twice('السلام عليكم');
    await greeted(person);
    expect(person.texts).toHaveLength(greeting);
  });

  further(
    'what comes while no browser is there is answered, and a second kill takes nothing back',
    async () => {
      const person = web.person();
      await killed(() => person.text('السلام عليكم'));
      await greeted(person);
      await killed(() => undefined);
      expect(person.texts).toHaveLength(greeting);
    },
  );

  test('an answer from the phone itself makes the bot silent', async () => {
    const person = web.person();
    person.text('السلام عليكم');
    await greeted(person);
    person.answered('أنا معك، كيف أخدمك؟');
    await until('the bot is silent', () => isSilent(server.dataDir), slow);
    person.text('القائمة');
    expect(person.texts).toHaveLength(greeting);
  });

  further(
    'the server is killed: no browser is left, and the next one answers what came meanwhile',
    async () => {
      const person = web.person();
      person.text('السلام عليكم');
      await greeted(person);
      // An answer that was shown and of which that is not written down yet is said once more by the next server.
      await until('what was said is written down', () => isWritten(server.dataDir), slow);
      await server.kill();
      await until('the browser ends by itself', () => browsersIn(folder).length === 0, slow);
      const other = web.person();
      other.text('السلام عليكم');
      server = await startServer({ ...environment(), DATA_DIR: server.dataDir });
      await greeted(other);
      expect(other.texts).toHaveLength(greeting);
    },
  );

  test('in all this nobody was answered twice, and none whom a person had answered', async () => {
    expect(answered.length).toBeGreaterThan(1);
    await fixedWait(6000, 'what was answered is not answered once more');
    for (const { person, texts } of answered) {
      expect(new Set(texts).size).toBe(texts.length);
      expect(person.texts).toEqual(texts);
    }
  });

  test('the command tells how it is set up, and nothing of a member stands in the log', async () => {
    const reports = await command(['channels', 'check'], { DATA_DIR: server.dataDir, ...environment() });
    expect(reports).toContainEqual(
      expect.objectContaining({ association: 'rahat', channel: 'whatsapp-web', state: 'ready' }),
    );
    expect(JSON.stringify(reports)).toContain('Meta may block the number');
    expect(browsersIn(folder)).toHaveLength(1);
    expect(server.log).not.toMatch(/9665\d{8}|@c\.us|@lid|a-code-of-tests/);
  });

  test('files go both ways byte by byte, and somebody whom WhatsApp does not know gets nothing', async () => {
    const page = await WhatsApp.open();
    page.linked = true;
    const person = page.person();
    const dataDir = await temporaryFolder();
    const channel = whatsappWeb.open(
      { WHATSAPP_WEB: 'on', WHATSAPP_WEB_PAGE: page.folder },
      { association: 'bir', log: silent, now: () => Date.now(), publicUrl: undefined, dataDir, say },
    );
    const heard: Happening[] = [];
    let ready = false;
    done = channel.listen?.({
      signal: end.signal,
      showCode: (code) => void (ready ||= code === undefined),
      take: async (happenings) => void heard.push(...happenings),
    });
    await until('the browser is ready', () => ready, slow);
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i) % 251));
    const to = (address: string, id: string) => ({ address, id, heardAt: undefined });
    const parcel = (text: string, type: string) => ({
      ...{ text, lang: 'ar' as const },
      file: { name: 'قرار.pdf', type, bytes },
    });
    expect(await channel.send(parcel('القرار', 'application/pdf'), to(person.phone, '1.0'))).toMatchObject({
      ok: true,
    });
    expect(await channel.send(parcel('', 'image/png'), to(person.lid, '2.0'))).toMatchObject({ ok: true });
    expect(person.texts).toEqual(['القرار']);
    expect(person.files.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'document قرار.pdf',
      'image قرار.pdf',
    ]);
    for (const file of person.files) expect(Buffer.compare(Buffer.from(file.bytes), bytes)).toBe(0);
    expect(await channel.send(parcel('x', 'text/plain'), to('966599999999@c.us', '3.0'))).toEqual({
      ok: false,
      fault: 'blocked',
    });
    person.document('عقد.pdf', bytes);
    await until('the file is heard', () => heard.length > 0, slow);
    const [one] = heard;
    if (one?.kind !== 'message' || one.message.content.kind !== 'media') throw new Error('it is no file');
    const { media } = one.message.content;
    const fetched = await channel.fetch?.(media);
    expect(fetched?.ok === true && Buffer.compare(Buffer.from(fetched.bytes), bytes)).toBe(0);
    expect(await channel.fetch?.({ ...media, ref: 'false_966599999999@c.us_3A0' })).toEqual({
      ok: false,
      why: 'gone',
    });
    expect(heard.every(({ kind }) => kind === 'message')).toBe(true);
    end.abort();
    await done;
    expect(browsersIn(dataDir)).toEqual([]);
    await page.close();
    await removeFolder(dataDir);
  });
});
